package org.fiducia.analysis.kaon;

/**
 * How well the momenta of a range are measured.
 *
 * @param low least true momentum [GeV/c]
 * @param high greatest true momentum [GeV/c]
 * @param resolution of the fitted momentum, relative to the true one
 */
public record MomentumBin(double low, double high, Resolution resolution) {}

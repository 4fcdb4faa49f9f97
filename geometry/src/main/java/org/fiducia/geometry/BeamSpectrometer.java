package org.fiducia.geometry;

/**
 * How well each beam particle is measured at the reference plane of its {@link Beam}; all errors are uncorrelated.
 *
 * @param sigmaMomentum error of the momentum [GeV/c]
 * @param sigmaSlope error of dx/dz and of dy/dz [rad]
 * @param sigmaPosition error of x and of y [mm]
 */
public record BeamSpectrometer(double sigmaMomentum, double sigmaSlope, double sigmaPosition) {}

/**
 * Generated kaon decays: the beam, the flight to the decay, the decay, and what a beam spectrometer knows of the kaon.
 *
 * <p>The weight of an event is dimensionless. Its mean is the phase-space integral in units of the kaon mass, see
 * {@link org.fiducia.kernels.decay.PhaseSpace}, times the mean of the density of the mode where it has one; for the
 * Dalitz decays it is the width of the pi0 decay over that of pi0 -> gamma gamma. Narrow bosons that decay into e+e-
 * count with branching fraction 1. An acceptance is the ratio of the accepted sum of weights to the whole.
 *
 * <p>What the modes assume: pi+ e+e-e+e-, pi- l+ l+ and both modes with new bosons are phase space, bosons decay
 * isotropically and at once. No matrix element of K+ -> pi+ gamma* gamma* is given here, so that pi+ e+e-e+e- has none.
 * pi+ l+ l- and pi+ nu nu are phase space or a vector current, by setting. No mode has radiative corrections.
 */
package org.fiducia.kernels.generation;

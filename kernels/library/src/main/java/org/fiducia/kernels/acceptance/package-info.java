/**
 * Monte Carlo acceptance integrals over a decay volume. N = N_parents * integral of (spectrum) (g m / p) exp(-g L m / p)
 * (accepted) over energy, angles, decay point and decay angles; L is the flight path from the origin and
 * g = Gamma / (hbar c), so that lambda = (p / m) / g is the decay length.
 */
package org.fiducia.kernels.acceptance;

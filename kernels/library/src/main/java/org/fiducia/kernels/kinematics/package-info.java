/**
 * Kinematic fits: measured momenta are moved, as little as their covariance allows, until the event obeys exact laws.
 *
 * <p>Measured are independent blocks of three numbers: for each track the part e of its momentum that does not come
 * from the vertex (covariance D of {@link org.fiducia.kernels.vertexing.Prong}), the vertex (covariance C), and the
 * momentum of the beam. The momentum of a track is p = p0 + K (v - v0) + e. "All tracks from one point" is a constraint
 * that the vertex fit has used up already; to first order the two steps together are the simultaneous fit.
 *
 * <p>With y the measured numbers, V their covariance, f the constraints and J their derivatives, chi2 = (y - y0)^T V^-1
 * (y - y0) is least under f = 0 at the fixed point of y = y0 - V J^T lambda, (J V J^T) lambda = f(y) + J (y0 - y)
 * (A. G. Frodesen et al., "Probability and Statistics in Particle Physics", Universitetsforlaget 1979, section 10.8).
 * The covariance of the result is V - V J^T (J V J^T)^-1 J V.
 */
package org.fiducia.kernels.kinematics;

/** Decay kinematics. */
package org.fiducia.kernels.decay;

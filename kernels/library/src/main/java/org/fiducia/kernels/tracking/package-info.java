/** Tracks of charged particles: hits in, state and covariance out. */
package org.fiducia.kernels.tracking;

/** Particles on their way through the detector: what it measures of them, and what becomes of them. */
package org.fiducia.kernels.simulation;

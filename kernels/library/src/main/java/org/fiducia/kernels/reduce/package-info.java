/** Sums that do not depend on the device: fixed-shape reductions and exact fixed-point histograms. */
package org.fiducia.kernels.reduce;

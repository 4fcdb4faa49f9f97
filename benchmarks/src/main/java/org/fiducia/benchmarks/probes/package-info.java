/** Kernels that find a machine's limits: written, translated and run like all others, so they meet what kernels meet. */
package org.fiducia.benchmarks.probes;

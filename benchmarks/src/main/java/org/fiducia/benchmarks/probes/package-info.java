/** Kernels that find a machine's limits: written, translated and run like all others. */
package org.fiducia.benchmarks.probes;

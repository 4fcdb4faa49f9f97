/**
 * Kernels that try every primitive of the kernel language on awkward numbers: one expression a column.
 *
 * <p>A device on which a single bit differs from the JVM may not run any kernel. {@link
 * org.fiducia.kernels.conformance.ConformanceTrials} lists them with their inputs; the other classes are the expressions.
 */
package org.fiducia.kernels.conformance;

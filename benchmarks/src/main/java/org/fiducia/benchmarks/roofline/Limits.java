package org.fiducia.benchmarks.roofline;

/**
 * What a device does at most in one form of the kernels, as measured by probes; each per second.
 *
 * @param arithmetic double additions and multiplications
 * @param divisions double divisions
 * @param squareRoots double square roots
 * @param integers 64-bit integer operations
 * @param bytes bytes of memory
 */
public record Limits(double arithmetic, double divisions, double squareRoots, double integers, double bytes) {}

package org.fiducia.benchmarks.peers;

/**
 * What one program did in one task.
 *
 * @param itemsPerSecond of processor time
 * @param peakBytes most resident memory of its process, 0 if unknown
 */
record Measured(double itemsPerSecond, long peakBytes) {}

package org.fiducia.benchmarks.roofline;

import org.fiducia.benchmarks.counts.Operation;
import org.fiducia.benchmarks.counts.OperationCounts;

/**
 * What a kernel needs for an item, mean over the items of its trial.
 *
 * @param kernel name of the trial
 * @param additions double additions
 * @param multiplications double multiplications
 * @param fused fused multiply-adds
 * @param comparisons double comparisons
 * @param divisions double divisions
 * @param squareRoots double square roots
 * @param longs long operations
 * @param ints int operations
 * @param branches conditional jumps
 * @param bytesRead bytes of blocks read
 * @param bytesWritten bytes of blocks written
 */
public record Cost(String kernel, double additions, double multiplications, double fused, double comparisons,
    double divisions, double squareRoots, double longs, double ints, double branches, double bytesRead,
    double bytesWritten) {

  /** Out of a count. */
  static Cost of(String kernel, OperationCounts counts) {
    return new Cost(kernel, counts.perItem(Operation.ADD), counts.perItem(Operation.MULTIPLY),
        counts.perItem(Operation.FMA), counts.perItem(Operation.COMPARE), counts.perItem(Operation.DIVIDE),
        counts.perItem(Operation.SQUARE_ROOT), counts.perItem(Operation.LONG), counts.perItem(Operation.INT),
        counts.perItem(Operation.BRANCH), (double) counts.bytesRead() / counts.items(),
        (double) counts.bytesWritten() / counts.items());
  }

  /** Instructions of the unit that adds and multiplies doubles: contraction is off, so a * b + c is two. */
  double arithmetic() {
    return additions + multiplications + fused + comparisons;
  }

  /** All double instructions, a division or a square root counted as one. */
  double instructions() {
    return arithmetic() + divisions + squareRoots;
  }

  double bytes() {
    return bytesRead + bytesWritten;
  }
}

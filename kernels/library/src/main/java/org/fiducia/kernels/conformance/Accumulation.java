package org.fiducia.kernels.conformance;

import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Atomic sums: many items add to few places. */
@Kernel
public final class Accumulation {

  static final int INPUTS = 1;
  static final int EXPRESSIONS = 2;

  private Accumulation() {}

  /**
   * Adds each value to one of 8 rows, and counts.
   *
   * @param in a: any longs
   * @param sums at least 8 rows
   */
  public static void run(long i, long event, Longs in, Longs sums) {
    sums.add(0, event & 7, in.get(0, i));
    sums.add(1, i % 5, 1);
  }
}

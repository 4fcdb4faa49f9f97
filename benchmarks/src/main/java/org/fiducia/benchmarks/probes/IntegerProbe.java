package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/**
 * How many 64-bit integer operations a core issues, in the mix of a random number generator: a mask, a product, a shift
 * and an exclusive or a step. An item takes {@code ROUNDS * CHAINS} steps.
 */
@Kernel
public final class IntegerProbe {

  /** Dependent steps of each chain. */
  public static final int ROUNDS = 64;
  /** Chains that do not depend on each other: enough to hide the latency of a step. */
  public static final int CHAINS = 12;
  /** Operations of a step. */
  public static final int OPERATIONS = 4;
  private static final long LOW_WORD = 4294967295L;
  private static final long MULTIPLIER = 3528531795L;

  private IntegerProbe() {}

  /**
   * Runs all chains of an item.
   *
   * @param i item
   * @param numbers columns of {@link ProbeNumbers}, 1 row
   * @param start column 0: where the chains of an item begin
   * @param out column 0: what the chains come to
   */
  public static void run(long i, Doubles numbers, Doubles start, Doubles out) {
    long first = (long) start.get(0, i);
    long x0 = first;
    long x1 = first + 1;
    long x2 = first + 2;
    long x3 = first + 3;
    long x4 = first + 4;
    long x5 = first + 5;
    long x6 = first + 6;
    long x7 = first + 7;
    long x8 = first + 8;
    long x9 = first + 9;
    long x10 = first + 10;
    long x11 = first + 11;
    for (int round = 0; round < ROUNDS; round++) {
      x0 = ((x0 & LOW_WORD) * MULTIPLIER) ^ (x0 >>> 32);
      x1 = ((x1 & LOW_WORD) * MULTIPLIER) ^ (x1 >>> 32);
      x2 = ((x2 & LOW_WORD) * MULTIPLIER) ^ (x2 >>> 32);
      x3 = ((x3 & LOW_WORD) * MULTIPLIER) ^ (x3 >>> 32);
      x4 = ((x4 & LOW_WORD) * MULTIPLIER) ^ (x4 >>> 32);
      x5 = ((x5 & LOW_WORD) * MULTIPLIER) ^ (x5 >>> 32);
      x6 = ((x6 & LOW_WORD) * MULTIPLIER) ^ (x6 >>> 32);
      x7 = ((x7 & LOW_WORD) * MULTIPLIER) ^ (x7 >>> 32);
      x8 = ((x8 & LOW_WORD) * MULTIPLIER) ^ (x8 >>> 32);
      x9 = ((x9 & LOW_WORD) * MULTIPLIER) ^ (x9 >>> 32);
      x10 = ((x10 & LOW_WORD) * MULTIPLIER) ^ (x10 >>> 32);
      x11 = ((x11 & LOW_WORD) * MULTIPLIER) ^ (x11 >>> 32);
    }
    out.set(0, i, (double) (x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11));
  }
}

package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/**
 * How many double additions and multiplications a core issues: as many of the one as of the other, never contracted.
 * An item adds and multiplies {@code ROUNDS * CHAINS} times each.
 */
@Kernel
public final class AddMultiplyProbe {

  /** Dependent steps of each chain. */
  public static final int ROUNDS = 256;
  /** Chains that do not depend on each other: enough to hide the latency of a step. */
  public static final int CHAINS = 16;

  private AddMultiplyProbe() {}

  /**
   * Runs all chains of an item.
   *
   * @param i item
   * @param numbers columns of {@link ProbeNumbers}, 1 row
   * @param start column 0: where the chains of an item begin
   * @param out column 0: what the chains come to
   */
  public static void run(long i, Doubles numbers, Doubles start, Doubles out) {
    double factor = numbers.get(ProbeNumbers.FACTOR, 0);
    double term = numbers.get(ProbeNumbers.TERM, 0);
    double first = start.get(0, i);
    double x0 = first;
    double x1 = first + 1;
    double x2 = first + 2;
    double x3 = first + 3;
    double x4 = first + 4;
    double x5 = first + 5;
    double x6 = first + 6;
    double x7 = first + 7;
    double x8 = first + 8;
    double x9 = first + 9;
    double x10 = first + 10;
    double x11 = first + 11;
    double x12 = first + 12;
    double x13 = first + 13;
    double x14 = first + 14;
    double x15 = first + 15;
    for (int round = 0; round < ROUNDS; round++) {
      x0 = x0 * factor + term;
      x1 = x1 * factor + term;
      x2 = x2 * factor + term;
      x3 = x3 * factor + term;
      x4 = x4 * factor + term;
      x5 = x5 * factor + term;
      x6 = x6 * factor + term;
      x7 = x7 * factor + term;
      x8 = x8 * factor + term;
      x9 = x9 * factor + term;
      x10 = x10 * factor + term;
      x11 = x11 * factor + term;
      x12 = x12 * factor + term;
      x13 = x13 * factor + term;
      x14 = x14 * factor + term;
      x15 = x15 * factor + term;
    }
    out.set(0, i, x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11 + x12 + x13 + x14 + x15);
  }
}

package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/**
 * How many double divisions a core issues. An item divides {@code ROUNDS * CHAINS} times.
 */
@Kernel
public final class DivisionProbe {

  /** Dependent steps of each chain. */
  public static final int ROUNDS = 64;
  /** Chains that do not depend on each other: enough to hide the latency of a step. */
  public static final int CHAINS = 12;

  private DivisionProbe() {}

  /**
   * Runs all chains of an item.
   *
   * @param i item
   * @param numbers columns of {@link ProbeNumbers}, 1 row
   * @param start column 0: where the chains of an item begin
   * @param out column 0: what the chains come to
   */
  public static void run(long i, Doubles numbers, Doubles start, Doubles out) {
    double dividend = numbers.get(ProbeNumbers.TERM, 0);
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
    for (int round = 0; round < ROUNDS; round++) {
      x0 = dividend / x0;
      x1 = dividend / x1;
      x2 = dividend / x2;
      x3 = dividend / x3;
      x4 = dividend / x4;
      x5 = dividend / x5;
      x6 = dividend / x6;
      x7 = dividend / x7;
      x8 = dividend / x8;
      x9 = dividend / x9;
      x10 = dividend / x10;
      x11 = dividend / x11;
    }
    out.set(0, i, x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
  }
}

package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/**
 * How many double square roots a core issues. An item takes {@code ROUNDS * CHAINS} of them, of a product each, so that
 * the arguments keep all their bits.
 */
@Kernel
public final class SquareRootProbe {

  /** Dependent steps of each chain. */
  public static final int ROUNDS = 64;
  /** Chains that do not depend on each other: enough to hide the latency of a step. */
  public static final int CHAINS = 12;

  private SquareRootProbe() {}

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
      x0 = Math.sqrt(x0 * factor);
      x1 = Math.sqrt(x1 * factor);
      x2 = Math.sqrt(x2 * factor);
      x3 = Math.sqrt(x3 * factor);
      x4 = Math.sqrt(x4 * factor);
      x5 = Math.sqrt(x5 * factor);
      x6 = Math.sqrt(x6 * factor);
      x7 = Math.sqrt(x7 * factor);
      x8 = Math.sqrt(x8 * factor);
      x9 = Math.sqrt(x9 * factor);
      x10 = Math.sqrt(x10 * factor);
      x11 = Math.sqrt(x11 * factor);
    }
    out.set(0, i, x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
  }
}

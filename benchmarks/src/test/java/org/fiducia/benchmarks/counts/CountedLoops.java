package org.fiducia.benchmarks.counts;

import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** A kernel whose operations can be counted by hand. */
@Kernel
public final class CountedLoops {

  static final int SIZE = 3;

  private CountedLoops() {}

  /**
   * Item i takes i turns; a turn of even number is another one than a turn of odd number.
   *
   * @param i item
   * @param in column 0
   * @param sums column 0: one number for all items
   * @param out column 0: of each item; column 1 of items beyond 1 only
   * @param kind column 0: of each item
   */
  public static void run(long i, Doubles in, Longs sums, Doubles out, Ints kind) {
    double x = in.get(0, i) + in.get(0, i);
    double[] scratch = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      scratch[k] = x * 2;
    }
    for (long turn = 0; turn < i; turn++) {
      if ((turn & 1) == 0) {
        x = even(x, scratch);
      } else {
        x = Math.max(-x, 1) - 0.5;
      }
    }
    switch ((int) i) {
      case 0:
        kind.set(0, i, 5);
        break;
      case 1:
        kind.set(0, i, 6);
        break;
      default:
        kind.set(0, i, 7);
        out.set(1, i, x);
    }
    sums.add(0, 0, i);
    out.set(0, i, x);
  }

  private static double even(double x, double[] scratch) {
    return Math.fma(x, x, Math.sqrt(scratch[1]) / x);
  }
}

package org.fiducia.kernels.conformance;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** Functions and tables that the conformance kernels call from another class. */
@Functions
public final class Pieces {

  static final int LENGTH = 4;
  static final double[] WEIGHTS = {0.5, -1.25, 1.0 / 3, 0x1p-1074, Double.MAX_VALUE, -0.0};
  static final long[] STEPS = {1, -1, Long.MAX_VALUE, Long.MIN_VALUE};
  static final int[] CODES = {7, -7, Integer.MIN_VALUE, 0};

  private Pieces() {}

  /** Fills a with powers of x and returns the last finite exponent. */
  static int powers(double x, double[] a) {
    int finite = -1;
    double power = 1;
    for (int k = 0; k < LENGTH; k++) {
      a[k] = power;
      if (Double.isFinite(power)) {
        finite = k;
      }
      power *= x;
    }
    return finite;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < LENGTH; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  static double weighted(Doubles in, int column, long i) {
    return in.get(column, i) * WEIGHTS[column];
  }

  static void copy(Doubles from, int column, Doubles to, int target, long i) {
    to.set(target, i, from.get(column, i));
  }

  static boolean between(double x, double low, double high) {
    return x > low && x < high;
  }

  /** Number of steps of 3n + 1 to reach 1, at most 64. */
  static int collatz(long start) {
    long n = (start & 0xFFFFL) + 1;
    for (int steps = 0; steps < 64; steps++) {
      if (n == 1) {
        return steps;
      }
      n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
    }
    return 64;
  }
}

package org.fiducia.kernels.kinematics;

import org.fiducia.language.Functions;

/** The linear equations of the Lagrange multipliers: symmetric, packed by rows, at most 9, by S = L D L^T. */
@Functions
final class Multipliers {

  /** Most equations: momentum and all others. */
  static final int MOST = 3 + Constraints.MOST;

  /** A pivot smaller than this part of its diagonal element is rounding: its row depends on those before. */
  private static final double LEAST_PIVOT = 1e-11;

  private Multipliers() {}

  /**
   * Factors rows {@code from} to {@code to - 1}; those before must have been factored.
   *
   * @param s the matrix, packed; receives L below the diagonal, 1 / D on it
   * @return false if a row depends on those before
   */
  static boolean factor(int from, int to, double[] s) {
    boolean regular = true;
    for (int r = from; r < to; r++) {
      int row = Measurement.row(r);
      double square = s[row + r];
      double pivot = square;
      for (int c = 0; c < r; c++) {
        int other = Measurement.row(c);
        double x = s[row + c];
        for (int k = 0; k < c; k++) {
          x -= s[row + k] * s[other + k];
        }
        s[row + c] = x;
      }
      for (int c = 0; c < r; c++) {
        double x = s[row + c];
        s[row + c] = x * s[Measurement.row(c) + c];
        pivot -= x * s[row + c];
      }
      regular &= pivot > LEAST_PIVOT * square;
      s[row + r] = 1 / pivot;
    }
    return regular;
  }

  /**
   * Solves S lambda = r.
   *
   * @param l the factors of S
   * @return r^T S^-1 r
   */
  static double solve(int count, double[] l, double[] r, double[] lambda) {
    double square = 0;
    for (int c = 0; c < count; c++) {
      int row = Measurement.row(c);
      double x = r[c];
      for (int k = 0; k < c; k++) {
        x -= l[row + k] * lambda[k];
      }
      lambda[c] = x;
      square += x * x * l[row + c];
    }
    for (int c = count - 1; c >= 0; c--) {
      double x = lambda[c] * l[Measurement.row(c) + c];
      for (int k = c + 1; k < count; k++) {
        x -= l[Measurement.row(k) + c] * lambda[k];
      }
      lambda[c] = x;
    }
    return square;
  }
}

package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.language.Functions;

/** The linear equations of the Lagrange multipliers: symmetric, packed by rows, at most 7, by S = L D L^T. */
@Functions
final class Multipliers {

  /** Most equations: momentum and all others. */
  static final int MOST = 3 + Constraints.MOST_BESIDE_MOMENTUM;

  /** A pivot smaller than this part of its diagonal element is rounding: its row depends on those before. */
  static final double LEAST_PIVOT = 1e-11;

  private Multipliers() {}

  /**
   * Factors a matrix.
   *
   * @param s the matrix, packed; receives L below the diagonal, 1 / D on it
   * @return false if a row depends on those before
   */
  static boolean factor(int count, double[] s) {
    boolean regular = true;
    for (int r = 0; r < count; r++) {
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
   * Takes the first three equations out of the others, which they leave as T lambda = t (Schur complement).
   *
   * @param first the three rows factored by {@link Symmetric3}
   * @param s all rows, packed
   * @param r all right sides
   * @param y receives for each of the others its first three elements times the inverse of the three
   * @param rest receives T, packed
   * @param right receives t
   * @return false if one of the others depends on the three
   */
  static boolean withoutThree(int count, double[] first, double[] s, double[] r, double[] y, double[] rest,
      double[] right) {
    boolean regular = true;
    for (int c = 0; c < count; c++) {
      int row = Measurement.row(3 + c);
      double[] x = new double[3];
      Symmetric3.solve(first, s, row, x);
      y[3 * c] = x[0];
      y[3 * c + 1] = x[1];
      y[3 * c + 2] = x[2];
      right[c] = r[3 + c] - (x[0] * r[0] + x[1] * r[1] + x[2] * r[2]);
      for (int b = 0; b <= c; b++) {
        int other = Measurement.row(3 + b);
        rest[Measurement.row(c) + b] =
            s[row + 3 + b] - (x[0] * s[other] + x[1] * s[other + 1] + x[2] * s[other + 2]);
      }
      regular &= rest[Measurement.row(c) + c] > LEAST_PIVOT * s[row + 3 + c];
    }
    return regular;
  }

  /** Whether the first three equations are independent; gives their factors. */
  static boolean factorThree(double[] s, double[] factors) {
    return Symmetric3.factor(s, LEAST_PIVOT, factors);
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

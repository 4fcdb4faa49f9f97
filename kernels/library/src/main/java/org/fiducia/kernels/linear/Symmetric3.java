package org.fiducia.kernels.linear;

import org.fiducia.language.Functions;

/**
 * Symmetric 3x3 matrices (a00, a10, a11, a20, a21, a22) by their factors L D L^T, the Cholesky form without square
 * roots (G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 4.1.2). Its rounding errors do not depend on the
 * units of the rows.
 */
@Functions
public final class Symmetric3 {

  private Symmetric3() {}

  /**
   * Factors a matrix.
   *
   * @param a 6 elements, more are ignored
   * @param least smallest ratio of the determinant to the product of the diagonal that is not taken for zero: the ratio
   *     is 1 if nothing is correlated, 0 if a row depends on the others
   * @param factors receives (1/d0, l10, 1/d1, l20, l21, 1/d2)
   * @return false if the matrix is not positive definite or the ratio is not above {@code least}; also for NaN
   */
  public static boolean factor(double[] a, double least, double[] factors) {
    double d0 = a[0];
    double inverse0 = 1 / d0;
    double l10 = a[1] * inverse0;
    double l20 = a[3] * inverse0;
    double d1 = a[2] - l10 * a[1];
    double inverse1 = 1 / d1;
    double rest = a[4] - l20 * a[1];
    double l21 = rest * inverse1;
    double d2 = a[5] - l20 * a[3] - l21 * rest;
    factors[0] = inverse0;
    factors[1] = l10;
    factors[2] = inverse1;
    factors[3] = l20;
    factors[4] = l21;
    factors[5] = 1 / d2;
    return d0 > 0 && d1 > 0 && d2 > 0 && d1 * d2 > least * (a[2] * a[5]);
  }

  /** What {@link #factor} returns, of a matrix whose factors are not wanted. */
  public static boolean definite(double[] a, double least) {
    double inverse0 = 1 / a[0];
    double l10 = a[1] * inverse0;
    double l20 = a[3] * inverse0;
    double d1 = a[2] - l10 * a[1];
    double rest = a[4] - l20 * a[1];
    double d2 = a[5] - l20 * a[3] - rest / d1 * rest;
    return a[0] > 0 && d1 > 0 && d2 > 0 && d1 * d2 > least * (a[2] * a[5]);
  }

  /**
   * Solves A x = b.
   *
   * @param factors of A
   * @param b holds the right side from element {@code from} on
   * @param x receives 3 elements
   */
  public static void solve(double[] factors, double[] b, int from, double[] x) {
    double y0 = b[from];
    double y1 = b[from + 1] - factors[1] * y0;
    double y2 = b[from + 2] - factors[3] * y0 - factors[4] * y1;
    x[2] = y2 * factors[5];
    x[1] = y1 * factors[2] - factors[4] * x[2];
    x[0] = y0 * factors[0] - factors[1] * x[1] - factors[3] * x[2];
  }

  /** The inverse, a sum of positive terms on its diagonal: positive definite whatever the rounding. */
  public static void invert(double[] factors, double[] inverse) {
    double m20 = factors[1] * factors[4] - factors[3];
    double weighted20 = m20 * factors[5];
    double weighted10 = factors[1] * factors[2];
    double weighted21 = factors[4] * factors[5];
    inverse[0] = factors[0] + factors[1] * weighted10 + m20 * weighted20;
    inverse[1] = -weighted10 - factors[4] * weighted20;
    inverse[2] = factors[2] + factors[4] * weighted21;
    inverse[3] = weighted20;
    inverse[4] = -weighted21;
    inverse[5] = factors[5];
  }

  /**
   * Transforms a covariance: M A M^T.
   *
   * @param m 9 elements by rows
   * @param a 6 elements
   * @param result receives 6 elements
   */
  public static void transform(double[] m, double[] a, double[] result) {
    for (int row = 0; row < 3; row++) {
      double m0 = m[3 * row];
      double m1 = m[3 * row + 1];
      double m2 = m[3 * row + 2];
      double ma0 = m0 * a[0] + m1 * a[1] + m2 * a[3];
      double ma1 = m0 * a[1] + m1 * a[2] + m2 * a[4];
      double ma2 = m0 * a[3] + m1 * a[4] + m2 * a[5];
      for (int column = 0; column <= row; column++) {
        result[row * (row + 1) / 2 + column] = ma0 * m[3 * column] + ma1 * m[3 * column + 1] + ma2 * m[3 * column + 2];
      }
    }
  }
}

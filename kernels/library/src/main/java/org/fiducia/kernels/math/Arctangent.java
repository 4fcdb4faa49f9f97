package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * atan2: the smaller coordinate a over the larger b, or (a - b)/(a + b) where that is nearer zero, is q in two doubles
 * with |q| &lt;= tan(pi/8); the angle is a multiple of pi/4 plus or minus atan q = q - q^3 A(q^2). Constants:
 * {@code DeriveConstants} in the test folder.
 */
@Functions
final class Arctangent {

  /** tan(pi/8), where the two forms of q are equally long. */
  private static final double TAN_EIGHTH = 0.41421356;

  /** pi/4 to 50 bits, so that up to four times it is exact, and the rest. */
  static final double QUARTER_PI_HI = 0x1.921fb54442d18p-1;

  static final double QUARTER_PI_LO = 0x1.1a62633145c07p-55;

  static final double A0 = 0x1.5555555555555p-2;
  static final double A1 = -0x1.9999999999953p-3;
  static final double A2 = 0x1.249249248d7e6p-3;
  static final double A3 = -0x1.c71c71c3045bap-4;
  static final double A4 = 0x1.745d165de250bp-4;
  static final double A5 = -0x1.3b1392d7e8f74p-4;
  static final double A6 = 0x1.110e87e6a8722p-4;
  static final double A7 = -0x1.e19a10824a50bp-5;
  static final double A8 = 0x1.ac7a7bd8f05cp-5;
  static final double A9 = -0x1.74dd67f0d3108p-5;
  static final double A10 = 0x1.1b32a3266af2ep-5;
  static final double A11 = -0x1.0ad10221730d6p-6;

  private Arctangent() {}

  static double atan2(double y, double x) {
    double height = Math.abs(y);
    double width = Math.abs(x);
    // within these no step of the angle overflows or loses bits
    if (!(height >= 0x1p-450 && width >= 0x1p-450 && height <= 0x1p450 && width <= 0x1p450)) {
      return special(y, x);
    }
    return Math.copySign(angle(height, width, x < 0.0), y);
  }

  private static double special(double y, double x) {
    double height = Math.abs(y);
    double width = Math.abs(x);
    if (x != x || y != y) {
      return Double.NaN;
    }
    boolean left = Math.copySign(1.0, x) < 0.0;
    if (height > Double.MAX_VALUE && width > Double.MAX_VALUE) {
      return Math.copySign(angle(1.0, 1.0, left), y);
    }
    if (height == 0.0 || width > Double.MAX_VALUE) {
      return Math.copySign(left ? Math.PI : 0.0, y);
    }
    if (width == 0.0 || width < height * 0x1p-60) {
      return Math.copySign(0.5 * Math.PI, y);
    }
    if (height < width * 0x1p-60) {
      return Math.copySign(left ? Math.PI : height / width, y);
    }
    double scale = height > 1.0 ? 0x1p-600 : 0x1p600;
    return Math.copySign(angle(height * scale, width * scale, left), y);
  }

  /** Angle of (width, height) from the x axis, of (-width, height) if left; both positive and of moderate size. */
  private static double angle(double height, double width, boolean left) {
    double a = Math.min(height, width);
    double b = Math.max(height, width);
    int steep = height > width ? 1 : 0;
    int diagonal = a > TAN_EIGHTH * b ? 1 : 0;
    int mirrored = left ? 1 : 0;
    double numerator = a - diagonal * b;
    double numeratorTail = a - (numerator + diagonal * b);
    double denominator = b + diagonal * a;
    double denominatorTail = diagonal * a - (denominator - b);
    double inverse = 1.0 / denominator;
    double q = numerator * inverse;
    double qTail =
        (Math.fma(-q, denominator, numerator) + Math.fma(-q, denominatorTail, numeratorTail)) * inverse;
    double w = q * q;
    double arc = qTail - q * (w * series(w));
    // diagonal pi/4 + atan q, then 2 pi/4 less that if steep, then 4 pi/4 less that if mirrored
    int upright = diagonal + steep * (2 - 2 * diagonal);
    double quarters = upright + mirrored * (4 - 2 * upright);
    double sign = 1 - 2 * (steep ^ mirrored);
    double whole = quarters * QUARTER_PI_HI;
    double sum = whole + sign * q;
    double sumTail = sign * q - (sum - whole);
    return sum + (sumTail + Math.fma(quarters, QUARTER_PI_LO, sign * arc));
  }

  /** A(w). */
  private static double series(double w) {
    double w2 = w * w;
    double w4 = w2 * w2;
    double low = Math.fma(Math.fma(A3, w, A2), w2, Math.fma(A1, w, A0));
    double middle = Math.fma(Math.fma(A7, w, A6), w2, Math.fma(A5, w, A4));
    double high = Math.fma(Math.fma(A11, w, A10), w2, Math.fma(A9, w, A8));
    return Math.fma(high, w4 * w4, Math.fma(middle, w4, low));
  }
}

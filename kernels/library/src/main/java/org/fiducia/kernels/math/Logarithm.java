package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * log and log1p: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2), z = f/(1 + f/2) in two doubles, then
 * log(1 + f) = 2 atanh(z/2) = z + z^3/12 + z^5 L(z^2). Constants: {@code DeriveConstants} in the test folder.
 */
@Functions
final class Logarithm {

  private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
  static final double TWELFTH = 0x1.5555555555555p-4;

  static final double L0 = 0x1.999999999999ep-7;
  static final double L1 = 0x1.249249248e532p-9;
  static final double L2 = 0x1.c71c71d7e7d7p-12;
  static final double L3 = 0x1.745d09f08536p-14;
  static final double L4 = 0x1.3b18b8e7bb15fp-16;
  static final double L5 = 0x1.1018af16a6335p-18;
  static final double L6 = 0x1.0878816aa2ffap-20;

  private Logarithm() {}

  static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return special(x);
    }
    int k = exponent(x);
    return ofParts(fraction(x, k), 0.0, k);
  }

  private static double special(double x) {
    if (x > 0.0 && x < Double.MIN_NORMAL) {
      double scaled = x * 0x1p54;
      int k = exponent(scaled);
      return ofParts(fraction(scaled, k), 0.0, k - 54.0);
    }
    return x == 0.0 ? Double.NEGATIVE_INFINITY : x > 0.0 ? x : Double.NaN;
  }

  static double log1p(double x) {
    if (!(x > -1.0 && x <= Double.MAX_VALUE)) {
      return x == -1.0 ? Double.NEGATIVE_INFINITY : x > 0.0 ? x : Double.NaN;
    }
    double sum = 1.0 + x;
    double shift = sum - 1.0;
    double tail = 1.0 - (sum - shift) + (x - shift);
    int k = exponent(sum);
    double scale = Double.longBitsToDouble((long) Math.max(0, 1023 - k) << 52);
    double f = k == 0 ? x : fraction(sum, k);
    double fTail = k == 0 ? 0.0 : tail * scale;
    return Math.copySign(ofParts(f, fTail, k), x);
  }

  /** k of x = 2^k (1 + f), x normal. */
  static int exponent(double x) {
    return (int) (Double.doubleToRawLongBits(x) - SQRT_HALF_BITS >> 52);
  }

  /** f of x = 2^k (1 + f), exact. */
  static double fraction(double x, int k) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) k << 52)) - 1.0;
  }

  /** k ln 2 + log(1 + f + tail). */
  private static double ofParts(double f, double tail, double k) {
    double halfway = 1.0 + 0.5 * f;
    double halfwayTail = 0.5 * f - (halfway - 1.0) + 0.5 * tail;
    double inverse = 1.0 / halfway;
    double z = f * inverse;
    double zTail = (Math.fma(-z, halfway, f) + (tail - z * halfwayTail)) * inverse;
    double w = z * z;
    double cubic = z * w * Math.fma(w, series(w), TWELFTH);
    double whole = k * Exponential.LN2_HI;
    double sum = whole + z;
    double sumTail = z - (sum - whole);
    return sum + (sumTail + (Math.fma(k, Exponential.LN2_LO, zTail) + cubic));
  }

  /** L(w). */
  static double series(double w) {
    double w2 = w * w;
    double low = Math.fma(Math.fma(L3, w, L2), w2, Math.fma(L1, w, L0));
    double high = Math.fma(L6, w2, Math.fma(L5, w, L4));
    return Math.fma(high, w2 * w2, low);
  }
}

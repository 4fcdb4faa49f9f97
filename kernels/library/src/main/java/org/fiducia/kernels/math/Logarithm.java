package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * log and log1p: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2), z = f/(1 + f/2) in two doubles, then
 * log(1 + f) = 2 atanh(z/2) = z + z^3/12 + z^5 L(z^2). Constants: {@code DeriveConstants} in the test folder.
 */
@Functions
final class Logarithm {

  /** The bits of sqrt(1/2), where the exponents change. */
  static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  static final double TWELFTH = 0x1.5555555555555p-4;

  static final double L0 = 0x1.999999999999ap-7;
  static final double L1 = 0x1.2492492492521p-9;
  static final double L2 = 0x1.c71c71c6eaa18p-12;
  static final double L3 = 0x1.745d177a95904p-14;
  static final double L4 = 0x1.3b1395d249ed7p-16;
  static final double L5 = 0x1.1118c7da4e209p-18;
  static final double L6 = 0x1.df7ccb122450bp-21;
  static final double L7 = 0x1.e02e59475f3c5p-23;

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
    return (int) ((Double.doubleToRawLongBits(x) - SQRT_HALF_BITS) >> 52);
  }

  /** f of x = 2^k (1 + f), exact. */
  static double fraction(double x, int k) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) k << 52)) - 1.0;
  }

  /** k ln 2 + log(1 + f + tail). */
  private static double ofParts(double f, double tail, double k) {
    double halfway = 1.0 + 0.5 * f;
    double inverse = 1.0 / halfway;
    double z = f * inverse;
    double zTail = quotientTail(f, tail, halfway, inverse, z);
    double w = z * z;
    double cubic = z * w * Math.fma(w, series(w), TWELFTH);
    double whole = k * Exponential.LN2_HI;
    double sum = whole + z;
    double sumTail = z - (sum - whole);
    return sum + (sumTail + (Math.fma(k, Exponential.LN2_LO, zTail) + cubic));
  }

  /** What z = f inverse, made of the rounded halfway = 1 + f/2 and its inverse, lacks for f + tail in place of f. */
  static double quotientTail(double f, double tail, double halfway, double inverse, double z) {
    double halfwayTail = 0.5 * f - (halfway - 1.0) + 0.5 * tail;
    return (Math.fma(-z, halfway, f) + Math.fma(-z, halfwayTail, tail)) * inverse;
  }

  /** L(w). */
  static double series(double w) {
    double w2 = w * w;
    double low = Math.fma(Math.fma(L3, w, L2), w2, Math.fma(L1, w, L0));
    double high = Math.fma(Math.fma(L7, w, L6), w2, Math.fma(L5, w, L4));
    return Math.fma(high, w2 * w2, low);
  }
}

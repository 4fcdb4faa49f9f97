package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * exp and expm1: x = k ln 2 + r with |r| &lt;= ln 2 / 2, then e^r = 1 + r + r^2/2 + r^3 E(r), with r and the sum
 * carried in two doubles. Constants: {@code DeriveConstants} in the test folder.
 */
@Functions
final class Exponential {

  static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 to 42 bits, so that k times it is exact for every exponent k, and the rest. */
  static final double LN2_HI = 0x1.62e42fefa38p-1;

  static final double LN2_LO = 0x1.ef35793c7673p-45;

  /** 1.5 2^52: adding it rounds to a whole number and leaves that number in the low bits. */
  static final double SHIFT = 0x1.8p52;

  /** Up to here 2^k e^r is a normal number. */
  private static final double ORDINARY = 708;

  static final double E0 = 0x1.5555555555556p-3;
  static final double E1 = 0x1.5555555555555p-5;
  static final double E2 = 0x1.11111111109b4p-7;
  static final double E3 = 0x1.6c16c16c167e2p-10;
  static final double E4 = 0x1.a01a01a7c327ap-13;
  static final double E5 = 0x1.a01a01a47a78fp-16;
  static final double E6 = 0x1.71de0db21e27fp-19;
  static final double E7 = 0x1.27e4e1f6a6779p-22;
  static final double E8 = 0x1.af38a0d2d962p-26;
  static final double E9 = 0x1.1f66da6ee7eeap-29;

  private Exponential() {}

  static double exp(double x) {
    if (!(Math.abs(x) <= ORDINARY)) {
      return extreme(x);
    }
    double shifted = Math.fma(x, LOG2_E, SHIFT);
    double fraction = fraction(x, 0.0, shifted - SHIFT);
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(fraction) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  /** exp where it overflows, underflows or nearly so; NaN stays NaN. */
  private static double extreme(double x) {
    return ofSum(Math.max(-746.0, Math.min(710.0, x)), 0.0);
  }

  /** e^(x + tail) for |x| up to 746 and a tail below an ulp of x; a subnormal result is rounded once more. */
  static double ofSum(double x, double tail) {
    double shifted = Math.fma(x, LOG2_E, SHIFT);
    int k = (int) Double.doubleToRawLongBits(shifted);
    int half = k >> 1;
    return fraction(x, tail, shifted - SHIFT) * powerOfTwo(half) * powerOfTwo(k - half);
  }

  static double expm1(double x) {
    if (!(x >= -40.0 && x <= 709.0)) {
      return x < 0.0 ? -1.0 : extreme(x);
    }
    double shifted = Math.fma(x, LOG2_E, SHIFT);
    double k = shifted - SHIFT;
    long exponent = Double.doubleToRawLongBits(shifted) << 52;
    double r = remainder(x, 0.0, k);
    double tail = remainderTail(x, 0.0, k, r);
    // 2^-k expm1(x) = (1 - 2^-k) + r + r^2/2 + r^3 E(r); below 2^-1000 the 2^-k no longer counts
    double scaledOne = powerOfTwo(-Math.min((int) Double.doubleToRawLongBits(shifted), 1000));
    double one = 1.0 - scaledOne;
    double taken = one - 1.0;
    double oneTail = 1.0 - (one - taken) - (scaledOne + taken);
    double linear = one + r;
    double linearTail = r - (linear - one);
    double square = 0.5 * (r * r);
    double squareTail = Math.fma(0.5 * r, r, -square);
    double sum = linear + square;
    double sumTail = square - (sum - linear);
    double rest = Math.fma(tail, r, tail) + (squareTail + cubic(r));
    double value = sum + (sumTail + linearTail + (oneTail + rest));
    double scaled = Double.longBitsToDouble(Double.doubleToRawLongBits(value) + exponent);
    return Math.copySign(scaled, x);
  }

  /** e^(x + tail - k ln 2). */
  private static double fraction(double x, double tail, double k) {
    double r = remainder(x, tail, k);
    double rTail = remainderTail(x, tail, k, r);
    double sum = 1.0 + r;
    double sumTail = r - (sum - 1.0);
    return sum + (sumTail + Math.fma(rTail, sum, Math.fma(0.5 * r, r, cubic(r))));
  }

  /** x + tail - k ln 2, rounded. */
  private static double remainder(double x, double tail, double k) {
    return Math.fma(-k, LN2_HI, x) + Math.fma(-k, LN2_LO, tail);
  }

  /** What the rounding of {@link #remainder} lost. */
  private static double remainderTail(double x, double tail, double k, double remainder) {
    return Math.fma(-k, LN2_LO, tail) - (remainder - Math.fma(-k, LN2_HI, x));
  }

  /** e^r - 1 - r - r^2/2. */
  private static double cubic(double r) {
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = Math.fma(Math.fma(E3, r, E2), r2, Math.fma(E1, r, E0));
    double middle = Math.fma(Math.fma(E7, r, E6), r2, Math.fma(E5, r, E4));
    double high = Math.fma(E9, r, E8);
    return r * r2 * Math.fma(high, r4 * r4, Math.fma(middle, r4, low));
  }

  /** 2^k of a normal exponent. */
  private static double powerOfTwo(int k) {
    return Double.longBitsToDouble((long) (k + 1023) << 52);
  }
}

package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * An angle as whole quarter turns and a remainder within pi/4, the remainder in two doubles. Near zero pi/2 in three
 * parts does (Cody and Waite); beyond {@link #NEAR} the bits of 2/pi that matter are multiplied out in whole numbers
 * (Payne and Hanek, SIGNUM Newsletter 18 (1983) 19). Constants: {@code DeriveConstants} in the test folder.
 */
@Functions
final class Angle {

  /** Largest size that the three-part pi/2 serves: the quarter turns fit an int with room to spare. */
  static final double NEAR = 0x1p30;

  static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  static final double HALF_PI_1 = 0x1.921fb54442d18p0;
  static final double HALF_PI_2 = 0x1.1a62633145c07p-54;
  static final double HALF_PI_3 = -0x1.f1976b7ed8fbcp-110;

  /** A zero word, then the first 1 216 bits of 2/pi: enough for the largest double. */
  static final long[] TWO_OVER_PI_BITS = {
    0x0L, 0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L, 0xfe5163abdebbc561L,
    0xb7246e3a424dd2e0L, 0x06492eea09d1921cL, 0xfe1deb1cb129a73eL, 0xe88235f52ebb4484L, 0xe99c7026b45f7e41L,
    0x3991d639835339f4L, 0x9c845f8bbdf9283bL, 0x1ff897ffde05980fL, 0xef2f118b5a0a6d1fL, 0x6d367ecf27cb09b7L,
    0x4f463f669e5fea2dL, 0x7527bac7ebe5f17bL, 0x3d0739f78a5292eaL, 0x6bfb5fb11f8d5d08L, 0x56033046fc7b6babL
  };

  private Angle() {}

  /** Nearest number of quarter turns of a near angle, plus {@link Exponential#SHIFT}: its low bits are the number. */
  static double shiftedQuarters(double x) {
    return Math.fma(x, TWO_OVER_PI, Exponential.SHIFT);
  }

  /** x - quarters pi/2, rounded. The first product cancels exactly against x. */
  static double remainder(double x, double quarters) {
    return Math.fma(-quarters, HALF_PI_1, x) - quarters * HALF_PI_2;
  }

  /** How much {@link #remainder} is above x - quarters pi/2. */
  static double excess(double x, double quarters, double remainder) {
    double first = Math.fma(-quarters, HALF_PI_1, x);
    double second = quarters * HALF_PI_2;
    double secondTail = Math.fma(quarters, HALF_PI_2, -second);
    double taken = remainder - first;
    double lost = second + taken - (first - (remainder - taken));
    return lost + Math.fma(quarters, HALF_PI_3, secondTail);
  }

  /**
   * Reduces any finite angle beyond {@link #NEAR}.
   *
   * @param x angle (rad)
   * @param remainder receives the remainder and its excess (rad)
   * @return quarter turns, modulo 4
   */
  static int reduceFar(double x, double[] remainder) {
    long bits = Double.doubleToRawLongBits(x);
    long mantissa = bits & 0x000fffffffffffffL | 0x0010000000000000L;
    int exponent = (int) (bits >> 52 & 0x7ffL) - 1075;
    // |x| = mantissa 2^exponent; bits of 2/pi before this one give whole turns only
    int start = exponent + 62;
    int word = start >> 6;
    int offset = start & 63;
    long high = window(word, offset);
    long middle = window(word + 1, offset);
    long low = window(word + 2, offset);
    // |x| / 2 pi modulo 1, in units of 2^-192
    long lowHigh = multiplyHigh(low, mantissa);
    long middleLow = middle * mantissa;
    long turnLow = low * mantissa;
    long turnMiddle = middleLow + lowHigh;
    long carry = turnMiddle + Long.MIN_VALUE < lowHigh + Long.MIN_VALUE ? 1L : 0L;
    long turnHigh = high * mantissa + multiplyHigh(middle, mantissa) + carry;
    int quarters = (int) (turnHigh + 0x2000000000000000L >>> 62);
    // what is left of a quarter turn, signed, in units of 2^-64 and 2^-128
    long left = turnHigh << 2 | turnMiddle >>> 62;
    long leftLow = turnMiddle << 2 | turnLow >>> 62;
    double upper = (double) (left >> 32) * 0x1p-32;
    double next = (double) (left & 4294967295L) * 0x1p-64;
    double third = (double) (leftLow >>> 32) * 0x1p-96;
    double fourth = (double) (leftLow & 4294967295L) * 0x1p-128;
    double front = upper + next;
    double frontTail = next - (front - upper);
    double back = third + fourth;
    double backTail = fourth - (back - third);
    double sum = front + back;
    double taken = sum - front;
    double sumTail = front - (sum - taken) + (back - taken) + (frontTail + backTail);
    double radians = sum * HALF_PI_1;
    double radiansTail = Math.fma(sum, HALF_PI_1, -radians) + Math.fma(sum, HALF_PI_2, sumTail * HALF_PI_1);
    double rounded = radians + radiansTail;
    double excess = rounded - radians - radiansTail;
    remainder[0] = x < 0.0 ? -rounded : rounded;
    remainder[1] = x < 0.0 ? -excess : excess;
    return x < 0.0 ? -quarters : quarters;
  }

  /** 64 bits of 2/pi from a bit of a word on. */
  private static long window(int word, int offset) {
    return TWO_OVER_PI_BITS[word] << offset | TWO_OVER_PI_BITS[word + 1] >>> 1 >>> 63 - offset;
  }

  /** High half of the product of an unsigned and a small positive number. */
  private static long multiplyHigh(long unsigned, long small) {
    return Math.multiplyHigh(unsigned, small) + (unsigned >> 63 & small);
  }
}

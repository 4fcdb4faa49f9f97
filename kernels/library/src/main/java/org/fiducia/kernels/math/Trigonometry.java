package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * sin, cos and tan of a reduced angle r - u, |r| &lt;= pi/4, u its tiny excess (see {@link Angle}): sin = r - r^3 S(r^2)
 * and cos = 1 - r^2/2 + r^4 C(r^2). Both are always made and the right one is picked by bits, because a branch on the
 * quadrant is mispredicted half the time. Constants: {@code DeriveConstants} in the test folder.
 */
@Functions
final class Trigonometry {

  /** Below this tan x is x. */
  private static final double LINEAR = 0x1p-27;

  static final double S0 = 0x1.5555555555555p-3;
  static final double S1 = -0x1.111111111111p-7;
  static final double S2 = 0x1.a01a01a019938p-13;
  static final double S3 = -0x1.71de3a5460916p-19;
  static final double S4 = 0x1.ae645412bde0ep-26;
  static final double S5 = -0x1.61217f058e863p-33;
  static final double S6 = 0x1.ab17d083f6cf7p-41;

  static final double C0 = 0x1.5555555555555p-5;
  static final double C1 = -0x1.6c16c16c16967p-10;
  static final double C2 = 0x1.a01a019f4eaccp-16;
  static final double C3 = -0x1.27e4fa17d5c9dp-22;
  static final double C4 = 0x1.1eeb68e4cd852p-29;
  static final double C5 = -0x1.907da036ba5cfp-37;

  private Trigonometry() {}

  /** sin(x + turns pi/2): sin for 0, cos for 1. */
  static double turnedSine(double x, int turns) {
    if (!(Math.abs(x) <= Angle.NEAR)) {
      return farTurnedSine(x, turns);
    }
    double shifted = Angle.shiftedQuarters(x);
    double quarters = shifted - Exponential.SHIFT;
    double r = Angle.remainder(x, quarters);
    double u = Angle.excess(x, quarters, r);
    return pick(quadrant(shifted) + turns, r - sineDeficit(r, u), cosine(r, u));
  }

  private static double farTurnedSine(double x, int turns) {
    if (!(Math.abs(x) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    double[] remainder = new double[2];
    int quadrant = Angle.reduceFar(x, remainder) + turns;
    double r = remainder[0];
    double u = remainder[1];
    return pick(quadrant, r - sineDeficit(r, u), cosine(r, u));
  }

  static void sinAndCos(double x, double[] result) {
    if (!(Math.abs(x) <= Angle.NEAR)) {
      result[0] = farTurnedSine(x, 0);
      result[1] = farTurnedSine(x, 1);
    } else {
      double shifted = Angle.shiftedQuarters(x);
      double quarters = shifted - Exponential.SHIFT;
      double r = Angle.remainder(x, quarters);
      double u = Angle.excess(x, quarters, r);
      double sine = r - sineDeficit(r, u);
      double cosine = cosine(r, u);
      int quadrant = quadrant(shifted);
      result[0] = pick(quadrant, sine, cosine);
      result[1] = pick(quadrant + 1, sine, cosine);
    }
  }

  static double tan(double x) {
    double size = Math.abs(x);
    if (!(size <= Angle.NEAR && size >= LINEAR)) {
      return size < LINEAR ? x : farTangent(x);
    }
    double shifted = Angle.shiftedQuarters(x);
    double quarters = shifted - Exponential.SHIFT;
    double r = Angle.remainder(x, quarters);
    return tangent(quadrant(shifted), r, Angle.excess(x, quarters, r));
  }

  private static double farTangent(double x) {
    if (!(Math.abs(x) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    double[] remainder = new double[2];
    int quadrant = Angle.reduceFar(x, remainder);
    return tangent(quadrant, remainder[0], remainder[1]);
  }

  /** sin/cos, or -cos/sin in odd quadrants, each in two doubles. */
  private static double tangent(int quadrant, double r, double u) {
    double deficit = sineDeficit(r, u);
    double sine = r - deficit;
    double sineTail = r - sine - deficit;
    double front = 1.0 - 0.5 * (r * r);
    double back = cosineTail(r, u, front);
    double cosine = front + back;
    double cosineTail = back - (cosine - front);
    int odd = quadrant & 1;
    double above = select(odd, sine, -cosine);
    double aboveTail = select(odd, sineTail, -cosineTail);
    double below = select(odd, cosine, sine);
    double belowTail = select(odd, cosineTail, sineTail);
    double inverse = 1.0 / below;
    double quotient = above * inverse;
    double left = Math.fma(-quotient, below, above) + Math.fma(-quotient, belowTail, aboveTail);
    return Math.fma(left, inverse, quotient);
  }

  /** r - sin(r - u); +0 for a zero, which keeps the sign of r. */
  private static double sineDeficit(double r, double u) {
    double z = r * r;
    double z2 = z * z;
    double low = Math.fma(Math.fma(S3, z, S2), z2, Math.fma(S1, z, S0));
    double s = Math.fma(Math.fma(S6, z2, Math.fma(S5, z, S4)), z2 * z2, low);
    return Math.fma(r * z, s, u * (1.0 - 0.5 * z));
  }

  /** cos(r - u). */
  private static double cosine(double r, double u) {
    double front = 1.0 - 0.5 * (r * r);
    return front + cosineTail(r, u, front);
  }

  /** cos(r - u) less the rounded 1 - r^2/2. */
  private static double cosineTail(double r, double u, double front) {
    double z = r * r;
    double zTail = Math.fma(r, r, -z);
    double z2 = z * z;
    double c = Math.fma(Math.fma(Math.fma(C5, z, C4), z2, Math.fma(C3, z, C2)), z2, Math.fma(C1, z, C0));
    double frontTail = 1.0 - front - 0.5 * z;
    return frontTail + Math.fma(r, u, Math.fma(z2, c, -0.5 * zTail));
  }

  private static int quadrant(double shifted) {
    return (int) Double.doubleToRawLongBits(shifted);
  }

  /** The sine after so many quarter turns. */
  private static double pick(int quadrant, double sine, double cosine) {
    long sign = (long) (quadrant & 2) << 62;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(select(quadrant & 1, sine, cosine)) ^ sign);
  }

  /** even for odd = 0, other for odd = 1, without a branch. */
  private static double select(int odd, double even, double other) {
    long mask = -(long) odd;
    long bits = Double.doubleToRawLongBits(even);
    return Double.longBitsToDouble(bits ^ (bits ^ Double.doubleToRawLongBits(other)) & mask);
  }
}

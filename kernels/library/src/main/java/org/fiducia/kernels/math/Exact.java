package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * The elementary functions of the kernel language: the same bits on every device, because they are made of nothing but
 * + - * / sqrt, fma and bit operations. Kernels call {@code Exact.exp(x)} where Java has {@code Math.exp(x)}.
 *
 * <p>Special values (NaN, infinities, signed zeros, overflow) are those of {@link java.lang.Math}; every NaN is as good
 * as any other. The error is the largest one measured against {@code BigDecimal}, over the whole domain, in units in
 * the last place (ulp) of the exact result, subnormal results included; {@code docs/accuracy.md} says where and how.
 */
@Functions
public final class Exact {

  private Exact() {}

  /** e^x; error below 0.74 ulp. */
  public static double exp(double x) {
    return Exponential.exp(x);
  }

  /** e^x - 1 without cancellation; error below 0.56 ulp. */
  public static double expm1(double x) {
    return Exponential.expm1(x);
  }

  /** Natural logarithm; NaN for x &lt; 0, -infinity for a zero; error below 0.54 ulp. */
  public static double log(double x) {
    return Logarithm.log(x);
  }

  /** ln(1 + x) without cancellation; NaN for x &lt; -1, -infinity for -1; error below 0.58 ulp. */
  public static double log1p(double x) {
    return Logarithm.log1p(x);
  }

  /**
   * Sine, also of huge angles; NaN for an infinite one; error below 0.78 ulp.
   *
   * @param x angle (rad)
   */
  public static double sin(double x) {
    return Trigonometry.turnedSine(x, 0);
  }

  /**
   * Cosine, also of huge angles; NaN for an infinite one; error below 0.78 ulp.
   *
   * @param x angle (rad)
   */
  public static double cos(double x) {
    return Trigonometry.turnedSine(x, 1);
  }

  /**
   * Sine and cosine for the price of one: the bits of {@link #sin} and {@link #cos}.
   *
   * @param x angle (rad)
   * @param result receives the sine in [0] and the cosine in [1]
   */
  public static void sinAndCos(double x, double[] result) {
    Trigonometry.sinAndCos(x, result);
  }

  /**
   * Tangent, also of huge angles; NaN for an infinite one; error below 0.88 ulp.
   *
   * @param x angle (rad)
   */
  public static double tan(double x) {
    return Trigonometry.tan(x);
  }

  /**
   * Azimuth of the point (x, y) in rad, within [-pi, pi]; the signs of zeros choose the side as in
   * {@link java.lang.Math#atan2}; error below 0.86 ulp.
   */
  public static double atan2(double y, double x) {
    return Arctangent.atan2(y, x);
  }

  /**
   * x^y with the special cases of {@link java.lang.Math#pow}: 1 for y = 0 even if x is NaN, NaN for |x| = 1 and an
   * infinite y, NaN for x &lt; 0 and a y that is not whole; error below 0.76 ulp. A power of whole numbers that is a
   * double is exact.
   */
  public static double pow(double x, double y) {
    return Power.pow(x, y);
  }

  /** Cube root, of either sign; error below 0.53 ulp. A root that is a double is exact. */
  public static double cbrt(double x) {
    return Root.cbrt(x);
  }

  /**
   * sqrt(x^2 + y^2) without overflow or underflow on the way; infinite if either is, even beside a NaN; error below
   * 0.76 ulp.
   */
  public static double hypot(double x, double y) {
    return Root.hypot(x, y);
  }
}

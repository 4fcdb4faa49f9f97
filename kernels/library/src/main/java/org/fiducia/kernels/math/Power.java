package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/**
 * x^y = e^(y log x) with log x in two doubles, good to about 2^-65 of itself, so that y log x, at most 746, is good to
 * a quarter of an ulp of the result.
 */
@Functions
final class Power {

  static final double TWELFTH_TAIL = 0x1.5555555555555p-58;

  /** Every double of this size or more is an even whole number. */
  private static final double EVEN = 0x1p53;

  private Power() {}

  static double pow(double x, double y) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE && Math.abs(y) <= Double.MAX_VALUE)) {
      return special(x, y);
    }
    return positive(x, y, 0);
  }

  private static double special(double x, double y) {
    double size = Math.abs(x);
    if (y == 0.0) {
      return 1.0;
    }
    if (x != x || y != y) {
      return Double.NaN;
    }
    if (Math.abs(y) > Double.MAX_VALUE) {
      return size == 1.0 ? Double.NaN : size > 1.0 == y > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
    }
    boolean whole = Math.abs(y) >= EVEN || Math.rint(y) == y;
    boolean odd = whole && Math.abs(y) < EVEN && Math.rint(0.5 * y) != 0.5 * y;
    double sign = odd ? Math.copySign(1.0, x) : 1.0;
    if (size == 0.0 || size > Double.MAX_VALUE) {
      return size == 0.0 == y > 0.0 ? sign * 0.0 : sign * Double.POSITIVE_INFINITY;
    }
    if (x < 0.0 && !whole) {
      return Double.NaN;
    }
    boolean subnormal = size < Double.MIN_NORMAL;
    return sign * positive(subnormal ? size * 0x1p54 : size, y, subnormal ? -54 : 0);
  }

  /** (2^shift x)^y for a normal positive x and a finite y. */
  private static double positive(double x, double y, int shift) {
    int exponent = Logarithm.exponent(x);
    double f = Logarithm.fraction(x, exponent);
    double k = exponent + shift;
    double halfway = 1.0 + 0.5 * f;
    double halfwayTail = 0.5 * f - (halfway - 1.0);
    double inverse = 1.0 / halfway;
    double z = f * inverse;
    double zTail = Math.fma(-z, halfwayTail, Math.fma(-z, halfway, f)) * inverse;
    // z^2 and z^3, each in two doubles
    double w = z * z;
    double wTail = Math.fma(2.0 * z, zTail, Math.fma(z, z, -w));
    double cube = z * w;
    double cubeTail = Math.fma(zTail, w, Math.fma(z, wTail, Math.fma(z, w, -cube)));
    // 1/12 + w L(w)
    double series = Logarithm.series(w);
    double factor = Math.fma(w, series, Logarithm.TWELFTH);
    double factorTail = Math.fma(w, series, Logarithm.TWELFTH - factor) + Math.fma(wTail, series, TWELFTH_TAIL);
    double term = cube * factor;
    double termTail = Math.fma(cubeTail, factor, Math.fma(cube, factorTail, Math.fma(cube, factor, -term)));
    // k ln 2 + z + term
    double whole = k * Exponential.LN2_HI;
    double first = whole + z;
    double firstTail = z - (first - whole);
    double second = first + term;
    double secondTail = term - (second - first);
    double rest = firstTail + secondTail + (Math.fma(k, Exponential.LN2_LO, zTail) + termTail);
    double log = second + rest;
    double logTail = rest - (log - second);
    double product = y * log;
    if (!(Math.abs(product) <= 746.0)) {
      return product > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
    }
    return Exponential.ofSum(product, Math.fma(y, logTail, Math.fma(y, log, -product)));
  }
}

package org.fiducia.kernels.math;

import org.fiducia.language.Functions;

/** cbrt and hypot: a good guess, then one Newton step whose residual is formed in two doubles. */
@Functions
final class Root {

  /**
   * Bits b of x give the bits CUBE_GUESS - b/3 of x^(-1/3) to 3.4 %: the exponent and, linearly, the mantissa.
   * {@code DeriveConstants} in the test folder searches the best one.
   */
  static final long CUBE_GUESS = 0x553ee95f00000000L;

  private static final double THIRD = 1.0 / 3.0;

  private Root() {}

  static double cbrt(double x) {
    double size = Math.abs(x);
    if (!(size >= 0x1p-900 && size <= Double.MAX_VALUE)) {
      return size > 0.0 && size < 1.0 ? Math.copySign(cubeRoot(size * 0x1p540) * 0x1p-180, x) : x;
    }
    return Math.copySign(cubeRoot(size), x);
  }

  private static double cubeRoot(double x) {
    // a third of the upper 32 bits by multiplication: 1431655766 = (2^32 + 2)/3
    long third = (Double.doubleToRawLongBits(x) >> 32) * 1431655766L >> 32;
    double guess = Double.longBitsToDouble(CUBE_GUESS - (third << 32));
    // (1 - e)^(-1/3) = 1 + e/3 + 2 e^2/9 + 14 e^3/81 + ...; |e| < 0.11, then < 5e-5
    double e = 1.0 - x * guess * guess * guess;
    double better = Math.fma(guess * e, Math.fma(Math.fma(14.0 / 81.0, e, 2.0 / 9.0), e, THIRD), guess);
    double e2 = 1.0 - x * better * better * better;
    double inverse = Math.fma(better * e2, THIRD, better);
    double square = inverse * inverse;
    double root = x * square;
    double rootSquare = root * root;
    double rootSquareTail = Math.fma(root, root, -rootSquare);
    double excess = Math.fma(rootSquare, root, -x) + rootSquareTail * root;
    return Math.fma(excess * square, -THIRD, root);
  }

  static double hypot(double x, double y) {
    double a = Math.max(Math.abs(x), Math.abs(y));
    double b = Math.min(Math.abs(x), Math.abs(y));
    // within these no square overflows or loses bits
    if (!(a <= 0x1p500 && b >= 0x1p-450)) {
      return special(x, y);
    }
    return diagonal(a, b);
  }

  private static double special(double x, double y) {
    if (Math.abs(x) > Double.MAX_VALUE || Math.abs(y) > Double.MAX_VALUE) {
      return Double.POSITIVE_INFINITY;
    }
    double a = Math.max(Math.abs(x), Math.abs(y));
    double b = Math.min(Math.abs(x), Math.abs(y));
    if (b == 0.0 || !(b >= a * 0x1p-60)) {
      return a;
    }
    double scale = a > 1.0 ? 0x1p-600 : 0x1p600;
    double back = a > 1.0 ? 0x1p600 : 0x1p-600;
    return diagonal(a * scale, b * scale) * back;
  }

  /** sqrt(a^2 + b^2), a >= b > 0 of moderate size. */
  private static double diagonal(double a, double b) {
    double aSquare = a * a;
    double bSquare = b * b;
    double sum = aSquare + bSquare;
    double sumTail = bSquare - (sum - aSquare) + (Math.fma(a, a, -aSquare) + Math.fma(b, b, -bSquare));
    double root = Math.sqrt(sum);
    return root + (Math.fma(-root, root, sum) + sumTail) * (0.5 / root);
  }
}

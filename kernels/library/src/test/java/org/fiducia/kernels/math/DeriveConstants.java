package org.fiducia.kernels.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Derives every non-trivial constant of {@link Exact}'s classes; {@code ConstantsTest} compares them with the source.
 *
 * <p>Polynomials interpolate the (entire or fast converging) Taylor series in the Chebyshev points of their interval:
 * within a factor two of the best polynomial, and a few lines of exact linear algebra. Splits are roundings of pi and
 * ln 2 to a stated number of bits, and what remains.
 */
final class DeriveConstants {

  private static final MathContext DIGITS = new MathContext(60);

  private DeriveConstants() {}

  /** Prints the constants as Java declarations. */
  public static void main(String[] arguments) {
    all().forEach((name, value) -> System.out.println("  " + name + " = " + Double.toHexString(value)));
    System.out.printf("  Root.CUBE_GUESS = 0x%xL, |e| < %.4f%n", cubeGuess(), largestResidual(cubeGuess() >> 32));
    for (long word : twoOverPi()) {
      System.out.println("    0x" + Long.toHexString(word) + "L,");
    }
  }

  /** Class and constant to value. */
  static Map<String, Double> all() {
    Map<String, Double> all = new LinkedHashMap<>();
    split(all, "Exponential.LN2", Oracle.LN2, 42);
    split(all, "Arctangent.QUARTER_PI", Oracle.PI.divide(BigDecimal.valueOf(4)), 50);
    BigDecimal rest = Oracle.HALF_PI;
    for (int part = 1; part <= 3; part++) {
      all.put("Angle.HALF_PI_" + part, rest.doubleValue());
      rest = rest.subtract(new BigDecimal(rest.doubleValue()));
    }
    BigDecimal log2e = BigDecimal.ONE.divide(Oracle.LN2, DIGITS);
    all.put("Exponential.LOG2_E", log2e.doubleValue());
    all.put("Angle.TWO_OVER_PI", BigDecimal.ONE.divide(Oracle.HALF_PI, DIGITS).doubleValue());
    BigDecimal twelfth = reciprocal(12);
    all.put("Logarithm.TWELFTH", twelfth.doubleValue());
    all.put("Power.TWELFTH_TAIL", twelfth.subtract(new BigDecimal(twelfth.doubleValue())).doubleValue());
    // (e^r - 1 - r - r^2/2)/r^3, |r| <= ln2/2
    fit(all, "Exponential.E", 9, -0.34658, 0.34658, n -> inverseFactorial(n + 3));
    // (2 atanh(z/2) - z - z^3/12)/z^5 in w = z^2, z^2 <= 4 (sqrt 2 - 1)^2/(sqrt 2 + 1)^2
    fit(all, "Logarithm.L", 7, 0, 0.11776,
        n -> reciprocal(2 * n + 5).divide(BigDecimal.TWO.pow(2 * n + 4), DIGITS));
    // (r - sin r)/r^3 and (cos r - 1 + r^2/2)/r^4 in z = r^2, |r| <= pi/4
    fit(all, "Trigonometry.S", 6, 0, 0.61686, n -> inverseFactorial(2 * n + 3).multiply(sign(n)));
    fit(all, "Trigonometry.C", 5, 0, 0.61686, n -> inverseFactorial(2 * n + 4).multiply(sign(n)));
    // (q - atan q)/q^3 in w = q^2, |q| <= tan(pi/8)
    fit(all, "Arctangent.A", 11, 0, 0.17158, n -> reciprocal(2 * n + 3).multiply(sign(n)));
    return all;
  }

  /**
   * The constant of the guess x^(-1/3) ~ bits(constant - bits(x)/3), a whole number of 2^32, for which the largest
   * |1 - x guess^3| is least. Three binades show every case.
   */
  static long cubeGuess() {
    long low = 0x55000000L;
    long high = 0x55600000L;
    while (high - low > 2) {
      long third = (high - low) / 3;
      if (largestResidual(low + third) < largestResidual(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return low + 1 << 32;
  }

  private static double largestResidual(long upperWord) {
    double largest = 0;
    for (double x = 1; x < 8; x += 0x1p-10) {
      double guess = Double.longBitsToDouble((upperWord << 32) - Double.doubleToRawLongBits(x) / 3);
      largest = Math.max(largest, Math.abs(1 - x * guess * guess * guess));
    }
    return largest;
  }

  /** A zero word, then the first 1 216 bits of 2/pi, 64 a word. */
  static long[] twoOverPi() {
    BigInteger bits = new BigDecimal(BigInteger.ONE.shiftLeft(1217))
        .divide(Oracle.PI, 0, RoundingMode.FLOOR).toBigInteger();
    long[] words = new long[20];
    for (int i = 1; i < words.length; i++) {
      words[i] = bits.shiftRight(64 * (19 - i)).longValue();
    }
    return words;
  }

  /** value = HI + LO, HI rounded to so many bits. */
  private static void split(Map<String, Double> all, String name, BigDecimal value, int bits) {
    double unit = Math.ulp(value.doubleValue()) * (1L << (53 - bits));
    double high = Math.rint(value.doubleValue() / unit) * unit;
    all.put(name + "_HI", high);
    all.put(name + "_LO", value.subtract(new BigDecimal(high)).doubleValue());
  }

  private static BigDecimal reciprocal(int n) {
    return BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
  }

  private static BigDecimal inverseFactorial(int n) {
    BigDecimal value = BigDecimal.ONE;
    for (int k = 2; k <= n; k++) {
      value = value.divide(BigDecimal.valueOf(k), DIGITS);
    }
    return value;
  }

  private static BigDecimal sign(int n) {
    return BigDecimal.valueOf((n & 1) == 0 ? 1 : -1);
  }

  /** The polynomial of that degree which meets sum taylor(n) u^n in the Chebyshev points of [low, high]. */
  private static void fit(
      Map<String, Double> all, String name, int degree, double low, double high, IntFunction<BigDecimal> taylor) {
    int size = degree + 1;
    BigDecimal[][] rows = new BigDecimal[size][size + 1];
    for (int i = 0; i < size; i++) {
      double node = 0.5 * (low + high) + 0.5 * (high - low) * StrictMath.cos(Math.PI * (i + 0.5) / size);
      BigDecimal u = new BigDecimal(node);
      BigDecimal power = BigDecimal.ONE;
      BigDecimal value = BigDecimal.ZERO;
      for (int n = 0; n < 110; n++) {
        if (n < size) {
          rows[i][n] = power;
        }
        value = value.add(taylor.apply(n).multiply(power, DIGITS), DIGITS);
        power = power.multiply(u, DIGITS);
      }
      rows[i][size] = value;
    }
    BigDecimal[] solution = solve(rows);
    for (int n = 0; n < size; n++) {
      all.put(name + n, solution[n].doubleValue());
    }
  }

  /** Gauss-Jordan elimination; the nodes differ, so no pivot vanishes. */
  private static BigDecimal[] solve(BigDecimal[][] rows) {
    int size = rows.length;
    for (int p = 0; p < size; p++) {
      for (int i = 0; i < size; i++) {
        if (i != p) {
          BigDecimal factor = rows[i][p].divide(rows[p][p], DIGITS);
          for (int n = p; n <= size; n++) {
            rows[i][n] = rows[i][n].subtract(factor.multiply(rows[p][n], DIGITS), DIGITS);
          }
        }
      }
    }
    BigDecimal[] solution = new BigDecimal[size];
    for (int p = 0; p < size; p++) {
      solution[p] = rows[p][size].divide(rows[p][p], DIGITS);
    }
    return solution;
  }
}

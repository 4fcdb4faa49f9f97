package org.fiducia.kernels.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Arguments where implementations go wrong: ends of the domain, ends of the reductions, near misses of zeros. */
final class HardArguments {

  private static final double[] ANYWHERE = {
    0x1p-1074, 0x1.8p-1073, 0x1p-1030, 0x1.fffffffffffffp-1023, 0x1p-1022, 0x1p-1021, 0x1p-969, 0x1p-900, 0x1p-540,
    0x1p-500, 0x1p-450, 0x1p-100, 0x1p-60, 0x1p-54, 0x1p-53, 0x1p-27, 0x1p-26, 0x1p-10, 0.125, 0.25, 0.41421356,
    0.41421356237309503, 0.5, 0.6666666666666666, 0.7071067811865475, 0.7071067811865476, 1, 1.4142135623730951, 2, 3,
    10, 100, 1e3, 1e5, 0x1p27, 0x1p30, 0x1p31, 0x1p32, 0x1p52, 0x1p53, 0x1p63, 0x1p64, 0x1p450, 0x1p500, 0x1p600,
    0x1p1000, 0x1p1022, 0x1p1023, 0x1.6a09e667f3bcdp1023, Double.MAX_VALUE
  };

  private HardArguments() {}

  /** Pairs (x, y), all inside the domain. */
  static List<double[]> of(Subject subject) {
    List<double[]> candidates = new ArrayList<>();
    worstSeen(candidates, subject);
    switch (subject) {
      case EXP, EXPM1 -> exponentials(candidates);
      case LOG, LOG1P -> logarithms(candidates);
      case SIN, COS, TAN -> angles(candidates);
      case POW -> powers(candidates);
      case CBRT -> cubes(candidates);
      case ATAN2, HYPOT -> ratios(candidates);
    }
    for (double x : ANYWHERE) {
      for (double y : ANYWHERE) {
        around(candidates, x, y);
      }
    }
    return candidates.stream()
        .filter(pair -> subject.defined(pair[0], pair[1]) && (subject.takesTwo() || pair[1] == ANYWHERE[0])).toList();
  }

  /** Where surveys of a million random points found the largest errors. */
  private static void worstSeen(List<double[]> candidates, Subject subject) {
    switch (subject) {
      case EXP -> alone(candidates, -708.6106697535508);
      case EXPM1 -> alone(candidates, 0.3935401634058342);
      case LOG -> alone(candidates, 1.4003092989620265);
      case LOG1P -> alone(candidates, 0.42118139256429277);
      case SIN -> alone(candidates, -4.3440882622347485E268);
      case COS -> alone(candidates, -0.7961788343700649);
      case TAN -> alone(candidates, 3.272485668246557E11);
      case ATAN2 -> around(candidates, -1.8610824723405826E-6, 4.2846547875197685E-6);
      case POW -> around(candidates, 3.425481747759704E-4, 88.8652396164051);
      case CBRT -> alone(candidates, -7.197176755120966);
      case HYPOT -> around(candidates, 1.16423612806675E-308, 1.1244570551247145E-308);
    }
  }

  /** The argument and its neighbours, of both signs. */
  private static void around(List<double[]> candidates, double x, double y) {
    for (double neighbour : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
      candidates.add(new double[] {neighbour, y});
      candidates.add(new double[] {-neighbour, y});
      candidates.add(new double[] {neighbour, -y});
    }
  }

  private static void alone(List<double[]> candidates, double x) {
    around(candidates, x, ANYWHERE[0]);
  }

  /** Between two reductions, and near overflow and underflow. */
  private static void exponentials(List<double[]> candidates) {
    for (int k = -2160; k <= 2060; k += 3) {
      alone(candidates, k * 0.34657359027997264);
    }
    for (double x : new double[] {
      708, 709, 709.782712893384, 709.7827128933841, 710, 708.3964185322641, 744.4400719213812, 745.1332191019411,
      745.1332191019412, 745.5, 746, 37.42994775023705, 39.99, 40
    }) {
      alone(candidates, x);
    }
  }

  /** Next to 1 (or 0 for log1p), next to sqrt(2) 2^k, next to -1. */
  private static void logarithms(List<double[]> candidates) {
    for (int k = 1; k < 200; k++) {
      alone(candidates, 1 + k * 0x1p-52);
      alone(candidates, 1 - k * 0x1p-53);
      alone(candidates, k * 0x1p-54);
      alone(candidates, k * Double.MIN_VALUE);
    }
    for (int k = -1074; k < 1024; k += 3) {
      double power = Math.scalb(1.0, k);
      alone(candidates, power);
      alone(candidates, 1 + power);
      alone(candidates, 1 - power);
      alone(candidates, Math.scalb(1.4142135623730951, k));
      alone(candidates, Math.scalb(1.4142135623730951, k) - 1);
    }
  }

  /** Multiples of pi/2 and pi/4, and for every exponent the doubles that come nearest to a multiple of pi/2. */
  private static void angles(List<double[]> candidates) {
    BigDecimal eighth = Oracle.HALF_PI.divide(BigDecimal.TWO);
    for (int k = 1; k < 400; k++) {
      alone(candidates, eighth.multiply(BigDecimal.valueOf(k)).doubleValue());
      alone(candidates, eighth.multiply(BigDecimal.valueOf((long) k * k * k * k * k)).doubleValue());
    }
    BigInteger one = BigInteger.ONE.shiftLeft(1400);
    BigInteger perQuarter = new BigDecimal(one).divide(Oracle.HALF_PI, 0, RoundingMode.HALF_EVEN).toBigInteger();
    for (int exponent = -60; exponent <= 971; exponent++) {
      BigInteger scaled = exponent < 0 ? perQuarter.shiftRight(-exponent) : perQuarter.shiftLeft(exponent);
      nearest(candidates, scaled.mod(one), one, exponent);
    }
  }

  /** Denominators m &lt; 2^53 of the continued fraction of numerator/denominator, and sums of neighbouring ones. */
  private static void nearest(List<double[]> candidates, BigInteger numerator, BigInteger denominator, int exponent) {
    BigInteger limit = BigInteger.ONE.shiftLeft(53);
    BigInteger before = BigInteger.ZERO;
    BigInteger last = BigInteger.ONE;
    BigInteger a = denominator;
    BigInteger b = numerator;
    while (last.compareTo(limit) < 0 && b.signum() != 0) {
      if (last.bitLength() > 48) {
        alone(candidates, Math.scalb(last.doubleValue(), exponent));
      }
      BigInteger[] division = a.divideAndRemainder(b);
      BigInteger next = division[0].multiply(last).add(before);
      a = b;
      b = division[1];
      before = last;
      last = next;
    }
  }

  /** Bases next to 1 with exponents that undo it, whole powers, results at both ends. */
  private static void powers(List<double[]> candidates) {
    for (int k = 1; k < 60; k += 2) {
      for (double step : new double[] {k * 0x1p-52, -k * 0x1p-53, k * 0x1p-30, -k * 0x1p-20}) {
        double base = 1 + step;
        for (double result : new double[] {-745.1, -708.4, -300, -1, 1e-3, 0.5, 1, 88, 709.78}) {
          around(candidates, base, result / StrictMath.log1p(step));
        }
      }
      for (int n = -40; n < 40; n += 3) {
        around(candidates, k, n);
        around(candidates, k * 0.1, n);
        around(candidates, k * Double.MIN_VALUE, n * 0.05);
      }
      double base = 1 + 0.7 * k;
      around(candidates, base, -1074 / (StrictMath.log(base) / StrictMath.log(2)));
      around(candidates, base, -1022 / (StrictMath.log(base) / StrictMath.log(2)));
      around(candidates, base, 1024 / (StrictMath.log(base) / StrictMath.log(2)));
    }
  }

  private static void cubes(List<double[]> candidates) {
    for (int k = 1; k < 300; k++) {
      alone(candidates, (double) k * k * k);
      alone(candidates, k * 0.01);
      alone(candidates, k * Double.MIN_VALUE);
    }
    for (int k = -1074; k < 1024; k++) {
      alone(candidates, Math.scalb(1.0, k));
    }
  }

  /** Ratios at the ends of the reductions, at every kind of scale. */
  private static void ratios(List<double[]> candidates) {
    for (double scale : new double[] {1, 3, 1e-12, 1e9, 0x1p-1060, 0x1p-1022, 0x1p-451, 0x1p449, 0x1p1021}) {
      for (int k = 1; k < 50; k += 2) {
        double threshold = 0.41421356237309503 + (k - 25) * 2e-9;
        for (double ratio : new double[] {threshold, k * 0.04, 1 - k * 0x1p-53, k * 1e-17}) {
          around(candidates, scale, scale * ratio);
          around(candidates, scale * ratio, scale);
        }
      }
    }
  }
}

package org.fiducia.kernels.math;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** A function under test: the code, the truth, its domain and how to draw arguments that matter to it. */
enum Subject {
  EXP(0.74, (x, y) -> Exact.exp(x), (x, y) -> Oracle.exp(x)),
  EXPM1(0.56, (x, y) -> Exact.expm1(x), (x, y) -> Oracle.expm1(x)),
  LOG(0.54, (x, y) -> Exact.log(x), (x, y) -> Oracle.log(x)),
  LOG1P(0.58, (x, y) -> Exact.log1p(x), (x, y) -> Oracle.log1p(x)),
  SIN(0.78, (x, y) -> Exact.sin(x), (x, y) -> Oracle.sin(x)),
  COS(0.78, (x, y) -> Exact.cos(x), (x, y) -> Oracle.cos(x)),
  TAN(0.88, (x, y) -> Exact.tan(x), (x, y) -> Oracle.tan(x)),
  ATAN2(0.86, Exact::atan2, Oracle::atan2),
  POW(0.76, Exact::pow, Oracle::pow),
  CBRT(0.53, (x, y) -> Exact.cbrt(x), (x, y) -> Oracle.cbrt(x)),
  HYPOT(0.76, Exact::hypot, Oracle::hypot);

  /** The exact value at two doubles (of which most functions use the first). */
  interface Truth {
    BigDecimal at(double x, double y);
  }

  /** Largest error that {@link Exact} states (ulp); 1.5 is the most allowed to atan2 and pow, 1 to the others. */
  final double bound;
  final DoubleBinaryOperator code;
  final Truth truth;

  Subject(double bound, DoubleBinaryOperator code, Truth truth) {
    this.bound = bound;
    this.code = code;
    this.truth = truth;
  }

  boolean takesTwo() {
    return this == ATAN2 || this == POW || this == HYPOT;
  }

  double ulps(double x, double y) {
    return Oracle.ulps(code.applyAsDouble(x, y), truth.at(x, y));
  }

  /** Where the function has a finite exact value other than the plain limits that the special-value tests hold. */
  boolean defined(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return false;
    }
    return switch (this) {
      case LOG -> x > 0;
      case LOG1P -> x > -1;
      case POW -> x != 0 && (x > 0 || Math.rint(y) == y);
      case ATAN2, HYPOT -> x != 0 && y != 0;
      case CBRT -> x != 0;
      default -> true;
    };
  }

  /** Two arguments inside the domain, from all regimes in turn. */
  double[] draw(SplittableRandom random, int turn) {
    while (true) {
      double x = argument(random, turn % 4);
      double y = argument(random, turn / 4 % 4);
      if (this == POW) {
        if (turn % 4 != 0) {
          x = Math.abs(x);
        } else {
          y = Math.rint(random.nextDouble(-40, 40));
        }
        if (turn % 4 > 1) {
          y = random.nextDouble(-746, 711) / StrictMath.log(x);
        }
      }
      if (this == ATAN2 && turn % 2 == 0) {
        y = x * random.nextDouble(-3, 3);
      }
      if (this == HYPOT && turn % 2 == 0) {
        y = x * random.nextDouble(-1, 1);
      }
      if (defined(x, y)) {
        return new double[] {x, y};
      }
      turn = random.nextInt(16);
    }
  }

  private double argument(SplittableRandom random, int regime) {
    return switch (regime) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextDouble(-10, 10);
      case 2 -> (random.nextBoolean() ? 1 : -1) * StrictMath.pow(10, random.nextDouble(-12, 12));
      default -> switch (this) {
        case EXP, EXPM1 -> random.nextDouble(-746, 710);
        case LOG, POW -> random.nextDouble(0.25, 4);
        case LOG1P -> random.nextDouble(-1, 2);
        default -> random.nextDouble(-1, 1);
      };
    };
  }
}

package org.fiducia.kernels.math;

import org.fiducia.kernels.TrialNumbers;
import org.fiducia.language.Doubles;

/**
 * Arguments for a trial of {@link ElementaryFunctions}: all exponents, subnormals, NaN, infinities, signed zeros, near
 * multiples of pi/2, near 1, and the ranges of daily use. A row depends on the seed and its number alone.
 */
public final class ElementaryFunctionsInputs {

  /** Kinds of arguments, taken in turn for x; y takes them in another order. */
  private static final int KINDS = 10;

  private static final double[] SPECIAL = {
    0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, -1, 0.5, -2, 3,
    Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE,
    709.782712893384, 709.7827128933841, -708.3964185322641, -745.1332191019411, -745.1332191019412,
    // the double nearest to a multiple of pi/2: 2^-61 off
    6381956970095103.0 * 0x1p797
  };

  private ElementaryFunctionsInputs() {}

  /** Fills the columns of {@link ElementaryColumns#ARGUMENTS}. */
  public static void fill(Doubles x, long seed) {
    long key = TrialNumbers.mix(seed);
    for (long i = 0; i < x.rows(); i++) {
      long round = i / KINDS;
      double first = draw((int) (i % KINDS), round, TrialNumbers.mix(key + 2 * i));
      double second = draw((int) ((3 * i + round) % KINDS), round / SPECIAL.length + i, TrialNumbers.mix(key + 2 * i + 1));
      x.set(ElementaryColumns.X, i, first);
      x.set(ElementaryColumns.Y, i, round % 4 == 3 ? first * (0.5 + TrialNumbers.unit(TrialNumbers.mix(key ^ i))) : second);
    }
  }

  private static double draw(int kind, long round, long bits) {
    double sign = (bits & 1) == 0 ? 1 : -1;
    long next = TrialNumbers.mix(bits);
    return switch (kind) {
      case 0 -> SPECIAL[(int) (round % SPECIAL.length)];
      case 1 -> Double.longBitsToDouble(bits);
      case 2 -> 20 * TrialNumbers.unit(next) - 10;
      case 3 -> nearly(Math.rint(sign * 1000 * TrialNumbers.unit(next)) * (0.5 * Math.PI), bits);
      case 4 -> nearly(Math.rint(sign * Math.scalb(TrialNumbers.unit(next), (int) ((bits >>> 1) & 63))) * (0.25 * Math.PI), bits);
      case 5 -> 1 + sign * Math.scalb(TrialNumbers.unit(next), -(int) ((bits >>> 1) & 63));
      case 6 -> Math.scalb(sign * TrialNumbers.unit(next), (int) ((bits >>> 1) & 63) - 31);
      case 7 -> sign * Double.longBitsToDouble(next & 0x000fffffffffffffL);
      case 8 -> 1500 * TrialNumbers.unit(next) - 750;
      default -> Math.rint(128 * TrialNumbers.unit(next) - 64);
    };
  }

  /** Within two units in the last place. */
  private static double nearly(double value, long bits) {
    return value + ((int) (bits >>> 58) % 5 - 2) * Math.ulp(value);
  }
}

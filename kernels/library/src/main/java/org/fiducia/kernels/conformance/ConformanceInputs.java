package org.fiducia.kernels.conformance;

import org.fiducia.kernels.TrialNumbers;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * Awkward numbers: half of them bounds, zeros, subnormals, NaN and neighbours of the places where conversions turn,
 * half random bits. The same on every machine.
 */
final class ConformanceInputs {

  /** Drawn often, so that they meet each other in one row. */
  private static final double[] COMMON_DOUBLES = {
    0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE,
  };

  private static final double[] DOUBLES = {
    0.5, 1.5, 2.5, 3.0, 0.1, 10.0, 0.49999999999999994, 1e-9, 1e9, 1e300,
    Double.MIN_NORMAL, 0x0.fffffffffffffp-1022, Math.PI,
    127, 128, 255, 256, 32767, 32768, 65535, 65536,
    0x1p31, 0x1p31 - 1, 0x1p31 - 0.5, 0x1p31 + 1, 0x1p32, 0x1p52, 0x1p52 + 0.5, 0x1p53, 0x1p53 - 1,
    0x1p63, 0x1.fffffffffffffp62, 0x1.0000000000001p63, 0x1p64, 0x1p127, 0x1.fffffep127, 0x1p128, 0x1p-126, 0x1p-149,
  };

  private static final long[] COMMON_WHOLES = {0, 1, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};

  private static final long[] WHOLES = {
    2, 3, 5, 7, 8, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
    0x7FFFFFFEL, 0x7FFFFFFFL, 0x80000000L, 0x80000001L, 0xFFFFFFFFL, 0x100000000L, 0x5555555555555555L,
    (1L << 53) - 1, (1L << 53) + 1, Long.MAX_VALUE - 1,
  };

  private final TrialNumbers numbers;

  private ConformanceInputs(long seed) {
    numbers = new TrialNumbers(seed);
  }

  /** Fills every column of a block. */
  static void fill(Block block, long seed) {
    ConformanceInputs inputs = new ConformanceInputs(seed);
    for (int column = 0; column < block.columns(); column++) {
      for (long row = 0; row < block.rows(); row++) {
        switch (block) {
          case Doubles doubles -> doubles.set(column, row, inputs.nextDouble());
          case Longs longs -> longs.set(column, row, inputs.nextWhole());
          case Ints ints -> ints.set(column, row, (int) inputs.nextWhole());
        }
      }
    }
  }

  private double nextDouble() {
    double sign = numbers.below(2) == 0 ? 1 : -1;
    return switch (numbers.below(4)) {
      case 0 -> sign * COMMON_DOUBLES[numbers.below(COMMON_DOUBLES.length)];
      case 1 -> sign * DOUBLES[numbers.below(DOUBLES.length)];
      case 2 -> Double.longBitsToDouble(numbers.bits());
      default -> sign * numbers.between(0, 1000);
    };
  }

  private long nextWhole() {
    long sign = numbers.below(2) == 0 ? 1 : -1;
    return switch (numbers.below(4)) {
      case 0 -> sign * COMMON_WHOLES[numbers.below(COMMON_WHOLES.length)];
      case 1 -> sign * WHOLES[numbers.below(WHOLES.length)];
      case 2 -> numbers.bits();
      default -> numbers.bits() >> numbers.below(64);
    };
  }
}

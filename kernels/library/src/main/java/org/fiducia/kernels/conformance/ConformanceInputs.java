package org.fiducia.kernels.conformance;

import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * Awkward numbers: half of them bounds, zeros, subnormals, NaN and neighbours of the places where conversions turn,
 * half random bits. The same on every machine.
 */
public final class ConformanceInputs {

  private static final double[] DOUBLES = {
    0.0, 1.0, 0.5, 1.5, 2.5, 3.0, 0.1, 10.0, 0.49999999999999994, 1e-9, 1e9, 1e300,
    Double.MIN_VALUE, Double.MIN_NORMAL, 0x0.fffffffffffffp-1022, Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NaN, Math.PI,
    127, 128, 255, 256, 32767, 32768, 65535, 65536,
    0x1p31, 0x1p31 - 1, 0x1p31 - 0.5, 0x1p31 + 1, 0x1p32, 0x1p52, 0x1p52 + 0.5, 0x1p53, 0x1p53 - 1,
    0x1p63, 0x1.fffffffffffffp62, 0x1.0000000000001p63, 0x1p64, 0x1p127, 0x1.fffffep127, 0x1p128, 0x1p-126, 0x1p-149,
  };

  private static final long[] WHOLES = {
    0, 1, 2, 3, 5, 7, 8, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
    0x7FFFFFFEL, 0x7FFFFFFFL, 0x80000000L, 0x80000001L, 0xFFFFFFFFL, 0x100000000L, 0x5555555555555555L,
    (1L << 53) - 1, (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE,
  };

  private long state;

  private ConformanceInputs(long seed) {
    state = seed;
  }

  /** Fills every column of a block. */
  public static void fill(Block block, long seed) {
    ConformanceInputs numbers = new ConformanceInputs(seed);
    for (int column = 0; column < block.columns(); column++) {
      for (long row = 0; row < block.rows(); row++) {
        switch (block) {
          case Doubles doubles -> doubles.set(column, row, numbers.nextDouble());
          case Longs longs -> longs.set(column, row, numbers.nextWhole());
          case Ints ints -> ints.set(column, row, (int) numbers.nextWhole());
        }
      }
    }
  }

  /** SplitMix64: Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195. */
  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  private double nextDouble() {
    double sign = below(2) == 0 ? 1 : -1;
    return switch (below(4)) {
      case 0, 1 -> sign * DOUBLES[below(DOUBLES.length)];
      case 2 -> Double.longBitsToDouble(next());
      default -> sign * 1000 * (next() >>> 11) * 0x1p-53;
    };
  }

  private long nextWhole() {
    long sign = below(2) == 0 ? 1 : -1;
    return switch (below(4)) {
      case 0, 1 -> sign * WHOLES[below(WHOLES.length)];
      case 2 -> next();
      default -> next() >> below(64);
    };
  }
}

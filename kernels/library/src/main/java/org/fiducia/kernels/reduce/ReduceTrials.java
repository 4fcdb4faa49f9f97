package org.fiducia.kernels.reduce;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Sums and histograms for the cross-check. */
public final class ReduceTrials {

  private static final int BINS = 50;

  private ReduceTrials() {}

  public static List<Trial> all() {
    return List.of(new Trial(BlockSumKernel.INSTANCE, ReduceTrials::sums),
        new Trial(WeightedHistogramKernel.INSTANCE, ReduceTrials::histogram));
  }

  /** Blocks of values of very different size; the last block is not full. */
  private static Launch sums(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    long count = Math.max(1, items * BlockSum.BLOCK - 100);
    Longs length = Longs.allocate(arena, 1, 1);
    length.set(0, 0, count);
    Doubles values = Doubles.allocate(arena, 1, count);
    for (long k = 0; k < count; k++) {
      long bits = numbers.bits();
      values.set(0, k, Math.scalb((double) (bits >> 6), (int) (bits & 63)));
    }
    return BlockSumKernel.with(length, values, Doubles.allocate(arena, 1, items));
  }

  private static Launch histogram(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles parameters = Doubles.allocate(arena, 4, 1);
    parameters.set(WeightedHistogram.LOW, 0, -2);
    parameters.set(WeightedHistogram.WIDTH, 0, 0.1);
    parameters.set(WeightedHistogram.BINS, 0, BINS);
    parameters.set(WeightedHistogram.SCALE, 0, 0x1p40);
    Doubles entries = Doubles.allocate(arena, 2, items);
    for (long k = 0; k < items; k++) {
      entries.set(WeightedHistogram.VALUE, k, k % 17 == 0 ? Double.NaN : numbers.between(-2.5, 3.5));
      entries.set(WeightedHistogram.WEIGHT, k, k % 19 == 0 ? Double.NaN : numbers.between(0, 3));
    }
    return WeightedHistogramKernel.with(parameters, entries, Longs.allocate(arena, 1, BINS + 1));
  }
}

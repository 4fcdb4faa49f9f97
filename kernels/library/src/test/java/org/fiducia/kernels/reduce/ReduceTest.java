package org.fiducia.kernels.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReduceTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void sumsToTheExactSumWithinRounding(int n) {
    SplittableRandom random = new SplittableRandom(n);
    try (Arena arena = Arena.ofConfined()) {
      Longs count = Longs.allocate(arena, 1, 1);
      count.set(0, 0, n);
      Doubles values = Doubles.allocate(arena, 1, n);
      BigDecimal exact = BigDecimal.ZERO;
      for (int k = 0; k < n; k++) {
        double value = random.nextDouble(-1, 1);
        values.set(0, k, value);
        exact = exact.add(new BigDecimal(value));
      }
      int blocks = (n + BlockSum.BLOCK - 1) / BlockSum.BLOCK;
      Doubles sums = Doubles.allocate(arena, 1, blocks);
      double total = 0;
      for (int b = 0; b < blocks; b++) {
        BlockSum.run(b, count, values, sums);
        total += sums.get(0, b);
      }
      assertThat(total).isCloseTo(exact.doubleValue(), org.assertj.core.data.Offset.offset(n * 0x1p-52));
    }
  }

  @Test
  void entersWeightsExactlyAndKeepsWhatIsOutside() {
    double[] value = {-1e300, -0.001, 0, 0.4999, 0.5, 0.999, 1, Double.NaN, 1e300};
    try (Arena arena = Arena.ofConfined()) {
      Doubles parameters = Doubles.allocate(arena, 4, 1);
      parameters.set(WeightedHistogram.WIDTH, 0, 0.5);
      parameters.set(WeightedHistogram.BINS, 0, 2);
      parameters.set(WeightedHistogram.SCALE, 0, 1024);
      Doubles entries = Doubles.allocate(arena, 2, value.length);
      Longs histogram = Longs.allocate(arena, 1, 3);
      for (int k = 0; k < value.length; k++) {
        entries.set(WeightedHistogram.VALUE, k, value[k]);
        entries.set(WeightedHistogram.WEIGHT, k, 1 << k);
        WeightedHistogram.run(k, parameters, entries, histogram);
      }
      assertThat(histogram.get(0, 0)).isEqualTo(1024L * (4 + 8));
      assertThat(histogram.get(0, 1)).isEqualTo(1024L * (16 + 32));
      assertThat(histogram.get(0, 2)).isEqualTo(1024L * (1 + 2 + 64 + 128 + 256));
    }
  }

  @Test
  void roundsToTheNearestMultiple() {
    assertThat(FixedPoint.of(0.3, 4)).isEqualTo(1);
    assertThat(FixedPoint.of(0.375, 4)).isEqualTo(2);
    assertThat(FixedPoint.of(0.625, 4)).isEqualTo(2);
    assertThat(FixedPoint.of(-0.3, 4)).isEqualTo(-1);
  }
}

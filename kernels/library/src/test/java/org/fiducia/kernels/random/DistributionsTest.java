package org.fiducia.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {

  private static final int DRAWS = 20_000;

  /** Kolmogorov-Smirnov against the distributions of Commons Math, fixed seed. */
  @ParameterizedTest
  @CsvSource({"0, uniform", "1, exponential", "2, normal", "3, normal", "4, cosine", "5, cosine", "6, cosine"})
  void followsItsDistribution(int column, String name) {
    RealDistribution expected = switch (name) {
      case "uniform" -> new UniformRealDistribution(0, 1);
      case "exponential" -> new ExponentialDistribution(1);
      case "normal" -> new NormalDistribution();
      default -> new UniformRealDistribution(-1, 1);
    };
    try (Arena arena = Arena.ofConfined()) {
      double[] values = column(draws(arena), column);
      assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(expected, values)).isGreaterThan(1e-3);
    }
  }

  @Test
  void givesUnitVectors() {
    try (Arena arena = Arena.ofConfined()) {
      Doubles variates = draws(arena);
      for (int i = 0; i < DRAWS; i++) {
        double x = variates.get(RandomDraws.DIRECTION_X, i);
        double y = variates.get(RandomDraws.DIRECTION_Y, i);
        double z = variates.get(RandomDraws.DIRECTION_Z, i);
        assertThat(x * x + y * y + z * z).isBetween(1 - 1e-15, 1 + 1e-15);
      }
    }
  }

  @Test
  void findsTheBinOfADiscreteDistribution() {
    double[] edges = {0, 0, 0.1, 0.1, 0.7, 1, 2};
    try (Arena arena = Arena.ofConfined()) {
      Doubles table = Doubles.allocate(arena, 1, edges.length);
      for (int k = 0; k < edges.length; k++) {
        table.set(0, k, edges[k]);
      }
      Ints guide = Ints.allocate(arena, 1, 4);
      int[] starts = {1, 3, 3, 4};
      for (int k = 0; k < starts.length; k++) {
        guide.set(0, k, starts[k]);
      }
      double[] u = {1e-17, 0.0999, 0.1, 0.25, 0.6999, 0.7, 0.75, Math.nextDown(1.0)};
      long[] bins = {1, 1, 3, 3, 3, 4, 4, 4};
      for (int k = 0; k < u.length; k++) {
        assertThat(Distributions.inverse(table, 0, 0, guide, 0, 4, u[k])).as("u = " + u[k]).isEqualTo(bins[k]);
      }
    }
  }

  private static Doubles draws(Arena arena) {
    Longs key = Longs.allocate(arena, 2, 1);
    key.set(RandomDraws.SEED, 0, 99);
    Ints words = Ints.allocate(arena, 4, DRAWS);
    Doubles variates = Doubles.allocate(arena, RandomDraws.VARIATES, DRAWS);
    for (int i = 0; i < DRAWS; i++) {
      RandomDraws.run(i, i, key, words, variates);
    }
    return variates;
  }

  private static double[] column(Doubles block, int column) {
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> block.get(column, i));
    return values;
  }
}

package org.fiducia.kernels.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.function.DoubleUnaryOperator;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.random.ImportanceGrid;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedDecaysTest {

  private static final long SEED = 20261121;

  // Places of the blocks among the kernel's arguments.
  private static final int SETUP = 0;
  private static final int SAMPLING = 1;
  private static final int GRID = 7;
  private static final int PROFILE = 8;
  private static final int HISTOGRAM = 9;

  /** The checked-in hash is one of accepted decays: many of them, and none outside the histogram. */
  @Test
  void acceptsEventsOfItsTrial() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = trial("AcceptedDecays").problem().launch(arena, 207, SEED);
      launch.kernel().loop(0, 207, 0, launch.blocks());
      Longs histogram = (Longs) launch.blocks().get(HISTOGRAM);
      assertThat(filled(histogram, 0)).isGreaterThan(20);
      assertThat(histogram.get(0, histogram.rows() - 1)).isZero();
      assertThat(filled((Longs) launch.blocks().get(PROFILE), 0)).isZero();
    }
  }

  @Test
  void profilesEventsOfItsPilotTrial() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = trial("AcceptedDecays pilot").problem().launch(arena, 207, SEED);
      launch.kernel().loop(0, 207, 0, launch.blocks());
      Longs profile = (Longs) launch.blocks().get(PROFILE);
      for (int d = 0; d < Lattice.DIMENSIONS; d++) {
        assertThat(filled(profile, d)).isPositive();
      }
      assertThat(filled(profile, Lattice.DIMENSIONS - 1)).isGreaterThan(ImportanceGrid.BINS / 2);
      assertThat(filled((Longs) launch.blocks().get(HISTOGRAM), 0)).isZero();
    }
  }

  @Test
  void scansATrialHistogramThatIsNotEmpty() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = trial("WidthScan").problem().launch(arena, 207, SEED);
      launch.kernel().loop(0, 207, 0, launch.blocks());
      Doubles yields = (Doubles) launch.blocks().getLast();
      int found = 0;
      for (long k = 0; k < 207; k++) {
        found += yields.get(WidthScan.YIELD, k) != 0 ? 1 : 0;
        assertThat(yields.get(WidthScan.ERROR, k)).isNotNaN();
      }
      assertThat(found).isGreaterThan(100);
    }
  }

  /** Wherever the grid sends the points, the yields stay: a flat one against two that are skewed in all dimensions. */
  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.5})
  void givesTheSameYieldsWithAnyGrid(double power) {
    double[] decayConstants = {1e-5, 1e-4, 1e-3, 1e-2};
    double[][] flat = yields(x -> x, decayConstants);
    double[][] skewed = yields(x -> Math.pow(x, power), decayConstants);
    for (int k = 0; k < decayConstants.length; k++) {
      double error = Math.hypot(flat[WidthScan.ERROR][k], skewed[WidthScan.ERROR][k]);
      double mean = flat[WidthScan.YIELD][k];
      assertThat(error / mean).as("relative error").isLessThan(0.01);
      assertThat((skewed[WidthScan.YIELD][k] - mean) / error).as("pull at g = %s", decayConstants[k])
          .isBetween(-4.0, 4.0);
    }
  }

  private static double[][] yields(DoubleUnaryOperator edges, double[] decayConstants) {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = trial("AcceptedDecays").problem().launch(arena, 1, SEED);
      Doubles grid = (Doubles) launch.blocks().get(GRID);
      for (int d = 0; d < Lattice.DIMENSIONS; d++) {
        for (int k = 0; k <= ImportanceGrid.BINS; k++) {
          grid.set(d, k, edges.applyAsDouble((double) k / ImportanceGrid.BINS));
        }
      }
      Longs sampling = (Longs) launch.blocks().get(SAMPLING);
      launch.kernel().loop(0, (long) Lattice.REPLICATES << sampling.get(Sampling.LOG2_POINTS, 0), 0, launch.blocks());
      int count = decayConstants.length;
      Doubles widths = Doubles.allocate(arena, WidthScan.WIDTHS, count);
      Doubles yields = Doubles.allocate(arena, WidthScan.YIELDS, count);
      for (int k = 0; k < count; k++) {
        widths.set(WidthScan.DECAY_CONSTANT, k, decayConstants[k]);
        widths.set(WidthScan.NORM, k, 1);
      }
      WidthScanKernel.INSTANCE.loop(0, count, 0, WidthScanKernel.with(sampling, (Doubles) launch.blocks().get(SETUP),
          (Longs) launch.blocks().get(HISTOGRAM), widths, yields).blocks());
      double[][] result = new double[2][count];
      for (int k = 0; k < count; k++) {
        result[WidthScan.YIELD][k] = yields.get(WidthScan.YIELD, k);
        result[WidthScan.ERROR][k] = yields.get(WidthScan.ERROR, k);
      }
      return result;
    }
  }

  private static Trial trial(String name) {
    return AcceptanceTrials.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static int filled(Longs block, int column) {
    int filled = 0;
    for (long row = 0; row < block.rows(); row++) {
      filled += block.get(column, row) != 0 ? 1 : 0;
    }
    return filled;
  }
}

package org.fiducia.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportanceGridTest {

  private static final int FLAT = 0;
  private static final int RANDOM = 1;
  private static final int STEEP = 2;

  private Arena arena;
  private Doubles grid;

  /** A flat column, a random one, and one whose intervals shrink to half from each to the next. */
  @BeforeEach
  void fill() {
    arena = Arena.ofConfined();
    grid = Doubles.allocate(arena, 3, ImportanceGrid.BINS + 1);
    Random random = new Random(3);
    double[] sums = new double[3];
    for (int k = 1; k <= ImportanceGrid.BINS; k++) {
      double[] widths = {1, 0.1 + random.nextDouble(), Math.pow(0.5, k)};
      for (int d = 0; d < 3; d++) {
        sums[d] += widths[d];
        grid.set(d, k, sums[d]);
      }
    }
    for (int d = 0; d < 3; d++) {
      for (int k = 1; k <= ImportanceGrid.BINS; k++) {
        grid.set(d, k, grid.get(d, k) / sums[d]);
      }
    }
  }

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void mapsMonotonicallyFromEdgeToEdge() {
    for (int d = 0; d < 3; d++) {
      double before = 0;
      for (int i = 0; i < 10_007; i++) {
        double y = mapped(grid, d, (i + 0.5) / 10_007);
        assertThat(y).isGreaterThan(before).isLessThan(1);
        before = y;
      }
      for (int k = 0; k < ImportanceGrid.BINS; k++) {
        double start = (double) k / ImportanceGrid.BINS;
        assertThat(mapped(grid, d, start)).isEqualTo(grid.get(d, k));
        assertThat(mapped(grid, d, Math.nextDown(start + 1.0 / ImportanceGrid.BINS)))
            .isCloseTo(grid.get(d, k + 1), within(1e-14));
      }
    }
  }

  @Test
  void changesNothingIfFlat() {
    for (int i = 0; i < 4098; i++) {
      double x = (i + 0.5) / 4098;
      assertThat(mapped(grid, FLAT, x)).isCloseTo(x, within(1e-15));
      assertThat(weight(grid, FLAT, x)).isCloseTo(1, within(1e-14));
    }
  }

  /** The weight is the derivative of the map, so it integrates to 1 and leaves every integral as it was. */
  @Test
  void weighsByTheDerivativeOfItsMap() {
    int points = ImportanceGrid.BINS * 4098;
    for (int d : new int[] {RANDOM, STEEP}) {
      double total = 0;
      double cube = 0;
      for (int i = 0; i < points; i++) {
        double x = (i + 0.5) / points;
        double weight = weight(grid, d, x);
        double step = 0.25 / points;
        double slope = (mapped(grid, d, x + step) - mapped(grid, d, x - step)) / (2 * step);
        assertThat(weight).isCloseTo(slope, within(1e-9));
        total += weight / points;
        cube += weight * Math.pow(mapped(grid, d, x), 3) / points;
      }
      assertThat(total).isCloseTo(1, within(1e-12));
      assertThat(cube).isCloseTo(0.25, within(1e-6));
    }
  }

  /** The smallest and the largest number that Philox makes. */
  @Test
  void staysInsideForTheOutermostNumbers() {
    for (int d = 0; d < 3; d++) {
      assertThat(ImportanceGrid.slice(Philox.uniform(0))).isZero();
      assertThat(ImportanceGrid.slice(Philox.uniform(-1))).isEqualTo(ImportanceGrid.BINS - 1);
      assertThat(mapped(grid, d, Philox.uniform(0))).isBetween(0.0, 1e-14);
      assertThat(mapped(grid, d, Philox.uniform(-1))).isBetween(1 - 1e-14, 1.0);
    }
  }

  private static double mapped(Doubles grid, int dimension, double x) {
    double[] all = new double[Lattice.DIMENSIONS];
    all[dimension] = x;
    double[] result = new double[Lattice.DIMENSIONS];
    ImportanceGrid.map(grid, dimension, all, result);
    return result[dimension];
  }

  private static double weight(Doubles grid, int dimension, double x) {
    double[] all = new double[Lattice.DIMENSIONS];
    all[dimension] = x;
    return ImportanceGrid.map(grid, dimension, all, new double[Lattice.DIMENSIONS]);
  }
}

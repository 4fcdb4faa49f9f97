package org.fiducia.host.acceptance;

import java.lang.foreign.Arena;
import org.fiducia.kernels.random.ImportanceGrid;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/**
 * Moves the edges of an {@link ImportanceGrid} to where a pilot run was accepted. The exact sums of the pilot make the same
 * grid on every device, and a bad grid costs time only, never correctness.
 */
final class AdaptedGrid {

  /** Share of the points that stays spread evenly, so that no weight exceeds 1 / EVEN a dimension. */
  private static final double EVEN = 0.5;

  private AdaptedGrid() {}

  /** A grid that changes nothing. */
  static Doubles uniform(Arena arena) {
    Doubles grid = Doubles.allocate(arena, Lattice.DIMENSIONS, ImportanceGrid.BINS + 1);
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      for (int k = 0; k <= ImportanceGrid.BINS; k++) {
        grid.set(d, k, (double) k / ImportanceGrid.BINS);
      }
    }
    return grid;
  }

  /** The largest weight that the grid gives an event. */
  static double largestWeight(Doubles grid) {
    double product = 1;
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      double widest = 0;
      for (int k = 0; k < ImportanceGrid.BINS; k++) {
        widest = Math.max(widest, grid.get(d, k + 1) - grid.get(d, k));
      }
      product *= widest * ImportanceGrid.BINS;
    }
    return product;
  }

  /**
   * Adapts all dimensions to the profile of a pilot run over the present grid.
   *
   * @param grid edges, replaced
   * @param profile accepted weight of each slice
   */
  static void adapt(Doubles grid, Longs profile) {
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      double[] density = smoothed(profile, d);
      double total = 0;
      for (double content : density) {
        total += content;
      }
      if (total > 0) {
        move(grid, d, density, total);
      }
    }
  }

  /** Accepted weight of each slice, averaged with its neighbours: a pilot run is small. */
  private static double[] smoothed(Longs profile, int d) {
    int last = ImportanceGrid.BINS - 1;
    double[] smooth = new double[ImportanceGrid.BINS];
    for (int k = 0; k <= last; k++) {
      smooth[k] = profile.get(d, Math.max(k - 1, 0)) / 4.0 + profile.get(d, k) / 2.0
          + profile.get(d, Math.min(k + 1, last)) / 4.0;
    }
    return smooth;
  }

  /** Sets the edges so that each new interval holds the same share of accepted and evenly spread points together. */
  private static void move(Doubles grid, int d, double[] density, double total) {
    int bins = ImportanceGrid.BINS;
    double[] old = new double[bins + 1];
    for (int k = 0; k <= bins; k++) {
      old[k] = grid.get(d, k);
    }
    double wanted = 1.0 / bins;
    double collected = 0;
    int edge = 1;
    for (int k = 0; k < bins; k++) {
      double width = old[k + 1] - old[k];
      double content = (1 - EVEN) * density[k] / total + EVEN * width;
      while (edge < bins && collected + content >= edge * wanted) {
        grid.set(d, edge, old[k] + width * (edge * wanted - collected) / content);
        edge++;
      }
      collected += content;
    }
  }
}

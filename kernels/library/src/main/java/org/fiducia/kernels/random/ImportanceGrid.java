package org.fiducia.kernels.random;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * Importance sampling by a grid a dimension: each of {@value #BINS} equal slices of a uniform number is stretched or squeezed
 * onto its own interval of (0, 1), narrow where the integrand is large (G. P. Lepage, J. Comput. Phys. 27 (1978) 192).
 */
@Functions
public final class ImportanceGrid {

  /** Intervals a dimension. */
  public static final int BINS = 16;

  private ImportanceGrid() {}

  /** Slice of a uniform number. */
  public static int slice(double x) {
    return (int) (x * BINS);
  }

  /**
   * Maps a uniform number.
   *
   * @param edges column: dimension, rows 0 to BINS: increasing from 0 to 1
   * @param x in (0, 1), one a dimension
   * @param mapped receives the number of this dimension
   * @return the factor of the weight: density of the flat distribution over that of the mapped number
   */
  public static double map(Doubles edges, int dimension, double[] x, double[] mapped) {
    int slice = slice(x[dimension]);
    double low = edges.get(dimension, slice);
    double width = edges.get(dimension, slice + 1) - low;
    mapped[dimension] = low + (x[dimension] * BINS - slice) * width;
    return width * BINS;
  }
}

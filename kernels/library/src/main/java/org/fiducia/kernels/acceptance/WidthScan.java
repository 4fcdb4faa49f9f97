package org.fiducia.kernels.acceptance;

import org.fiducia.kernels.math.Exact;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * The yield of every width from one {@link DecayHistogram}: for each replicate the sum of w g exp(-g u), then the mean of
 * the replicates and its standard error from their spread.
 */
@Kernel
public final class WidthScan {

  // Columns of the widths.
  public static final int DECAY_CONSTANT = 0;
  public static final int NORM = 1;

  public static final Layout WIDTHS = Layout.of("width",
      Layout.column("g", "1/mm", "decay constant, width / (hbar c)"),
      Layout.column("norm", "1", "parents produced"));

  // Columns of the result.
  public static final int YIELD = 0;
  public static final int ERROR = 1;

  public static final Layout YIELDS = Layout.of("yield",
      Layout.column("N", "1", "expected accepted decays"),
      Layout.column("sigma N", "1", "its standard error"));

  /** exp(-x) is zero in double precision from here on. */
  private static final double NOTHING_LEFT = 746.0;

  private WidthScan() {}

  /**
   * Folds the histogram with one width.
   *
   * @param i width
   * @param sampling 1 row, {@link Sampling}
   * @param setup 1 row, {@link Setup}, for the fixed-point scale
   * @param histogram filled by {@link AcceptedDecays}
   * @param widths {@link #WIDTHS}
   * @param yields {@link #YIELDS}
   */
  public static void run(long i, Longs sampling, Doubles setup, Longs histogram, Doubles widths, Doubles yields) {
    double g = widths.get(DECAY_CONSTANT, i);
    long first = sampling.get(Sampling.FIRST_BIN, 0);
    long bins = sampling.get(Sampling.BINS, 0);
    double[] sums = new double[Lattice.REPLICATES];
    for (long b = 0; b < bins; b++) {
      double low = DecayHistogram.edge(first + b);
      double h = DecayHistogram.edge(first + b + 1) - low;
      double exponent = g * (low + 0.5 * h);
      if (exponent > NOTHING_LEFT) {
        break;
      }
      double factor = g * Exact.exp(-exponent);
      double c1 = -g * h;
      double c2 = 0.5 * c1 * c1;
      double c3 = c1 * c2 / 3;
      for (int r = 0; r < Lattice.REPLICATES; r++) {
        long row = r * bins + b;
        double terms = histogram.get(0, row) + c1 * histogram.get(1, row) + c2 * histogram.get(2, row)
            + c3 * histogram.get(3, row);
        // far beyond any yield, at g u > 400, the series of a bin would turn negative
        sums[r] = sums[r] + factor * Math.max(terms, 0.0);
      }
    }
    double mean = 0;
    double largest = 0;
    for (int r = 0; r < Lattice.REPLICATES; r++) {
      mean += sums[r];
      largest = Math.max(largest, Math.abs(sums[r]));
    }
    mean = mean / Lattice.REPLICATES;
    double squares = 0;
    for (int r = 0; r < Lattice.REPLICATES && largest > 0; r++) {
      // in units of the largest: the square of a very small yield would be zero
      double deviation = (sums[r] - mean) / largest;
      squares += deviation * deviation;
    }
    double points = (double) (1L << (int) sampling.get(Sampling.LOG2_POINTS, 0));
    double norm = widths.get(NORM, i) / (points * setup.get(Setup.SCALE, 0));
    yields.set(YIELD, i, norm * mean);
    yields.set(ERROR, i,
        norm * largest * Math.sqrt(squares / (Lattice.REPLICATES * (Lattice.REPLICATES - 1))));
  }
}

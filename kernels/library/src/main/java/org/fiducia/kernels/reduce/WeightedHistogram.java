package org.fiducia.kernels.reduce;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** An exact histogram of weighted values with equal bins; see {@link FixedPoint}. */
@Kernel
public final class WeightedHistogram {

  // Columns of the parameters, 1 row.
  /** Lower edge of the first bin, in the unit of the values. */
  public static final int LOW = 0;
  /** Width of a bin, in the unit of the values. */
  public static final int WIDTH = 1;
  /** Number of bins. */
  public static final int BINS = 2;
  /** Fixed-point multiples a unit weight, a power of two. */
  public static final int SCALE = 3;

  // Columns of the entries.
  /** The quantity that is binned. */
  public static final int VALUE = 0;
  /** Its weight; a NaN weight or value goes to the overflow as weight 0 or bin BINS. */
  public static final int WEIGHT = 1;

  private WeightedHistogram() {}

  /**
   * Enters one value.
   *
   * @param i entry
   * @param parameters 1 row, columns LOW, WIDTH, BINS, SCALE
   * @param entries columns VALUE, WEIGHT
   * @param histogram column 0: BINS rows of sums, then one row for everything outside (underflow, overflow, NaN)
   */
  public static void run(long i, Doubles parameters, Doubles entries, Longs histogram) {
    double position = (entries.get(VALUE, i) - parameters.get(LOW, 0)) / parameters.get(WIDTH, 0);
    double bins = parameters.get(BINS, 0);
    boolean inside = position >= 0 && position < bins;
    long bin = (long) (inside ? Math.floor(position) : bins);
    histogram.add(0, bin, FixedPoint.of(entries.get(WEIGHT, i), parameters.get(SCALE, 0)));
  }
}

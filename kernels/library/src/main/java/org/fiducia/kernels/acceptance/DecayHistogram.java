package org.fiducia.kernels.acceptance;

import org.fiducia.kernels.reduce.FixedPoint;
import org.fiducia.language.Functions;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * Weights of accepted decays against the proper flight length u = L m / p, with moments inside each bin.
 *
 * <p>A parent of width G decays at u with the probability density g exp(-g u), g = G / (hbar c). Since the sample does
 * not depend on g, one histogram gives the yield of every width. Bins are the numbers with equal exponent and
 * equal first {@value #BITS} bits of the mantissa: {@value #PER_OCTAVE} bins an octave, found without a logarithm. With
 * t in [-1/2, 1/2) the position in a bin of width h, the four moments of t give exp(-g u) to relative x^4 / 24 exp(x),
 * x = g h / 2 <= g u / 256, or better: 1e-11 at g u = 1, 1e-7 at 10, 0.13 % at 100, 3 % at 200. Beyond 400, for yields
 * below exp(-400) of the largest, the sign may be wrong as well.
 */
@Functions
public final class DecayHistogram {

  /** Sums of w, w t, w t^2, w t^3. */
  public static final int MOMENTS = 4;

  private static final int BITS = 7;

  /** Bins in a factor of two of u. */
  public static final int PER_OCTAVE = 1 << BITS;

  private static final int SHIFT = 52 - BITS;

  public static final Layout LAYOUT = Layout.of("decay histogram bin",
      Layout.column("sum w", "mm", "fixed point, see Setup.SCALE"),
      Layout.column("sum w t", "mm", "fixed point"),
      Layout.column("sum w t^2", "mm", "fixed point"),
      Layout.column("sum w t^3", "mm", "fixed point"));

  private DecayHistogram() {}

  /** Number of the bin of a positive length among all such bins. */
  public static long bin(double u) {
    return Double.doubleToRawLongBits(u) >>> SHIFT;
  }

  /** Lower edge of a bin, in the unit of u. */
  public static double edge(long bin) {
    return Double.longBitsToDouble(bin << SHIFT);
  }

  /**
   * Enters a weight. A length outside the range of the histogram counts in the row behind all replicates: its first
   * moment must be zero in the end.
   *
   * @param histogram rows: replicate * bins + (bin - firstBin), and one more
   * @param replicates number of replicates
   * @param replicate which one
   * @param firstBin number of the first bin
   * @param bins bins a replicate
   * @param u proper flight length, mm
   * @param weight not negative
   * @param scale fixed-point multiples of a unit weight
   */
  public static void enter(Longs histogram, long replicates, long replicate, long firstBin, long bins, double u,
      double weight, double scale) {
    long bin = bin(u);
    long place = bin - firstBin;
    boolean there = place >= 0 && place < bins;
    double low = edge(bin);
    double t = (u - low) / (edge(bin + 1) - low) - 0.5;
    long row = there ? replicate * bins + place : replicates * bins;
    double first = weight * t;
    double second = first * t;
    double third = second * t;
    histogram.add(0, row, there ? FixedPoint.of(weight, scale) : 1L);
    histogram.add(1, row, there ? FixedPoint.of(first, scale) : 0L);
    histogram.add(2, row, there ? FixedPoint.of(second, scale) : 0L);
    histogram.add(3, row, there ? FixedPoint.of(third, scale) : 0L);
  }
}

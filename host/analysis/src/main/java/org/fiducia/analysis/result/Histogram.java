package org.fiducia.analysis.result;

import java.util.Arrays;

/**
 * Sums of weights in bins. Bin i holds the values from {@code edges[i]} up to, but without, {@code edges[i + 1]}.
 *
 * <p>A histogram does not change: {@link #filled} makes a new one. Values are added in the order given, so the same
 * values in the same calls give the same bits. The arrays are the histogram's own: they are not copied.
 *
 * @param edges the bins' edges, rising, in the quantity's unit; one more than there are bins
 * @param contents sum of weights of each bin
 * @param squares sum of squared weights of each bin, the variance of its content
 * @param underflow sum of weights below the first edge
 * @param overflow sum of weights from the last edge on
 * @param entries number of values filled, those outside the bins included
 * @param mean weighted mean of the values inside the bins, exact rather than from bin centres; 0 without any
 * @param deviations sum of weight times squared distance from the mean, of the values inside the bins
 */
public record Histogram(double[] edges, double[] contents, double[] squares, double underflow, double overflow,
    long entries, double mean, double deviations) {

  /** Checks the edges and the shapes. */
  public Histogram {
    if (edges.length < 2) {
      throw new IllegalArgumentException("a histogram needs at least 2 edges, not " + edges.length);
    }
    for (int i = 0; i < edges.length; i++) {
      if (!Double.isFinite(edges[i]) || i > 0 && !(edges[i] > edges[i - 1])) {
        throw new IllegalArgumentException("edges[" + i + "] = " + edges[i] + ": edges are finite and rising");
      }
    }
    if (contents.length != edges.length - 1 || squares.length != contents.length) {
      throw new IllegalArgumentException(
          edges.length + " edges need " + (edges.length - 1) + " contents and squares, not " + contents.length + " and "
              + squares.length);
    }
  }

  /** An empty histogram with the given edges. */
  public static Histogram empty(double... edges) {
    int bins = Math.max(0, edges.length - 1);
    return new Histogram(edges, new double[bins], new double[bins], 0, 0, 0, 0, 0);
  }

  /** An empty histogram of bins of the same width from low to high. */
  public static Histogram uniform(int bins, double low, double high) {
    if (bins < 1) {
      throw new IllegalArgumentException("a histogram needs at least 1 bin, not " + bins);
    }
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = (low * (bins - i) + high * i) / bins;
    }
    return empty(edges);
  }

  /** This histogram with more values, each of weight 1. */
  public Histogram filled(double... values) {
    double[] weights = new double[values.length];
    Arrays.fill(weights, 1);
    return filled(values, weights);
  }

  /**
   * This histogram with more values.
   *
   * @param values in the edges' unit; infinite ones are under- or overflow
   * @param weights one for each value
   * @throws IllegalArgumentException if a value is NaN or a weight is not finite
   */
  public Histogram filled(double[] values, double[] weights) {
    if (values.length != weights.length) {
      throw new IllegalArgumentException(values.length + " values need as many weights, not " + weights.length);
    }
    double[] sums = contents.clone();
    double[] variances = squares.clone();
    double below = underflow;
    double above = overflow;
    double inside = weight();
    double centre = mean;
    double spread = deviations;
    for (int k = 0; k < values.length; k++) {
      double value = values[k];
      double w = weights[k];
      if (Double.isNaN(value) || !Double.isFinite(w)) {
        throw new IllegalArgumentException(
            "value " + k + " is " + value + " with weight " + w + ": fill only numbers, leave failed items out");
      }
      int bin = bin(value);
      if (bin < 0) {
        below += w;
      } else if (bin == sums.length) {
        above += w;
      } else {
        sums[bin] += w;
        variances[bin] += w * w;
        inside += w;
        if (inside != 0) {
          // running weighted moments: D. H. D. West, Commun. ACM 22 (1979) 532
          double step = value - centre;
          centre += step * w / inside;
          spread += w * step * (value - centre);
        }
      }
    }
    return new Histogram(edges, sums, variances, below, above, entries + values.length, centre, spread);
  }

  /** The bin of a value; -1 below the first edge, the number of bins from the last edge on. */
  private int bin(double value) {
    int below = -1;
    int above = edges.length;
    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (value >= edges[middle]) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }

  /** The same histogram in another unit: {@code inUnits(1000)} of values in GeV is in MeV. */
  public Histogram inUnits(double perOldUnit) {
    if (!(perOldUnit > 0 && perOldUnit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a unit is positive, not " + perOldUnit);
    }
    double[] scaled = Arrays.stream(edges).map(edge -> edge * perOldUnit).toArray();
    return new Histogram(scaled, contents, squares, underflow, overflow, entries, mean * perOldUnit,
        deviations * perOldUnit * perOldUnit);
  }

  /** The same histogram with all weights times a factor. */
  public Histogram scaled(double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weights are scaled by a positive factor, not " + factor);
    }
    return new Histogram(edges, times(contents, factor), times(squares, factor * factor), underflow * factor,
        overflow * factor, entries, mean, deviations * factor);
  }

  private static double[] times(double[] numbers, double factor) {
    return Arrays.stream(numbers).map(number -> number * factor).toArray();
  }

  /** Sum of weights inside the bins. */
  public double weight() {
    return Arrays.stream(contents).sum();
  }

  /** Standard deviation of the values inside the bins; NaN without any. */
  public double width() {
    return Math.sqrt(deviations / weight());
  }

  /** Standard error of the mean: the width over the root of the effective number of values; NaN without any. */
  public double meanError() {
    return width() * Math.sqrt(Arrays.stream(squares).sum()) / Math.abs(weight());
  }

  /** Standard error of a bin's content. */
  public double error(int bin) {
    return Math.sqrt(squares[bin]);
  }
}

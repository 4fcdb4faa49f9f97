package org.fiducia.analysis.kaon;

import java.util.Arrays;
import org.fiducia.analysis.result.Histogram;

/** Values and weights of a batch on their way into a histogram. */
final class Filling {

  private double[] values = new double[1024];
  private double[] weights = new double[1024];
  private int count;
  private Histogram histogram;

  Filling(Histogram empty) {
    histogram = empty;
  }

  void add(double value, double weight) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    values[count] = value;
    weights[count] = weight;
    count++;
  }

  /** Fills what was added, so that it takes no room any more. */
  void flush() {
    histogram = histogram.filled(Arrays.copyOf(values, count), Arrays.copyOf(weights, count));
    count = 0;
  }

  /** The histogram with all that was added. */
  Histogram histogram() {
    flush();
    return histogram;
  }
}

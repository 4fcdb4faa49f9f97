package org.fiducia.analysis.kaon;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Centre and core width of a distribution: its median, and half the interval that holds its central 68.3 %. Only the
 * first values count, so that memory stays bounded and the result does not depend on how the events are cut into
 * batches.
 */
final class Core {

  /** Most values that are kept. */
  static final int MOST = 100_000;

  /** Share of a Gaussian within one standard deviation. */
  private static final double ONE_SIGMA = 0.682689492137086;

  private double[] values = new double[1024];
  private double[] weights = new double[1024];
  private int count;

  /** Adds a value; one of no weight says nothing. */
  void add(double value, double weight) {
    if (count == MOST || weight == 0) {
      return;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.min(MOST, 2 * count));
      weights = Arrays.copyOf(weights, values.length);
    }
    values[count] = value;
    weights[count] = weight;
    count++;
  }

  /** Number of values that count. */
  int entries() {
    return count;
  }

  /** Median, and half the central interval; NaN without values. */
  double[] medianAndWidth() {
    if (count == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int[] order = IntStream.range(0, count).boxed().sorted(Comparator.comparingDouble(k -> values[k]))
        .mapToInt(Integer::intValue).toArray();
    double low = quantile(order, 0.5 * (1 - ONE_SIGMA));
    double high = quantile(order, 0.5 * (1 + ONE_SIGMA));
    return new double[] {quantile(order, 0.5), 0.5 * (high - low)};
  }

  /** The value below which a share of the weight lies; the weight of a value lies half below it. */
  private double quantile(int[] order, double share) {
    double all = 0;
    for (int k : order) {
      all += weights[k];
    }
    double before = 0;
    double position = 0;
    for (int k = 0; k < count; k++) {
      double next = before + 0.5 * weights[order[k]];
      if (next >= share * all) {
        double upper = values[order[k]];
        return k == 0 ? upper
            : values[order[k - 1]] + (upper - values[order[k - 1]]) * (share * all - position) / (next - position);
      }
      position = next;
      before += weights[order[k]];
    }
    return values[order[count - 1]];
  }
}

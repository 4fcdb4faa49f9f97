package org.fiducia.host.validation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** Weighted numbers, and the errors of what is computed from them. */
final class Sample {

  /** The error is the spread over so many parts of the sample. */
  private static final int PARTS = 20;
  /** Within one standard deviation of a Gaussian mean. */
  private static final double ONE_SIGMA = 0.682689492137086;

  private double[] values = new double[1 << 10];
  private double[] weights = new double[1 << 10];
  private int count;

  void add(double value, double weight) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    values[count] = value;
    weights[count] = weight;
    count++;
  }

  void add(double value) {
    add(value, 1);
  }

  int count() {
    return count;
  }

  double[] values() {
    return Arrays.copyOf(values, count);
  }

  double mean() {
    double sum = 0;
    double norm = 0;
    for (int k = 0; k < count; k++) {
      sum += weights[k] * values[k];
      norm += weights[k];
    }
    return sum / norm;
  }

  /** Standard deviation. */
  double rms() {
    double mean = mean();
    double sum = 0;
    double norm = 0;
    for (int k = 0; k < count; k++) {
      sum += weights[k] * (values[k] - mean) * (values[k] - mean);
      norm += weights[k];
    }
    return Math.sqrt(sum / norm);
  }

  /** Half of the interval that leaves equal shares of the weight on both sides and holds 68.27 % of it. */
  double core() {
    return (quantile((1 + ONE_SIGMA) / 2) - quantile((1 - ONE_SIGMA) / 2)) / 2;
  }

  double median() {
    return quantile(0.5);
  }

  /** The number below which a share of the weight is. */
  private double quantile(double share) {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble(k -> values[k]));
    double below = share * Arrays.stream(weights, 0, count).sum();
    double sum = 0;
    int k = 0;
    while (k < count - 1 && sum + weights[order[k]] < below) {
      sum += weights[order[k]];
      k++;
    }
    return values[order[k]];
  }

  /** Share of the weight of numbers closer to 0 than a limit. */
  double within(double limit) {
    double inside = 0;
    double norm = 0;
    for (int k = 0; k < count; k++) {
      inside += Math.abs(values[k]) < limit ? weights[k] : 0;
      norm += weights[k];
    }
    return inside / norm;
  }

  /** Standard deviation of a figure of this sample, from its parts: every 20th number is in the same one. */
  double error(ToDoubleFunction<Sample> figure) {
    Sample figures = new Sample();
    for (int part = 0; part < PARTS; part++) {
      Sample some = new Sample();
      for (int k = part; k < count; k += PARTS) {
        some.add(values[k], weights[k]);
      }
      figures.add(figure.applyAsDouble(some));
    }
    return figures.rms() / Math.sqrt(PARTS - 1.0);
  }
}

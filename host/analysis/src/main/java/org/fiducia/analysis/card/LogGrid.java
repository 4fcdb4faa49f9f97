package org.fiducia.analysis.card;

/**
 * Points at equal steps of the logarithm: {@code x_k = min (max/min)^(k/(n-1))}, computed with {@link StrictMath#pow}
 * so that every JVM makes the same grid; the end points are exact.
 *
 * @param min first point, greater than zero
 * @param max last point, greater than min unless there is one point only
 * @param points number of points, at least one
 */
public record LogGrid(double min, double max, int points) {

  public LogGrid {
    if (!(min > 0 && (points == 1 ? max == min : points > 1 && max > min) && max < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no grid of " + points + " points from " + min + " to " + max);
    }
  }

  /** Point k, from 0. */
  public double at(int k) {
    if (k == 0) {
      return min;
    }
    return k == points - 1 ? max : min * StrictMath.pow(max / min, (double) k / (points - 1));
  }

  /** All points. */
  public double[] values() {
    double[] values = new double[points];
    for (int k = 0; k < points; k++) {
      values[k] = at(k);
    }
    return values;
  }
}

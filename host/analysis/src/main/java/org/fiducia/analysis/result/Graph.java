package org.fiducia.analysis.result;

/**
 * Points with error bars. The arrays are the graph's own: they are not copied.
 *
 * @param x abscissae, in the quantity's unit
 * @param y ordinates, in the quantity's unit
 * @param xErrors half lengths of the horizontal bars, 0 for none
 * @param yErrors half lengths of the vertical bars (standard errors), 0 for none
 */
public record Graph(double[] x, double[] y, double[] xErrors, double[] yErrors) {

  /** Checks that all arrays have the same length and that all numbers are finite, the errors not negative. */
  public Graph {
    requireNumbers("x", x, x.length, false);
    requireNumbers("y", y, x.length, false);
    requireNumbers("xErrors", xErrors, x.length, true);
    requireNumbers("yErrors", yErrors, x.length, true);
  }

  /** Points without errors. */
  public static Graph of(double[] x, double[] y) {
    return of(x, y, new double[y.length]);
  }

  /** Points with vertical errors. */
  public static Graph of(double[] x, double[] y, double[] yErrors) {
    return new Graph(x, y, new double[x.length], yErrors);
  }

  private static void requireNumbers(String name, double[] numbers, int length, boolean errors) {
    if (length == 0) {
      throw new IllegalArgumentException("a graph needs at least one point");
    }
    if (numbers.length != length) {
      throw new IllegalArgumentException(length + " points need as many " + name + ", not " + numbers.length);
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(numbers[i]) || errors && numbers[i] < 0) {
        throw new IllegalArgumentException(name + "[" + i + "] = " + numbers[i] + ": it must be finite"
            + (errors ? " and not negative" : "; leave failed points out"));
      }
    }
  }
}

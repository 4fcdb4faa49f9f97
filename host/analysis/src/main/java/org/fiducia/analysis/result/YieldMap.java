package org.fiducia.analysis.result;

import java.util.Objects;

/**
 * The expected number of signal events over a two-dimensional parameter plane: mass, and one further axis, which is
 * either the width (GeV) or the coupling epsilon (a pure number).
 *
 * <p>The arrays are the map's own: they are not copied, and a map must not be changed after it is built.
 *
 * @param secondAxis name of the second axis as it heads its column: {@link #WIDTH} or {@link #COUPLING}
 * @param masses the masses in GeV, rising
 * @param values the values of the second axis, rising; GeV for a width, no unit for a coupling
 * @param yields {@code yields[i][j]} is N at {@code (masses[i], values[j])}
 * @param errors the statistical standard error of each yield, same shape
 */
public record YieldMap(String secondAxis, double[] masses, double[] values, double[][] yields, double[][] errors) {

  /** Name of a second axis of total widths, in GeV. */
  public static final String WIDTH = "Gamma_GeV";

  /** Name of a second axis of kinetic-mixing couplings. */
  public static final String COUPLING = "epsilon";

  /** Checks that the axis name is one of the two, and that the shapes agree. */
  public YieldMap {
    Objects.requireNonNull(secondAxis, "secondAxis");
    if (!secondAxis.equals(WIDTH) && !secondAxis.equals(COUPLING)) {
      throw new IllegalArgumentException(
          "the second axis is '" + WIDTH + "' or '" + COUPLING + "', not '" + secondAxis + "'");
    }
    requireRising("masses", masses);
    requireRising(secondAxis, values);
    requireShape("yields", yields, masses.length, values.length);
    requireShape("errors", errors, masses.length, values.length);
  }

  /** The unit of the second axis, empty for a pure number. */
  public String secondUnit() {
    return secondAxis.equals(WIDTH) ? "GeV" : "";
  }

  private static void requireRising(String name, double[] axis) {
    for (int i = 0; i < axis.length; i++) {
      if (!(axis[i] > 0 && axis[i] < Double.POSITIVE_INFINITY) || i > 0 && axis[i] <= axis[i - 1]) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + axis[i] + ": an axis is positive, finite and rising");
      }
    }
  }

  private static void requireShape(String name, double[][] table, int rows, int columns) {
    if (table.length != rows) {
      throw new IllegalArgumentException(name + " has " + table.length + " rows for " + rows + " masses");
    }
    for (double[] row : table) {
      if (row.length != columns) {
        throw new IllegalArgumentException(name + " has a row of " + row.length + " for " + columns + " values");
      }
    }
  }
}

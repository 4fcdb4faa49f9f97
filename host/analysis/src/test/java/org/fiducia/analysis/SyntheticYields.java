package org.fiducia.analysis;

import org.fiducia.analysis.result.YieldMap;

/** Yield maps in closed form, shaped like those of a beam dump. */
public final class SyntheticYields {

  private SyntheticYields() {}

  /** {@code points} numbers from low to high, evenly spaced in the logarithm. */
  public static double[] logSpaced(double low, double high, int points) {
    double[] grid = new double[points];
    for (int i = 0; i < points; i++) {
      grid[i] = low * Math.pow(high / low, points == 1 ? 0 : i / (points - 1.0));
    }
    return grid;
  }

  /** A function of the two coordinates. */
  public interface Yield {
    double at(double mass, double value);
  }

  /** The map of a function on a grid, with 1 % errors. */
  public static YieldMap map(String axis, double[] masses, double[] values, Yield yield) {
    double[][] yields = new double[masses.length][values.length];
    double[][] errors = new double[masses.length][values.length];
    for (int i = 0; i < masses.length; i++) {
      for (int j = 0; j < values.length; j++) {
        yields[i][j] = yield.at(masses[i], values[j]);
        errors[i][j] = 0.01 * yields[i][j];
      }
    }
    return new YieldMap(axis, masses, values, yields, errors);
  }

  /** Dark-photon-like: produced as epsilon^2 / m^2, decaying 80 to 160 m behind the target after a boost of 40 GeV / m. */
  public static YieldMap darkPhoton(int masses, int couplings) {
    return map(YieldMap.COUPLING, logSpaced(0.215, 0.8, masses), logSpaced(1e-8, 1e-3, couplings), (m, epsilon) -> {
      double width = m * epsilon * epsilon * (1.0 / 137.036) / 3;
      double length = 40 / m * 1.97327e-16 / width;
      return 3e13 * epsilon * epsilon / m / m * Math.exp(-6 * m)
          * (Math.exp(-80 / length) - Math.exp(-160 / length));
    });
  }
}

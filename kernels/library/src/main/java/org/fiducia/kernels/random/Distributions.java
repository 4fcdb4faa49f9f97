package org.fiducia.kernels.random;

import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/** Variates of common distributions as functions of uniform numbers in (0, 1). */
@Functions
public final class Distributions {

  private static final double TWO_PI = 2 * Math.PI;

  private Distributions() {}

  /** Exponential variate of mean 1 by inversion, -ln u. */
  public static double exponential(double u) {
    return -Exact.log(u);
  }

  /**
   * Two independent standard normal variates (G. Box, M. Muller, Ann. Math. Stat. 29 (1958) 610).
   *
   * @param u uniform
   * @param v uniform, independent of u
   * @param normals receives 2 values
   */
  public static void normals(double u, double v, double[] normals) {
    double radius = Math.sqrt(-2 * Exact.log(u));
    Exact.sinAndCos(TWO_PI * v, normals);
    normals[0] = radius * normals[0];
    normals[1] = radius * normals[1];
  }

  /**
   * A direction uniform on the unit sphere.
   *
   * @param u uniform: cos(theta) = 2u - 1
   * @param v uniform: phi = 2 pi v
   * @param direction receives x, y, z
   */
  public static void direction(double u, double v, double[] direction) {
    double cosTheta = 2 * u - 1;
    double sinTheta = Math.sqrt((1 - cosTheta) * (1 + cosTheta));
    Exact.sinAndCos(TWO_PI * v, direction);
    double sinPhi = direction[0];
    direction[0] = sinTheta * direction[1];
    direction[1] = sinTheta * sinPhi;
    direction[2] = cosTheta;
  }

  /**
   * The bin of a discrete distribution by its inverse: monotonic in u, so that evenly spread numbers stay evenly spread.
   *
   * @param table bins in a block
   * @param cumulative column with the probability of all earlier bins, 0 in row {@code from}; the row behind the last
   *     bin holds at least 1
   * @param from row of the first bin
   * @param guide for each of {@code guideSize} equal slices of (0, 1) the bin, counted from {@code from}, at its start
   * @param guideFrom row of the first slice in column 0
   * @param u uniform
   * @return row of the bin
   */
  public static long inverse(Doubles table, int cumulative, long from, Ints guide, long guideFrom, int guideSize,
      double u) {
    long bin = from + guide.get(0, guideFrom + (int) (u * guideSize));
    while (table.get(cumulative, bin + 1) <= u) {
      bin++;
    }
    return bin;
  }
}

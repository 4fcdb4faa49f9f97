package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/**
 * Columns of the closest approach of two lines. The point is the middle of the shortest segment between them. With the
 * total momentum at a vertex as first line and the axis of the proton beam as second one, the distance is CDA_TAX and z
 * is Z_TAX.
 *
 * <p>The error of the distance is that of the distance with a sign, which is Gaussian for small errors however near the
 * lines are. The distance itself is its absolute value: below about two of its errors it follows a folded normal
 * distribution, larger on average than the true one.
 */
public final class Approach {

  public static final int DISTANCE = 0;
  public static final int SIGMA_DISTANCE = 1;
  public static final int X = 2;
  public static final int Y = 3;
  public static final int Z = 4;
  public static final int SIGMA_Z = 5;

  public static final Layout LAYOUT = Layout.of("closest approach",
      Layout.column("distance", "mm", "shortest distance of the lines (CDA)"),
      Layout.column("sigma distance", "mm", "standard deviation of the distance with a sign"),
      Layout.column("x", "mm", "point of closest approach"),
      Layout.column("y", "mm", "point of closest approach"),
      Layout.column("z", "mm", "point of closest approach"),
      Layout.column("sigma z", "mm", "standard deviation of z"));

  private Approach() {}
}

package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/**
 * Columns of measured straight lines: where they cross a plane of exactly known z, their slopes, and the lower triangle
 * of the covariance of (x, y, tx, ty), packed by rows; zeros for a line that is defined, not measured.
 */
public final class Line {

  public static final int X = 0;
  public static final int Y = 1;
  public static final int TX = 2;
  public static final int TY = 3;
  /** First of 10 columns of the covariance. */
  public static final int C = 4;
  public static final int Z = 14;

  public static final Layout LAYOUT = Layout.of("line",
      Layout.column("x", "mm", "point on the line"),
      Layout.column("y", "mm", "point on the line"),
      Layout.column("tx", "1", "slope dx/dz"),
      Layout.column("ty", "1", "slope dy/dz"),
      Layout.column("cov x x", "mm^2", "covariance"),
      Layout.column("cov y x", "mm^2", "covariance"),
      Layout.column("cov y y", "mm^2", "covariance"),
      Layout.column("cov tx x", "mm", "covariance"),
      Layout.column("cov tx y", "mm", "covariance"),
      Layout.column("cov tx tx", "1", "covariance"),
      Layout.column("cov ty x", "mm", "covariance"),
      Layout.column("cov ty y", "mm", "covariance"),
      Layout.column("cov ty tx", "1", "covariance"),
      Layout.column("cov ty ty", "1", "covariance"),
      Layout.column("z", "mm", "of the point, exact"));

  private Line() {}
}

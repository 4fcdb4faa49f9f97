package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/** Columns of fitted vertices, one row an event: position and the lower triangle of its covariance, packed by rows. */
public final class Vertex {

  public static final int X = 0;
  public static final int Y = 1;
  public static final int Z = 2;
  /** First of 6 columns of the covariance. */
  public static final int C = 3;
  public static final int CHI2 = 9;

  public static final Layout LAYOUT = Layout.of("vertex",
      Layout.column("x", "mm", "position"),
      Layout.column("y", "mm", "position"),
      Layout.column("z", "mm", "position"),
      Layout.column("cov x x", "mm^2", "covariance"),
      Layout.column("cov y x", "mm^2", "covariance"),
      Layout.column("cov y y", "mm^2", "covariance"),
      Layout.column("cov z x", "mm^2", "covariance"),
      Layout.column("cov z y", "mm^2", "covariance"),
      Layout.column("cov z z", "mm^2", "covariance"),
      Layout.column("chi2", "1", "of the fit"));

  private Vertex() {}
}

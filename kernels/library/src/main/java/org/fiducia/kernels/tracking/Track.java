package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/**
 * Columns of fitted tracks at a reference plane z: state (x, y, tx, ty, q/p) with tx = px/pz, ty = py/pz, and the lower
 * triangle of its covariance, packed by rows: element (a, b), a >= b, is column {@code C + a (a + 1) / 2 + b}. Rows slot
 * by slot.
 */
public final class Track {

  public static final int X = 0;
  public static final int Y = 1;
  public static final int TX = 2;
  public static final int TY = 3;
  public static final int QP = 4;
  /** First of 15 columns of the covariance. */
  public static final int C = 5;
  public static final int CHI2 = 20;

  public static final Layout LAYOUT = Layout.of("track",
      Layout.column("x", "mm", "at the reference plane"),
      Layout.column("y", "mm", "at the reference plane"),
      Layout.column("tx", "1", "slope px/pz"),
      Layout.column("ty", "1", "slope py/pz"),
      Layout.column("qp", "c/GeV", "charge / momentum"),
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
      Layout.column("cov qp x", "mm c/GeV", "covariance"),
      Layout.column("cov qp y", "mm c/GeV", "covariance"),
      Layout.column("cov qp tx", "c/GeV", "covariance"),
      Layout.column("cov qp ty", "c/GeV", "covariance"),
      Layout.column("cov qp qp", "c^2/GeV^2", "covariance"),
      Layout.column("chi2", "1", "of the fit"));

  private Track() {}
}

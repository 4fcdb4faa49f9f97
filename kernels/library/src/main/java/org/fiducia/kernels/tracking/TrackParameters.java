package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Columns of fitted tracks of which little is kept; (x, y, tx, ty, q/p) as in {@link Track}. */
public final class TrackParameters {

  public static final int X = Track.X;
  public static final int Y = Track.Y;
  public static final int TX = Track.TX;
  public static final int TY = Track.TY;
  public static final int QP = Track.QP;
  public static final int CHI2 = 5;
  public static final int QP_VARIANCE = 6;

  public static final Layout LAYOUT = Layout.of("track parameters",
      Layout.column("x", "mm", "at the reference plane"),
      Layout.column("y", "mm", "at the reference plane"),
      Layout.column("tx", "1", "slope px/pz"),
      Layout.column("ty", "1", "slope py/pz"),
      Layout.column("qp", "c/GeV", "charge / momentum"),
      Layout.column("chi2", "1", "of the fit"),
      Layout.column("var qp", "c^2/GeV^2", "variance of qp"));

  private TrackParameters() {}
}

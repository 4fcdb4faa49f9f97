package org.fiducia.kernels.simulation;

import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Layout;

/**
 * Columns of what is true of a simulated track; rows slot by slot. The first five are those of {@link Track}, at the z
 * of the first view, before its material: if the particle has decayed by then they are its daughter's.
 */
public final class TrueTrack {

  public static final int X = Track.X;
  public static final int Y = Track.Y;
  public static final int TX = Track.TX;
  public static final int TY = Track.TY;
  public static final int QP = Track.QP;
  public static final int END_Z = 5;

  public static final Layout LAYOUT = Layout.of("true track",
      Layout.column("x", "mm", "at the first view"),
      Layout.column("y", "mm", "at the first view"),
      Layout.column("tx", "1", "slope px/pz"),
      Layout.column("ty", "1", "slope py/pz"),
      Layout.column("qp", "c/GeV", "charge / momentum"),
      Layout.column("end z", "mm", "where the particle decays, or the last plane before it is turned back or "
          + "has radiated all its momentum; infinite if neither"));

  private TrueTrack() {}
}

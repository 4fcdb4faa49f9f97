package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/** Columns of the momenta of tracks after a kinematic fit; rows slot by slot. */
public final class FittedTrack {

  public static final int PX = 0;
  public static final int PY = 1;
  public static final int PZ = 2;

  public static final Layout LAYOUT = Layout.of("fitted track",
      Layout.column("px", "GeV/c", "momentum at the vertex"),
      Layout.column("py", "GeV/c", "momentum at the vertex"),
      Layout.column("pz", "GeV/c", "momentum at the vertex"));

  private FittedTrack() {}
}

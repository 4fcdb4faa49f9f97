package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/** Columns of events after a kinematic fit, one row an event. */
public final class FittedEvent {

  public static final int CHI2 = 0;
  public static final int PROBABILITY = 1;
  public static final int BEAM_PX = 2;
  public static final int BEAM_PY = 3;
  public static final int BEAM_PZ = 4;
  public static final int X = 5;
  public static final int Y = 6;
  public static final int Z = 7;

  public static final Layout LAYOUT = Layout.of("fitted event",
      Layout.column("chi2", "1", "of the fit"),
      Layout.column("probability", "1", "of a larger chi2"),
      Layout.column("beam px", "GeV/c", "momentum of the beam particle"),
      Layout.column("beam py", "GeV/c", "momentum of the beam particle"),
      Layout.column("beam pz", "GeV/c", "momentum of the beam particle"),
      Layout.column("x", "mm", "vertex; 0 if it was left out"),
      Layout.column("y", "mm", "vertex; 0 if it was left out"),
      Layout.column("z", "mm", "vertex; 0 if it was left out"));

  private FittedEvent() {}
}

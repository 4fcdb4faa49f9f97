package org.fiducia.kernels.event;

import org.fiducia.language.Layout;

/**
 * Columns of true particles. Slot by slot: row = slot * events + event, so that neighbouring events are neighbours in
 * memory.
 */
public final class Particle {

  public static final int X = 0;
  public static final int Y = 1;
  public static final int Z = 2;
  public static final int PX = 3;
  public static final int PY = 4;
  public static final int PZ = 5;
  public static final int MASS = 6;
  public static final int CHARGE = 7;

  public static final Layout LAYOUT = Layout.of("particle",
      Layout.column("x", "mm", "where it is born"),
      Layout.column("y", "mm", "where it is born"),
      Layout.column("z", "mm", "where it is born"),
      Layout.column("px", "GeV/c", "momentum at birth"),
      Layout.column("py", "GeV/c", "momentum at birth"),
      Layout.column("pz", "GeV/c", "momentum at birth"),
      Layout.column("mass", "GeV/c^2", ""),
      Layout.column("charge", "e", ""));

  private Particle() {}
}

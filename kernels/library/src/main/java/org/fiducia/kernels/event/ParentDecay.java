package org.fiducia.kernels.event;

import org.fiducia.language.Layout;

/** Columns of the true decay of an event's parent; one row an event. */
public final class ParentDecay {

  public static final int WEIGHT = 0;
  public static final int X = 1;
  public static final int Y = 2;
  public static final int Z = 3;
  public static final int PX = 4;
  public static final int PY = 5;
  public static final int PZ = 6;

  public static final Layout LAYOUT = Layout.of("parent decay",
      Layout.column("weight", "1", "weight of the event"),
      Layout.column("x", "mm", "decay vertex"),
      Layout.column("y", "mm", "decay vertex"),
      Layout.column("z", "mm", "decay vertex"),
      Layout.column("px", "GeV/c", "momentum of the parent at its decay"),
      Layout.column("py", "GeV/c", "momentum of the parent at its decay"),
      Layout.column("pz", "GeV/c", "momentum of the parent at its decay"));

  private ParentDecay() {}
}

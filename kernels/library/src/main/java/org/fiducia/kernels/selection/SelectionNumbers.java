package org.fiducia.kernels.selection;

import org.fiducia.language.Layout;

/** Columns of the one-row block of whole numbers that the selection kernels need; planes are counted from 0. */
public final class SelectionNumbers {

  public static final int PLANES = 0;
  public static final int QUADRANT_PLANE = 1;
  public static final int CALORIMETER_PLANE = 2;

  public static final Layout LAYOUT = Layout.of("selection numbers",
      Layout.column("planes", "1", "detector planes, 0 to 32"),
      Layout.column("quadrant plane", "1", "the plane whose quadrants are asked for"),
      Layout.column("calorimeter plane", "1", "the plane that electrons must cross to be counted"));

  private SelectionNumbers() {}
}

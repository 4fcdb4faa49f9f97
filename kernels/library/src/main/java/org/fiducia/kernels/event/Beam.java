package org.fiducia.kernels.event;

import org.fiducia.language.Layout;

/**
 * Columns of what is known of the beam particle of an event, measured or taken from the average beam: its momentum and
 * a point on its straight line, all uncorrelated. One row an event.
 */
public final class Beam {

  public static final int PX = 0;
  public static final int PY = 1;
  public static final int PZ = 2;
  public static final int SIGMA_PX = 3;
  public static final int SIGMA_PY = 4;
  public static final int SIGMA_PZ = 5;
  public static final int X = 6;
  public static final int Y = 7;
  public static final int Z = 8;
  public static final int SIGMA_X = 9;
  public static final int SIGMA_Y = 10;

  public static final Layout LAYOUT = Layout.of("beam particle",
      Layout.column("px", "GeV/c", "momentum"),
      Layout.column("py", "GeV/c", "momentum"),
      Layout.column("pz", "GeV/c", "momentum"),
      Layout.column("sigma px", "GeV/c", "its standard deviation"),
      Layout.column("sigma py", "GeV/c", "its standard deviation"),
      Layout.column("sigma pz", "GeV/c", "its standard deviation"),
      Layout.column("x", "mm", "point on the line"),
      Layout.column("y", "mm", "point on the line"),
      Layout.column("z", "mm", "point on the line, exact"),
      Layout.column("sigma x", "mm", "standard deviation of x at that z"),
      Layout.column("sigma y", "mm", "standard deviation of y at that z"));

  private Beam() {}
}

package org.fiducia.kernels.detector;

import org.fiducia.language.Layout;

/**
 * Columns of the views of a spectrometer, one row a view in increasing z: a plane that measures the coordinate
 * w = x cos(alpha) + y sin(alpha) of a track where |w| and the coordinate along the straws are inside the frame and w is
 * not in the hole's gap, or is, but beyond the hole along the straws.
 */
public final class View {

  public static final int Z = 0;
  public static final int COS = 1;
  public static final int SIN = 2;
  public static final int SIGMA = 3;
  public static final int SCATTERING = 4;
  public static final int RADIATION_LENGTHS = 5;
  public static final int LOW = 6;
  public static final int HIGH = 7;
  public static final int GAP_LOW = 8;
  public static final int GAP_HIGH = 9;
  public static final int CHAMBER = 10;

  public static final Layout LAYOUT = Layout.of("view",
      Layout.column("z", "mm", "position along the beam"),
      Layout.column("cos", "1", "of the angle alpha of the measured coordinate to x"),
      Layout.column("sin", "1", "of that angle"),
      Layout.column("sigma", "mm", "resolution"),
      Layout.column("scattering", "(GeV/c)^2", "(theta0 p)^2 of this view's share of the chamber, just behind it"),
      Layout.column("radiation lengths", "1", "of this view, for bremsstrahlung"),
      Layout.column("low", "mm", "least coordinate with straws"),
      Layout.column("high", "mm", "greatest coordinate with straws"),
      Layout.column("gap low", "mm", "beginning of the gap of straws around the beam"),
      Layout.column("gap high", "mm", "end of that gap; no gap if it is not above the beginning"),
      Layout.column("chamber", "1", "number of the chamber, from 0"));

  private View() {}
}

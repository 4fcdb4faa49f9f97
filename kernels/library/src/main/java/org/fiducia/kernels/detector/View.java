package org.fiducia.kernels.detector;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Layout;

/**
 * Columns of the views of a spectrometer, one row a view in increasing z: a plane of parallel straws that measures the
 * coordinate w = x cos(alpha) + y sin(alpha) of a track. It does so where w and the coordinate along the straws,
 * y cos(alpha) - x sin(alpha), are both within [low, high] (the frame is square) and w is not within the gap,
 * (gap low, gap high).
 *
 * <p>Around the beam whole straws are left out: the gap runs the length of the view, beyond the hole for the beam as
 * well. A track beside the hole may thus miss the X view and be measured by the Y view. With four views of one half gap
 * around one point, "X or Y, and U or V" is the hole of the reference acceptance of the NA62 STRAW chambers, see
 * {@link Plane}.
 */
@Functions
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

  /** The coordinate w of a point, mm. */
  public static double coordinate(Doubles views, long view, double x, double y) {
    return x * views.get(COS, view) + y * views.get(SIN, view);
  }

  /**
   * Whether a point of the view has a straw.
   *
   * @param views block of views
   * @param view row
   * @param x mm
   * @param y mm
   */
  public static boolean covers(Doubles views, long view, double x, double y) {
    double w = coordinate(views, view, x, y);
    double along = y * views.get(COS, view) - x * views.get(SIN, view);
    double low = views.get(LOW, view);
    double high = views.get(HIGH, view);
    return w >= low && w <= high && along >= low && along <= high
        && !(w > views.get(GAP_LOW, view) && w < views.get(GAP_HIGH, view));
  }
}

package org.fiducia.kernels.detector;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Layout;

/**
 * A detector plane at fixed z and where it is sensitive. Holes are centred at (HOLE_X, HOLE_Y), outer limits on the
 * z axis; a hole of size 0 and an infinite outer limit mean none. The union of a square, a diagonal square and a circle
 * as hole is the reference acceptance of the NA62 STRAW chambers, whose four views leave such a gap.
 */
@Functions
public final class Plane {

  public static final int Z = 0;
  public static final int HOLE_X = 1;
  public static final int HOLE_Y = 2;
  public static final int HOLE_RADIUS = 3;
  public static final int HOLE_HALF_GAP = 4;
  public static final int HOLE_DIAGONAL_HALF_GAP = 5;
  public static final int OUTER_RADIUS = 6;
  public static final int OUTER_HALF_SIDE = 7;
  public static final int OUTER_APOTHEM = 8;

  public static final Layout LAYOUT = Layout.of("detector plane",
      Layout.column("z", "mm", "position along the beam"),
      Layout.column("hole x", "mm", "centre of the holes"),
      Layout.column("hole y", "mm", "centre of the holes"),
      Layout.column("hole radius", "mm", "round hole"),
      Layout.column("hole half gap", "mm", "square hole, sides along x and y"),
      Layout.column("hole diagonal half gap", "mm", "square hole, sides at 45 degrees"),
      Layout.column("outer radius", "mm", "round outer limit"),
      Layout.column("outer half side", "mm", "square outer limit"),
      Layout.column("outer apothem", "mm", "regular octagon, four sides along x and y"));

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SQRT_2 = 1.4142135623730951;

  private Plane() {}

  /**
   * Whether a point of the plane is sensitive.
   *
   * @param planes block of planes
   * @param plane row
   * @param x mm
   * @param y mm
   */
  public static boolean accepts(Doubles planes, long plane, double x, double y) {
    double outer = planes.get(OUTER_RADIUS, plane);
    double dx = x - planes.get(HOLE_X, plane);
    double dy = y - planes.get(HOLE_Y, plane);
    double hole = planes.get(HOLE_RADIUS, plane);
    double gap = planes.get(HOLE_HALF_GAP, plane);
    double diagonal = planes.get(HOLE_DIAGONAL_HALF_GAP, plane);
    double side = planes.get(OUTER_HALF_SIDE, plane);
    double apothem = planes.get(OUTER_APOTHEM, plane);
    double u = (dx - dy) * SQRT_HALF;
    double v = (dx + dy) * SQRT_HALF;
    double sizeX = Math.abs(x);
    double sizeY = Math.abs(y);
    return x * x + y * y < outer * outer
        && (dx * dx + dy * dy > hole * hole || !(hole > 0))
        && !(Math.abs(dx) <= gap && Math.abs(dy) <= gap && gap > 0)
        && !(Math.abs(u) <= diagonal && Math.abs(v) <= diagonal && diagonal > 0)
        && sizeX < side && sizeY < side
        && sizeX < apothem && sizeY < apothem && sizeX + sizeY < SQRT_2 * apothem;
  }
}

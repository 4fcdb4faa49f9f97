package org.fiducia.geometry;

/**
 * A plane of a chamber that measures one coordinate, {@code w = x cos(angle) + y sin(angle)}. It is sensitive where w
 * and the coordinate along its wires are inside the frame and w is not in the gap around the beam.
 *
 * @param name name used in messages
 * @param z position [mm]
 * @param angle from the x axis towards the y axis [degree]: 0 measures x, 90 measures y
 * @param resolution standard deviation of the measured coordinate [mm]
 * @param low least coordinate of the frame [mm], minus infinity = no limit
 * @param high greatest coordinate of the frame [mm], infinity = no limit
 * @param gapLow least w of the gap around the beam [mm]
 * @param gapHigh greatest w of the gap [mm]; equal to gapLow if there is none
 */
public record View(
    String name, double z, double angle, double resolution, double low, double high, double gapLow, double gapHigh) {

  /** Half a bit of the radian of a right angle: smaller cosines are 0. */
  private static final double ROUNDING = 0x1p-52;

  /** cos(angle), exactly 0 at right angles. */
  public double cosine() {
    return snapped(StrictMath.cos(StrictMath.toRadians(angle)));
  }

  /** sin(angle), exactly 0 at multiples of 180 degrees. */
  public double sine() {
    return snapped(StrictMath.sin(StrictMath.toRadians(angle)));
  }

  private static double snapped(double value) {
    return Math.abs(value) < ROUNDING ? 0 : value;
  }
}

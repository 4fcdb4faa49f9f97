package org.fiducia.geometry;

/**
 * A detector plane that every daughter must hit: the logical AND of the edges below, each switched off by 0. With x, y
 * at the plane, dx = x - holeX, dy = y - holeY, r = hypot(x, y), all in mm, a point is accepted if
 *
 * <ul>
 *   <li>{@code r < outerRadius}
 *   <li>{@code |x| < outerHalfSide} and {@code |y| < outerHalfSide}
 *   <li>{@code |x| < a}, {@code |y| < a} and {@code |x| + |y| < a sqrt(2)} with a = octagonApothem: a regular octagon
 *   <li>{@code hypot(dx, dy) > holeRadius}
 *   <li>{@code |dx| > holeHalfGap} or {@code |dy| > holeHalfGap}: a square hole
 *   <li>{@code |u| > diagonalHoleHalfGap} or {@code |v| > diagonalHoleHalfGap}, with {@code u = (dx - dy)/sqrt(2)},
 *       {@code v = (dx + dy)/sqrt(2)}: a square hole turned by 45 degrees
 * </ul>
 *
 * <p>The outer edges are centred on the z axis. Holes of this shape are those of the NA62 straw chambers: one gap
 * between the straws in each of the four views x, y, u, v.
 *
 * @param name name used in messages
 * @param z position [mm]
 * @param outerRadius outer radius about the z axis [mm], 0 = none
 * @param outerHalfSide half the side of a square about the z axis [mm], 0 = none
 * @param octagonApothem distance of the octagon's sides from the z axis [mm], 0 = none
 * @param holeX centre of the hole in x [mm]
 * @param holeY centre of the hole in y [mm]
 * @param holeRadius radius of a round hole [mm], 0 = none
 * @param holeHalfGap half the side of a square hole [mm], 0 = none
 * @param diagonalHoleHalfGap half the side of a square hole turned by 45 degrees [mm], 0 = none
 */
public record Plane(
    String name,
    double z,
    double outerRadius,
    double outerHalfSide,
    double octagonApothem,
    double holeX,
    double holeY,
    double holeRadius,
    double holeHalfGap,
    double diagonalHoleHalfGap) {}

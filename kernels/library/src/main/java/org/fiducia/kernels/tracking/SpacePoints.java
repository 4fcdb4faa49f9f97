package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/**
 * Columns of the points of one track: the point (x, y) measured in plane k is in columns 2 k and 2 k + 1.
 */
public final class SpacePoints {

  /** Most planes, half the columns of the block. */
  public static final int PLANES = 8;

  public static final Layout LAYOUT = Layout.of("space points",
      Layout.column("x0", "mm", "measured in plane 0"),
      Layout.column("y0", "mm", "measured in plane 0"),
      Layout.column("x1", "mm", "measured in plane 1"),
      Layout.column("y1", "mm", "measured in plane 1"),
      Layout.column("x2", "mm", "measured in plane 2"),
      Layout.column("y2", "mm", "measured in plane 2"),
      Layout.column("x3", "mm", "measured in plane 3"),
      Layout.column("y3", "mm", "measured in plane 3"),
      Layout.column("x4", "mm", "measured in plane 4"),
      Layout.column("y4", "mm", "measured in plane 4"),
      Layout.column("x5", "mm", "measured in plane 5"),
      Layout.column("y5", "mm", "measured in plane 5"),
      Layout.column("x6", "mm", "measured in plane 6"),
      Layout.column("y6", "mm", "measured in plane 6"),
      Layout.column("x7", "mm", "measured in plane 7"),
      Layout.column("y7", "mm", "measured in plane 7"));

  private SpacePoints() {}
}

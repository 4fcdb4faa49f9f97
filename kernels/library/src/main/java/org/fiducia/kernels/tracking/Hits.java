package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/**
 * Columns of the hits of one track: column v is the coordinate measured by view v (row v of the block of
 * {@link org.fiducia.kernels.detector.View}), w = x cos(alpha) + y sin(alpha). Rows slot by slot. Which views have a hit
 * is in the block of {@link HitPattern}.
 */
public final class Hits {

  /** Most views of a spectrometer, and columns of the block. */
  public static final int VIEWS = 16;

  public static final Layout LAYOUT = Layout.of("hits",
      Layout.column("w0", "mm", "measured by view 0"),
      Layout.column("w1", "mm", "measured by view 1"),
      Layout.column("w2", "mm", "measured by view 2"),
      Layout.column("w3", "mm", "measured by view 3"),
      Layout.column("w4", "mm", "measured by view 4"),
      Layout.column("w5", "mm", "measured by view 5"),
      Layout.column("w6", "mm", "measured by view 6"),
      Layout.column("w7", "mm", "measured by view 7"),
      Layout.column("w8", "mm", "measured by view 8"),
      Layout.column("w9", "mm", "measured by view 9"),
      Layout.column("w10", "mm", "measured by view 10"),
      Layout.column("w11", "mm", "measured by view 11"),
      Layout.column("w12", "mm", "measured by view 12"),
      Layout.column("w13", "mm", "measured by view 13"),
      Layout.column("w14", "mm", "measured by view 14"),
      Layout.column("w15", "mm", "measured by view 15"));

  private Hits() {}
}

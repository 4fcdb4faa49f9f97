package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Columns of the one-row block of settings of {@link SpacePointFit}. */
public final class SpacePointSetup {

  public static final int PLANES = 0;

  public static final Layout LAYOUT = Layout.of("space point fit",
      Layout.column("planes", "1", "3 to 8, of which two behind the magnet and one or more before it"));

  private SpacePointSetup() {}
}

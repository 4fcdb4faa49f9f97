package org.fiducia.kernels.simulation;

import org.fiducia.language.Layout;

/** Columns of the one-row block of whole numbers of {@link StrawHits}. */
public final class HitRun {

  public static final int SEED = 0;
  public static final int FIRST_EVENT = 1;
  public static final int VIEWS = 2;
  public static final int PLANES = 3;

  public static final Layout LAYOUT = Layout.of("hit run",
      Layout.column("seed", "1", "of the production"),
      Layout.column("first event", "1", "global number of the first event of the blocks"),
      Layout.column("views", "1", "of the spectrometer, 1 to Hits.VIEWS"),
      Layout.column("planes", "1", "detector planes, 0 to 32"));

  private HitRun() {}
}

package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Whole-number columns that go with {@link Hits}, rows slot by slot. */
public final class HitPattern {

  public static final int VIEWS = 0;
  public static final int PLANES = 1;

  public static final Layout LAYOUT = Layout.of("hit pattern",
      Layout.column("views", "1", "bit v is set if view v has a hit"),
      Layout.column("planes", "1", "bit k is set if the particle crosses detector plane k where it is sensitive"));

  private HitPattern() {}
}

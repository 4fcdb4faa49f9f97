package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Whole-number columns of fitted tracks, rows as in {@link Track}. */
public final class TrackStatus {

  public static final int STATUS = 0;
  public static final int NDF = 1;
  public static final int ITERATIONS = 2;
  public static final int USED = 3;

  public static final Layout LAYOUT = Layout.of("track status",
      Layout.column("status", "1", "0 if the fit is good, see org.fiducia.kernels.Status"),
      Layout.column("ndf", "1", "degrees of freedom"),
      Layout.column("iterations", "1", "of the fit"),
      Layout.column("used", "1", "bit v is set if the hit of view v is in the fit"));

  private TrackStatus() {}
}

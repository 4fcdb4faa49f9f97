package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Columns of the one-row block of settings of {@link StrawTrackFit}. */
public final class TrackFitSetup {

  public static final int VIEWS = 0;
  public static final int TOLERANCE = 1;
  public static final int ITERATIONS = 2;
  public static final int SCATTERING_MOMENTUM = 3;
  public static final int PULL_CUT = 4;
  public static final int OUTLIERS = 5;

  public static final Layout LAYOUT = Layout.of("track fit",
      Layout.column("views", "1", "of the spectrometer, at most 16"),
      Layout.column("tolerance", "1", "the fit has settled when its last step is shorter than this many errors"),
      Layout.column("iterations", "1", "at most this many for each set of hits"),
      Layout.column("scattering momentum", "GeV/c", "at which scattering is evaluated; 0: at the fitted one"),
      Layout.column("pull cut", "1", "a hit with a larger pull is an outlier and is taken out; 0: none is"),
      Layout.column("outliers", "1", "at most this many are taken out"));

  private TrackFitSetup() {}
}

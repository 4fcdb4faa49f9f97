package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/**
 * Columns of the residuals of fitted tracks, rows as in {@link Track}: measured minus fitted coordinate of view v in
 * column v, and the residual by its own error in column {@code PULL + v}. A hit that is in the fit has the error
 * sqrt(sigma^2 - variance of the fitted coordinate), one that was taken out the same with a plus sign. Both columns are
 * 0 where there is no hit, the pull also where the track is bound to go through the hit.
 */
public final class TrackResiduals {

  /** First of 16 columns of pulls. */
  public static final int PULL = 16;

  public static final Layout LAYOUT = Layout.of("track residuals",
      Layout.column("residual 0", "mm", "measured minus fitted in view 0"),
      Layout.column("residual 1", "mm", "measured minus fitted in view 1"),
      Layout.column("residual 2", "mm", "measured minus fitted in view 2"),
      Layout.column("residual 3", "mm", "measured minus fitted in view 3"),
      Layout.column("residual 4", "mm", "measured minus fitted in view 4"),
      Layout.column("residual 5", "mm", "measured minus fitted in view 5"),
      Layout.column("residual 6", "mm", "measured minus fitted in view 6"),
      Layout.column("residual 7", "mm", "measured minus fitted in view 7"),
      Layout.column("residual 8", "mm", "measured minus fitted in view 8"),
      Layout.column("residual 9", "mm", "measured minus fitted in view 9"),
      Layout.column("residual 10", "mm", "measured minus fitted in view 10"),
      Layout.column("residual 11", "mm", "measured minus fitted in view 11"),
      Layout.column("residual 12", "mm", "measured minus fitted in view 12"),
      Layout.column("residual 13", "mm", "measured minus fitted in view 13"),
      Layout.column("residual 14", "mm", "measured minus fitted in view 14"),
      Layout.column("residual 15", "mm", "measured minus fitted in view 15"),
      Layout.column("pull 0", "1", "residual of view 0 by its error"),
      Layout.column("pull 1", "1", "residual of view 1 by its error"),
      Layout.column("pull 2", "1", "residual of view 2 by its error"),
      Layout.column("pull 3", "1", "residual of view 3 by its error"),
      Layout.column("pull 4", "1", "residual of view 4 by its error"),
      Layout.column("pull 5", "1", "residual of view 5 by its error"),
      Layout.column("pull 6", "1", "residual of view 6 by its error"),
      Layout.column("pull 7", "1", "residual of view 7 by its error"),
      Layout.column("pull 8", "1", "residual of view 8 by its error"),
      Layout.column("pull 9", "1", "residual of view 9 by its error"),
      Layout.column("pull 10", "1", "residual of view 10 by its error"),
      Layout.column("pull 11", "1", "residual of view 11 by its error"),
      Layout.column("pull 12", "1", "residual of view 12 by its error"),
      Layout.column("pull 13", "1", "residual of view 13 by its error"),
      Layout.column("pull 14", "1", "residual of view 14 by its error"),
      Layout.column("pull 15", "1", "residual of view 15 by its error"));

  private TrackResiduals() {}
}

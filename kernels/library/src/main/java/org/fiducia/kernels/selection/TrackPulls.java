package org.fiducia.kernels.selection;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Layout;

/** How far a fitted track is from the true one: in standard deviations of each parameter, and in its momentum. */
@Kernel
public final class TrackPulls {

  /** First of five pulls (fitted - true) / sigma, in the order of {@link Track}. */
  public static final int PULLS = 0;
  public static final int TRUE_MOMENTUM = 5;
  public static final int DEVIATION = 6;
  private static final int PARAMETERS = 5;

  public static final Layout LAYOUT = Layout.of("track pulls",
      Layout.column("pull x", "1", "(fitted - true) / sigma"),
      Layout.column("pull y", "1", "(fitted - true) / sigma"),
      Layout.column("pull tx", "1", "(fitted - true) / sigma"),
      Layout.column("pull ty", "1", "(fitted - true) / sigma"),
      Layout.column("pull qp", "1", "(fitted - true) / sigma"),
      Layout.column("true momentum", "GeV/c", "at the first view"),
      Layout.column("deviation", "1", "of the fitted momentum from the true one, relative to that"));

  /** The column of the status of each track. */
  public static final int STATUS = 0;

  public static final Layout STATUSES = Layout.of("track pull status",
      Layout.column("status", "1", "0 if the track could be compared, see org.fiducia.kernels.Status"));

  private TrackPulls() {}

  /**
   * Compares one track.
   *
   * @param i row of the track
   * @param tracks {@link Track}
   * @param trackStatus {@link TrackStatus}
   * @param truth {@link TrueTrack}, at the same reference plane
   * @param pulls receives {@link #LAYOUT}
   * @param statuses receives {@link #STATUSES}
   */
  public static void run(long i, Doubles tracks, Ints trackStatus, Doubles truth, Doubles pulls, Ints statuses) {
    double[] results = new double[DEVIATION + 1];
    boolean possible = true;
    double zero = 0;
    for (int k = 0; k < PARAMETERS; k++) {
      double variance = tracks.get(Track.C + k * (k + 1) / 2 + k, i);
      possible = possible && variance > 0;
      results[PULLS + k] = (tracks.get(Track.X + k, i) - truth.get(TrueTrack.X + k, i)) / Math.sqrt(variance);
    }
    double qp = Math.abs(truth.get(TrueTrack.QP, i));
    results[TRUE_MOMENTUM] = 1 / qp;
    results[DEVIATION] = qp / Math.abs(tracks.get(Track.QP, i)) - 1;
    for (int k = 0; k <= DEVIATION; k++) {
      zero += results[k] * 0;
    }
    int status = trackStatus.get(TrackStatus.STATUS, i) != Status.OK ? Status.BAD_INPUT_ITEM
        : !possible ? Status.OUT_OF_RANGE : zero == 0 ? Status.OK : Status.NOT_FINITE;
    for (int k = 0; k <= DEVIATION; k++) {
      pulls.set(k, i, status == Status.OK ? results[k] : Double.NaN);
    }
    statuses.set(STATUS, i, status);
  }
}

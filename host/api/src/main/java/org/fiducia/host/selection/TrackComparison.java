package org.fiducia.host.selection;

import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.selection.TrackPulls;
import org.fiducia.kernels.selection.TrackPullsKernel;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;

/** Compares fitted tracks with the true ones, see {@link TrackPulls}. */
public final class TrackComparison {

  private TrackComparison() {}

  /** Compares each track of a batch: {@link TrackPulls#LAYOUT} and {@link TrackPulls#STATUSES}. */
  public static void compare(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(TrueTrack.LAYOUT, "HitSimulation");
    batch.require(Track.LAYOUT, "TrackFitter");
    launcher.run(
        TrackPullsKernel.with(batch.slotDoubles(Track.LAYOUT), batch.slotInts(TrackStatus.LAYOUT),
            batch.slotDoubles(TrueTrack.LAYOUT), batch.slotDoubles(TrackPulls.LAYOUT),
            batch.slotInts(TrackPulls.STATUSES)).overwriting(),
        batch.rows(), 0);
  }
}

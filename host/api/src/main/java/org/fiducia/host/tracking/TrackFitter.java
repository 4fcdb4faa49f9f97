package org.fiducia.host.tracking;

import java.lang.foreign.Arena;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Launcher;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.kernels.tracking.StrawTrackFitKernel;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackFitSetup;
import org.fiducia.kernels.tracking.TrackResiduals;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;

/**
 * Fits the tracks of a straw spectrometer, see {@link org.fiducia.kernels.tracking.StrawTrackFit}. Immutable; may be
 * shared by threads.
 */
public final class TrackFitter {

  /**
   * How a track is fitted.
   *
   * @param tolerance the fit has settled when its last step is shorter than this many errors
   * @param mostIterations for each set of hits
   * @param pullCut a hit with a larger pull is taken out; 0: none is
   * @param mostOutliers hits that may be taken out
   */
  public record Options(double tolerance, int mostIterations, double pullCut, int mostOutliers) {

    /** All hits are good. */
    public static final Options PLAIN = new Options(1e-4, 10, 0, 0);

    /** Up to 4 hits further than 4 standard deviations off are outliers. */
    public static final Options ROBUST = new Options(1e-4, 10, 4, 4);
  }

  private final DetectorBlocks detector;
  private final Doubles setup;

  /** Fits with {@link Options#PLAIN}. */
  public TrackFitter(Geometry geometry) {
    this(geometry, Options.PLAIN);
  }

  public TrackFitter(Geometry geometry, Options options) {
    Arena arena = Arena.ofAuto();
    detector = DetectorBlocks.of(geometry);
    detector.referenceZ();
    setup = Doubles.allocate(arena, TrackFitSetup.LAYOUT, 1);
    setup.set(TrackFitSetup.VIEWS, 0, detector.viewCount());
    setup.set(TrackFitSetup.TOLERANCE, 0, options.tolerance());
    setup.set(TrackFitSetup.ITERATIONS, 0, options.mostIterations());
    setup.set(TrackFitSetup.PULL_CUT, 0, options.pullCut());
    setup.set(TrackFitSetup.OUTLIERS, 0, options.mostOutliers());
  }

  /** z at which tracks are given: that of the first view, upstream of its material [mm]. */
  public double referenceZ() {
    return detector.referenceZ();
  }

  /** Fits every track of a batch: {@link Track}, {@link TrackStatus} and {@link TrackResiduals}. */
  public void fit(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Hits.LAYOUT, "HitSimulation, or read hits from a file,");
    launcher.run(
        StrawTrackFitKernel.with(setup, detector.views(), detector.field(), detector.fieldMap(),
            batch.slotDoubles(Hits.LAYOUT), batch.slotInts(HitPattern.LAYOUT), batch.slotDoubles(Track.LAYOUT),
            batch.slotInts(TrackStatus.LAYOUT), batch.slotDoubles(TrackResiduals.LAYOUT)).overwriting(),
        batch.rows(), 0);
  }
}

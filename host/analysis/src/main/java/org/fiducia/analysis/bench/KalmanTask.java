package org.fiducia.analysis.bench;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.geometry.Chamber;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Launcher;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.tracking.PointPlane;
import org.fiducia.kernels.tracking.SpacePointFitKernel;
import org.fiducia.kernels.tracking.SpacePointParametersKernel;
import org.fiducia.kernels.tracking.SpacePointSetup;
import org.fiducia.kernels.tracking.SpacePoints;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackParameters;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;

/**
 * Tracks of four points (x, y) by the Kalman filter from the last plane to the first: with all covariances, or only the
 * seven numbers that are read most.
 */
final class KalmanTask implements FitTask {

  private static final int POINTS = 4;
  /** Where the true state begins in a record. */
  private static final int TRUTH = 2 * POINTS;

  private final PeerRecords records;
  private final Arena arena = Arena.ofShared();
  private final DetectorBlocks detector;
  private final Doubles setup = Doubles.allocate(arena, SpacePointSetup.LAYOUT, 1);
  private final Doubles planes = Doubles.allocate(arena, PointPlane.LAYOUT, POINTS);
  private final Doubles points;
  private final Doubles tracks;
  private final Ints status;
  private final boolean all;

  /**
   * @param all whether all covariances are written, not {@link TrackParameters} alone
   */
  KalmanTask(Geometry geometry, PeerRecords records, boolean all) {
    this.records = records;
    this.all = all;
    detector = DetectorBlocks.of(geometry);
    points = Doubles.allocate(arena, SpacePoints.LAYOUT, records.count());
    tracks = Doubles.allocate(arena, all ? Track.LAYOUT : TrackParameters.LAYOUT, records.count());
    status = Ints.allocate(arena, all ? TrackStatus.LAYOUT.size() : 1, records.count());
    setup.set(SpacePointSetup.PLANES, 0, POINTS);
    List<Chamber> stations = geometry.chambers();
    for (int k = 0; k < POINTS; k++) {
      planes.set(PointPlane.Z, k, stations.get(k).views().getFirst().z());
      planes.set(PointPlane.SIGMA, k, stations.get(k).views().getFirst().resolution());
      planes.set(PointPlane.SCATTERING, k, stations.get(k).scattering());
    }
    for (int track = 0; track < records.count(); track++) {
      for (int k = 0; k < 2 * POINTS; k++) {
        points.set(k, track, records.get(track, k));
      }
    }
  }

  @Override
  public int items() {
    return records.count();
  }

  @Override
  public void run(Launcher launcher) throws InterruptedException {
    Launch launch = all
        ? SpacePointFitKernel.with(setup, planes, detector.field(), points, tracks, status)
        : SpacePointParametersKernel.with(setup, planes, detector.field(), points, tracks, status);
    launcher.run(launch.overwriting(), records.count(), 0);
  }

  @Override
  public List<Block> results() {
    return List.of(tracks, status);
  }

  @Override
  public boolean good(int track) {
    return status.get(TrackStatus.STATUS, track) == Status.OK;
  }

  @Override
  public double chi2(int track) {
    return tracks.get(all ? Track.CHI2 : TrackParameters.CHI2, track);
  }

  @Override
  public OptionalDouble pull(int track) {
    return OptionalDouble.of((tracks.get(Track.QP, track) - records.get(track, TRUTH + Track.QP))
        / Math.sqrt(tracks.get(all ? Track.C + 14 : TrackParameters.QP_VARIANCE, track)));
  }

  @Override
  public void close() {
    arena.close();
  }
}

package org.fiducia.analysis.bench;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.geometry.Chamber;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.tracking.PointPlane;
import org.fiducia.kernels.tracking.SpacePointFitKernel;
import org.fiducia.kernels.tracking.SpacePointSetup;
import org.fiducia.kernels.tracking.SpacePoints;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/** Tracks of four points (x, y) by the Kalman filter from the last plane to the first. */
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

  KalmanTask(Geometry geometry, PeerRecords records) {
    this.records = records;
    detector = DetectorBlocks.of(geometry);
    points = Doubles.allocate(arena, SpacePoints.LAYOUT, records.count());
    tracks = Doubles.allocate(arena, Track.LAYOUT, records.count());
    status = Ints.allocate(arena, TrackStatus.LAYOUT, records.count());
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
  public String name() {
    return "kalman";
  }

  @Override
  public int items() {
    return records.count();
  }

  @Override
  public void run(Engine engine) throws InterruptedException {
    engine.run(SpacePointFitKernel.with(setup, planes, detector.field(), points, tracks, status), records.count(), 0);
  }

  @Override
  public boolean good(int track) {
    return status.get(TrackStatus.STATUS, track) == Status.OK;
  }

  @Override
  public double chi2(int track) {
    return tracks.get(Track.CHI2, track);
  }

  @Override
  public OptionalDouble pull(int track) {
    return OptionalDouble.of((tracks.get(Track.QP, track) - records.get(track, TRUTH + Track.QP))
        / Math.sqrt(tracks.get(Track.C + 14, track)));
  }

  @Override
  public void close() {
    arena.close();
  }
}

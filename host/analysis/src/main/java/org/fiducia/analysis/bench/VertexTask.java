package org.fiducia.analysis.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.host.vertexing.VertexFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.TrackChoice;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/** Vertices of five measured tracks, with the momenta at them or without. */
final class VertexTask implements FitTask {

  private static final int PRONGS = 5;
  /** Numbers of a track in a record, and the true z. */
  private static final int TRACK = 20;
  private static final int TRUE_Z = 102;

  private final PeerRecords records;
  private final Batch batch;
  private final VertexFitter fitter;

  VertexTask(Geometry geometry, PeerRecords records, boolean momenta) {
    this.records = records;
    this.batch = new Batch(records.count(), PRONGS);
    this.fitter = new VertexFitter(geometry, VertexFitter.Options.of(geometry).withMomenta(momenta));
    Doubles tracks = batch.slotDoubles(Track.LAYOUT);
    Ints choice = batch.ints(TrackChoice.LAYOUT);
    for (int event = 0; event < batch.events(); event++) {
      choice.set(TrackChoice.SLOTS, event, (1 << PRONGS) - 1);
      for (int slot = 0; slot < PRONGS; slot++) {
        long row = (long) slot * batch.events() + event;
        for (int k = 0; k < TRACK; k++) {
          tracks.set(k, row, records.get(event, TRACK * slot + k));
        }
        batch.slotInts(TrackStatus.LAYOUT).set(TrackStatus.STATUS, row, Status.OK);
      }
    }
  }

  @Override
  public int items() {
    return batch.events();
  }

  @Override
  public void run(Launcher launcher) throws InterruptedException {
    fitter.fitChosen(launcher, batch);
  }

  @Override
  public List<Block> results() {
    return batch.blocks(List.of(Vertex.LAYOUT, VertexStatus.LAYOUT));
  }

  @Override
  public boolean good(int event) {
    return batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, event) == Status.OK;
  }

  @Override
  public double chi2(int event) {
    return batch.doubles(Vertex.LAYOUT).get(Vertex.CHI2, event);
  }

  @Override
  public OptionalDouble pull(int event) {
    Doubles vertices = batch.doubles(Vertex.LAYOUT);
    return OptionalDouble.of((vertices.get(Vertex.Z, event) - records.get(event, TRUE_Z))
        / Math.sqrt(vertices.get(Vertex.C + 5, event)));
  }

  @Override
  public void close() {
    batch.close();
  }
}

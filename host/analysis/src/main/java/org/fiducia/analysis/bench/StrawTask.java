package org.fiducia.analysis.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;

/** The full fit of simulated pions of K+ -> pi+ pi+ pi-, with a smoother, each with a hit in every view. */
final class StrawTask implements FitTask {

  private static final long SEED = 1;
  private static final int EVENTS_AT_ONCE = 4096;

  private final Batch batch;
  private final TrackFitter fitter;

  /**
   * @param engine simulates
   * @param tracks how many to fit
   */
  StrawTask(Engine engine, Geometry geometry, int tracks) throws InterruptedException {
    this.batch = new Batch(tracks, 1);
    this.fitter = new TrackFitter(geometry);
    boolean full = false;
    try {
      simulate(engine, geometry);
      full = true;
    } finally {
      if (!full) {
        batch.close();
      }
    }
  }

  private void simulate(Engine engine, Geometry geometry) throws InterruptedException {
    KaonGenerator generator = new KaonGenerator(geometry, KaonDecay.of(KaonMode.K3PI), SEED);
    HitSimulation simulation = new HitSimulation(geometry, HitEffects.NONE, SEED);
    int everyView = (1 << geometry.views().size()) - 1;
    try (Batch decays = new Batch(EVENTS_AT_ONCE, generator.slots())) {
      int taken = 0;
      for (long first = 0; taken < batch.events(); first += EVENTS_AT_ONCE) {
        decays.begin(first, EVENTS_AT_ONCE);
        generator.generate(engine, decays);
        simulation.simulate(engine, decays);
        for (long row = 0; row < decays.rows() && taken < batch.events(); row++) {
          if (decays.slotInts(HitPattern.LAYOUT).get(HitPattern.VIEWS, row) == everyView) {
            take(decays, row, everyView, taken++);
          }
        }
      }
    }
  }

  private void take(Batch decays, long row, int views, int track) {
    for (int view = 0; view < Hits.VIEWS; view++) {
      batch.slotDoubles(Hits.LAYOUT).set(view, track, decays.slotDoubles(Hits.LAYOUT).get(view, row));
    }
    for (int k = TrueTrack.X; k <= TrueTrack.END_Z; k++) {
      batch.slotDoubles(TrueTrack.LAYOUT).set(k, track, decays.slotDoubles(TrueTrack.LAYOUT).get(k, row));
    }
    batch.slotInts(HitPattern.LAYOUT).set(HitPattern.VIEWS, track, views);
  }

  @Override
  public int items() {
    return batch.events();
  }

  @Override
  public void run(Launcher launcher) throws InterruptedException {
    fitter.fit(launcher, batch);
  }

  @Override
  public List<Block> results() {
    return batch.blocks(List.of(Track.LAYOUT, TrackStatus.LAYOUT));
  }

  @Override
  public boolean good(int track) {
    return batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.STATUS, track) == Status.OK;
  }

  @Override
  public double chi2(int track) {
    return batch.slotDoubles(Track.LAYOUT).get(Track.CHI2, track);
  }

  @Override
  public OptionalDouble pull(int track) {
    Doubles tracks = batch.slotDoubles(Track.LAYOUT);
    double truth = batch.slotDoubles(TrueTrack.LAYOUT).get(TrueTrack.QP, track);
    return OptionalDouble.of((tracks.get(Track.QP, track) - truth) / Math.sqrt(tracks.get(Track.C + 14, track)));
  }

  @Override
  public void close() {
    batch.close();
  }
}

package org.fiducia.host.validation;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.selection.EventMeasurement;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.host.vertexing.VertexFitter;

/** NA62 with its kaon beam on the JVM: events made, measured and fitted through the front doors, a batch at a time. */
final class Chain implements AutoCloseable {

  static final long SEED = 20230715;
  static final Path NA62 = Path.of("../../examples/na62-kaon.toml");

  private static final int BATCH = 10_000;

  final Geometry geometry;
  final Engine engine;
  final int chambers;
  final int hodoscope;
  final int calorimeter;

  Chain() throws DeviceException, InterruptedException {
    geometry = Geometry.load(NA62);
    engine = Engine.open("cpu");
    chambers = plane("straw-1") | plane("straw-2") | plane("straw-3") | plane("straw-4");
    hodoscope = plane("newchod");
    calorimeter = plane("lkr");
  }

  private int plane(String name) {
    return 1 << EventMeasurement.index(geometry, name);
  }

  /** Where a plane stands [mm]. */
  double z(String plane) {
    return geometry.planes().get(EventMeasurement.index(geometry, plane)).z();
  }

  /** Decays with their hits; {@code seen} gets every event. */
  void simulate(KaonDecay decay, HitEffects effects, int events, Consumer<Event> seen) throws InterruptedException {
    run(decay, effects, events, batch -> forEach(batch, seen));
  }

  /** Decays whose tracks and vertex are fitted; {@code seen} gets the events of which {@code wanted} is true. */
  void fit(KaonDecay decay, HitEffects effects, int events, Predicate<Event> wanted, Step more, Consumer<Event> seen)
      throws InterruptedException {
    TrackFitter tracks = new TrackFitter(geometry);
    VertexFitter vertices = new VertexFitter(geometry);
    run(decay, effects, events, batch -> {
      boolean[] keep = new boolean[batch.events()];
      forEach(batch, event -> {
        keep[event.index()] = wanted.test(event);
        if (!keep[event.index()]) {
          event.forget();
        }
      });
      tracks.fit(engine, batch);
      vertices.fit(engine, batch);
      more.run(engine, batch);
      forEach(batch, event -> {
        if (keep[event.index()]) {
          seen.accept(event);
        }
      });
    });
  }

  /** A step of the reconstruction. */
  interface Step {
    /** No step. */
    Step NONE = (engine, batch) -> { };

    void run(Engine engine, Batch batch) throws InterruptedException;
  }

  private interface Work {
    void run(Batch batch) throws InterruptedException;
  }

  private void run(KaonDecay decay, HitEffects effects, int events, Work work) throws InterruptedException {
    KaonGenerator generator = new KaonGenerator(geometry, decay, SEED);
    HitSimulation simulation = new HitSimulation(geometry, effects, SEED);
    EventMeasurement measurement = new EventMeasurement(geometry, "newchod", "lkr");
    try (Batch batch = new Batch(Math.min(BATCH, events), generator.slots())) {
      for (int first = 0; first < events; first += BATCH) {
        batch.begin(first, Math.min(BATCH, events - first));
        generator.generate(engine, batch);
        simulation.simulate(engine, batch);
        measurement.measure(engine, batch);
        work.run(batch);
      }
    }
  }

  private static void forEach(Batch batch, Consumer<Event> seen) {
    for (int i = 0; i < batch.events(); i++) {
      seen.accept(new Event(batch, i));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}

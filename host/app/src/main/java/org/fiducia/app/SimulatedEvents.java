package org.fiducia.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.host.Batches;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.io.EventColumn;
import org.fiducia.io.EventWriter;

/**
 * Simulates the events of one mass of a card, a batch at a time: those of {@code fiducia run}.
 */
final class SimulatedEvents implements AutoCloseable {

  private final KaonCard card;
  private final KaonDecay decay;
  private final int capacity;
  /** More of it as soon as it is known how many batches keep the device busy. */
  private final List<Batch> memory = new ArrayList<>();
  private final KaonGenerator generator;
  private final HitSimulation hits;

  /**
   * @param decay one of the card's
   * @param capacity most events of a batch
   */
  SimulatedEvents(KaonCard card, KaonDecay decay, int capacity) {
    this.card = card;
    this.decay = decay;
    this.capacity = (int) Math.min(capacity, card.eventsPerMass());
    generator = new KaonGenerator(card.geometry(), decay, card.seed());
    hits = new HitSimulation(card.geometry(), card.effects(), card.seed());
    memory.add(new Batch(this.capacity, generator.slots()));
  }

  List<EventColumn> columns() {
    return EventFile.events(memory.getFirst(), views()).columns();
  }

  private int views() {
    return card.geometry().views().size();
  }

  /** What the file says of its origin. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>(EventFile.about(card.geometry()));
    metadata.put("card", new String(card.source().readAgain(), StandardCharsets.UTF_8));
    metadata.put("seed", Long.toString(card.seed()));
    metadata.put("first-event", Long.toString(first()));
    metadata.put("mode", decay.mode().label());
    metadata.put("particles", String.join(" ", decay.mode().particles()));
    if (decay.bosonMass() > 0) {
      metadata.put("boson-mass-GeV", Double.toString(decay.bosonMass()));
    }
    if (decay.scalarMass() > 0) {
      metadata.put("scalar-mass-GeV", Double.toString(decay.scalarMass()));
    }
    if (decay.mode().particles().contains("l+")) {
      metadata.put("lepton-mass-GeV", Double.toString(decay.leptonMass()));
    }
    return metadata;
  }

  /** Number of the first event in the production. */
  private long first() {
    return card.firstEvent(card.decays().indexOf(decay));
  }

  /** Makes all events and writes them, but does not publish the file. */
  void write(Engine engine, EventWriter writer, Progress progress) throws InterruptedException {
    while (memory.size() < engine.batchesInFlight()) {
      memory.add(new Batch(capacity, generator.slots()));
    }
    long events = card.eventsPerMass();
    Batches.run(memory, Math.ceilDiv(events, capacity),
        (batch, k) -> batch.begin(first() + k * capacity, (int) Math.min(capacity, events - k * capacity)),
        (batch, k) -> simulate(engine, batch),
        (batch, k) -> {
          writer.write(EventFile.events(batch, views()));
          progress.step("simulated events", k * capacity + batch.events(), events);
        });
  }

  private void simulate(Engine engine, Batch batch) throws InterruptedException {
    try (Chain chain = engine.chain()) {
      generator.generate(chain, batch);
      hits.simulate(chain, batch);
      chain.fetch(EventFile.events(batch, views()).blocks());
    }
  }

  @Override
  public void close() {
    memory.forEach(Batch::close);
  }
}

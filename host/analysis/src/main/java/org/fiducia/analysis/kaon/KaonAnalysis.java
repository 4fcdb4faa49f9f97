package org.fiducia.analysis.kaon;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.host.Batches;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.simulation.KaonDecay;

/**
 * Runs a kaon analysis: batches of events go through generation, simulation, fits and cuts, and are added up.
 */
public final class KaonAnalysis {

  private static final int BATCH = 4096;

  private KaonAnalysis() {}

  /**
   * Runs the analysis of a card. The result does not depend on the device.
   *
   * @param progress told of the events done
   */
  public static KaonResult run(Engine engine, KaonCard card, Progress progress) throws InterruptedException {
    return run(engine, card, progress, BATCH);
  }

  /** The same in batches of another size, which changes nothing. */
  static KaonResult run(Engine engine, KaonCard card, Progress progress, int batch) throws InterruptedException {
    List<KaonSample> samples = new ArrayList<>();
    TrackSums tracks = new TrackSums();
    for (int k = 0; k < card.decays().size(); k++) {
      samples.add(sample(engine, card, k, tracks, progress, batch));
    }
    return new KaonResult(card, samples, tracks.pulls(), tracks.momenta());
  }

  private static KaonSample sample(Engine engine, KaonCard card, int index, TrackSums tracks, Progress progress, int batch)
      throws InterruptedException {
    KaonDecay decay = card.decays().get(index);
    long first = card.firstEvent(index);
    long end = card.firstEvent(index + 1);
    long total = card.firstEvent(card.decays().size());
    int capacity = (int) Math.min(batch, end - first);
    KaonSums sums = new KaonSums(card, decay, tracks);
    List<KaonEvents> memory = new ArrayList<>();
    try {
      for (int k = 0; k < engine.batchesInFlight(); k++) {
        memory.add(new KaonEvents(card, decay, capacity));
      }
      Batches.run(memory, Math.ceilDiv(end - first, capacity),
          (events, k) -> events.begin(first + k * capacity, (int) Math.min(capacity, end - first - k * capacity)),
          (events, k) -> events.make(engine),
          (events, k) -> {
            sums.add(events);
            progress.step("events", first + k * capacity + events.count(), total);
          });
    } finally {
      memory.forEach(KaonEvents::close);
    }
    return sums.sample();
  }
}

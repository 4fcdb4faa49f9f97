package org.fiducia.analysis.kaon;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.analysis.card.KaonCard;
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
    long total = card.firstEvent(card.decays().size());
    for (KaonDecay decay : card.decays()) {
      long before = card.firstEvent(samples.size());
      try (KaonEvents events = new KaonEvents(card, decay, (int) Math.min(batch, card.eventsPerMass()))) {
        KaonSums sums = new KaonSums(card, decay, events, tracks);
        for (long done = 0; done < card.eventsPerMass(); done += events.count()) {
          events.make(engine, before + done, (int) Math.min(batch, card.eventsPerMass() - done));
          sums.add();
          progress.step("events", before + done + events.count(), total);
        }
        samples.add(sums.sample());
      }
    }
    return new KaonResult(card, samples, tracks.pulls(), tracks.momenta());
  }
}

package org.fiducia.analysis.job;

import org.fiducia.analysis.acceptance.AcceptanceScan;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.Card;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.kaon.KaonAnalysis;
import org.fiducia.analysis.result.RunResult;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;

/** Which computation belongs to which card. */
public final class Jobs {

  private Jobs() {}

  /**
   * Runs the job of a card.
   *
   * @param progress told of the events done
   */
  public static Outcome run(Engine engine, Card card, Progress progress) throws InterruptedException {
    return switch (card) {
      case AcceptanceCard acceptance ->
          new AcceptanceOutcome(RunResult.of(acceptance, AcceptanceScan.run(engine, acceptance, progress)));
      case KaonCard kaons -> new KaonOutcome(KaonAnalysis.run(engine, kaons, progress));
    };
  }
}

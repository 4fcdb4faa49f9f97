package org.fiducia.analysis.kaon;

import org.fiducia.analysis.card.KaonNormalisation;
import org.fiducia.analysis.card.Range;

/**
 * A share of accepted decays.
 *
 * @param value 0 to 1
 * @param error its statistical standard error
 */
public record Acceptance(double value, double error) {

  /** Signal events excluded at 90 % CL where none is observed, whatever the background: ln 10. */
  private static final double NONE_OBSERVED = 2.302585092994046;

  /**
   * Upper limits at 90 % CL on the branching ratio, ln 10 / (N_K A efficiency), over the range of the efficiency;
   * infinite if nothing is accepted.
   */
  Range limit(KaonNormalisation normalisation) {
    Range single = singleEvent(normalisation);
    return new Range(NONE_OBSERVED * single.low(), NONE_OBSERVED * single.high());
  }

  /** Branching ratios of which one event is expected, 1 / (N_K A efficiency). */
  Range singleEvent(KaonNormalisation normalisation) {
    double decays = normalisation.kaonDecays() * value;
    return new Range(1 / (decays * normalisation.efficiency().high()), 1 / (decays * normalisation.efficiency().low()));
  }
}

package org.fiducia.analysis.kaon;

/**
 * Weighted sums of the events that pass the first stages of a selection, added in the order of the events: the same
 * events give the same bits however they are cut into batches.
 */
final class CutFlow {

  private final double[] accepted;
  private final double[] accepted2;
  private final double[] rejected2;
  private double all;

  CutFlow(int stages) {
    accepted = new double[stages];
    accepted2 = new double[stages];
    rejected2 = new double[stages];
  }

  /**
   * Adds an event.
   *
   * @param failed bit s is set if it fails stage s
   */
  void add(double weight, long failed) {
    all += weight;
    for (int s = 0; s < accepted.length; s++) {
      if (s < Long.numberOfTrailingZeros(failed)) {
        accepted[s] += weight;
        accepted2[s] += weight * weight;
      } else {
        rejected2[s] += weight * weight;
      }
    }
  }

  /** Sum of the weights of all events. */
  double generated() {
    return all;
  }

  /**
   * Acceptance after a stage: A = sum of the accepted weights / sum of all weights. Its variance is that of a ratio of
   * sums whose denominator holds the numerator, ((1 - A)^2 S_accepted + A^2 S_rejected) / W^2, with S the sums of
   * squared weights and W that of all weights; A (1 - A) / n for equal weights.
   */
  Acceptance after(int stage) {
    if (!(all > 0)) {
      return new Acceptance(0, 0);
    }
    double a = accepted[stage] / all;
    return new Acceptance(a, Math.sqrt((1 - a) * (1 - a) * accepted2[stage] + a * a * rejected2[stage]) / all);
  }
}

package org.fiducia.analysis.kaon;

/**
 * Weighted sums of the events that pass the first stages of a selection, added in the order of the events: the same
 * events give the same bits however they are cut into batches.
 */
final class CutFlow {

  /** Sums over the events that reach a stage and no further; the last are those that pass all. */
  private final double[] weights;
  private final double[] squares;
  private double all;

  CutFlow(int stages) {
    weights = new double[stages + 1];
    squares = new double[stages + 1];
  }

  /**
   * Adds an event.
   *
   * @param failed bit s is set if it fails stage s
   */
  void add(double weight, long failed) {
    int reached = failed == 0 ? weights.length - 1 : Long.numberOfTrailingZeros(failed);
    weights[reached] += weight;
    squares[reached] += weight * weight;
    all += weight;
  }

  /** Sum of the weights of all events. */
  double generated() {
    return all;
  }

  /**
   * Acceptance after a stage: A = sum of the accepted weights / sum of all weights. Its variance is that of a ratio of
   * sums whose denominator holds the numerator, ((1 - A)^2 S_accepted + A^2 S_rejected) / W^2, with S the sums of squared
   * weights and W that of all weights; A (1 - A) / n for equal weights.
   */
  Acceptance after(int stage) {
    double accepted = 0;
    double accepted2 = 0;
    double rejected2 = 0;
    for (int reached = 0; reached < weights.length; reached++) {
      if (reached > stage) {
        accepted += weights[reached];
        accepted2 += squares[reached];
      } else {
        rejected2 += squares[reached];
      }
    }
    if (!(all > 0)) {
      return new Acceptance(0, 0);
    }
    double a = accepted / all;
    return new Acceptance(a, Math.sqrt((1 - a) * (1 - a) * accepted2 + a * a * rejected2) / all);
  }
}

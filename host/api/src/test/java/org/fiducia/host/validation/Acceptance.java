package org.fiducia.host.validation;

/** The share of the weight of events that a selection keeps. */
final class Acceptance {

  private double all;
  private double kept;
  private double allSquares;
  private double keptSquares;

  void add(double weight, boolean keep) {
    all += weight;
    allSquares += weight * weight;
    if (keep) {
      kept += weight;
      keptSquares += weight * weight;
    }
  }

  double value() {
    return kept / all;
  }

  /** Standard deviation of the value: that of a ratio of sums of weights. */
  double error() {
    double a = value();
    return Math.sqrt(keptSquares * (1 - a) * (1 - a) + (allSquares - keptSquares) * a * a) / all;
  }
}

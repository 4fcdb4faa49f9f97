package org.fiducia.analysis.bench;

import java.util.OptionalDouble;

/** Collects what the fits of all items say about themselves. */
public final class FitCheck {

  private double squaredPulls;
  private long pulls;
  private double chi2;
  private long good;
  private long failed;

  FitCheck() {}

  /** A good fit. */
  void add(double chi2) {
    this.chi2 += chi2;
    good++;
  }

  /** The deviation from the truth by its error, of a fit that was added. */
  void addPull(double pull) {
    squaredPulls += pull * pull;
    pulls++;
  }

  /** A fit whose status is not OK. */
  void fail() {
    failed++;
  }

  /** Root of the mean square of (fitted - true) / sigma; none if the task has no such check or no good fit. */
  public OptionalDouble pull() {
    return pulls == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squaredPulls / pulls));
  }

  /** Mean chi2 of the good fits; none without one. */
  public OptionalDouble chi2() {
    return good == 0 ? OptionalDouble.empty() : OptionalDouble.of(chi2 / good);
  }

  /** Items whose status is not OK; they have no part in the means. */
  public long failed() {
    return failed;
  }
}

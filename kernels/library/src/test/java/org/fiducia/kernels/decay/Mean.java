package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** A Monte Carlo mean with its standard error, to be compared with what mathematics says. */
public final class Mean {

  private final SummaryStatistics values = new SummaryStatistics();

  public void add(double value) {
    values.addValue(value);
  }

  public double value() {
    return values.getMean();
  }

  public double error() {
    return values.getStandardDeviation() / Math.sqrt(values.getN());
  }

  /** Asks for agreement within five standard errors, and that these are small enough to mean something. */
  public void isCloseTo(double expected, double largestRelativeError) {
    assertThat(error()).as("standard error").isLessThan(largestRelativeError * Math.abs(expected));
    assertThat((value() - expected) / error()).as("%s expected, %s +- %s found, deviation", expected, value(), error())
        .isBetween(-5.0, 5.0);
  }

  /** The next uniform numbers of a decay. */
  static double[] uniforms(Random random, int count) {
    return random.doubles(count).map(u -> Math.max(u, 0x1p-53)).toArray();
  }
}

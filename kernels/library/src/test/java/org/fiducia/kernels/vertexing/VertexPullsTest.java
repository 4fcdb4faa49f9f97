package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.fiducia.kernels.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fit says of its own errors, on Gaussian tracks. */
class VertexPullsTest {

  private static final int PARAMETERS = 6;

  /** Five standard deviations of the mean and width of 6000 pulls. */
  @Test
  void areStandardNormal() {
    check(6000, 5, true, false, 0.065, 0.046);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"3, false, false", "5, false, false", "5, true, false", "8, false, false", "5, true, true"})
  void areStandardNormalInLargeSamples(int tracks, boolean withBeam, boolean inField) {
    check(100_000, tracks, withBeam, inField, 0.01, 0.02);
  }

  private static void check(int events, int tracks, boolean withBeam, boolean inField, double mean, double width) {
    SummaryStatistics[] pulls = new SummaryStatistics[PARAMETERS];
    for (int k = 0; k < PARAMETERS; k++) {
      pulls[k] = new SummaryStatistics();
    }
    double[] probabilities = new double[events];
    try (VertexEvents data = new VertexEvents(events, tracks, withBeam, inField, 900 + tracks)) {
      data.setup.set(VertexSetup.TOLERANCE, 0, 1e-3);
      ChiSquaredDistribution distribution = new ChiSquaredDistribution(null, 2 * tracks - 3 + (withBeam ? 2 : 0));
      for (int i = 0; i < events; i++) {
        assertThat(data.fit(i)).as("event %d", i).isEqualTo(Status.OK);
        double[] position = data.trueVertex[i].toArray();
        for (int k = 0; k < 3; k++) {
          pulls[k].addValue((data.vertex.get(Vertex.X + k, i) - position[k])
              / Math.sqrt(data.vertex.get(Vertex.C + k * (k + 3) / 2, i)));
        }
        positive(data, i);
        for (int slot = 0; slot < tracks; slot++) {
          double[] momentum = data.trueMomentum[i][slot].toArray();
          for (int k = 0; k < 3; k++) {
            pulls[3 + k].addValue((data.prongs.get(Prong.PX + k, data.row(slot, i)) - momentum[k])
                / Math.sqrt(data.prongs.get(Prong.COV + k * (k + 3) / 2, data.row(slot, i))));
          }
        }
        probabilities[i] = distribution.cumulativeProbability(data.vertex.get(Vertex.CHI2, i));
      }
    }
    for (int k = 0; k < PARAMETERS; k++) {
      assertThat(pulls[k].getMean()).as("mean of pull %d", k).isCloseTo(0, within(mean));
      assertThat(pulls[k].getStandardDeviation()).as("width of pull %d", k).isCloseTo(1, within(width));
    }
    UniformRealDistribution flat = new UniformRealDistribution(null, 0, 1);
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(flat, probabilities)).as("chi2 probability")
        .isGreaterThan(1e-3);
  }

  /** Commons Math refuses to factor a covariance that is not positive definite. */
  private static void positive(VertexEvents data, int i) {
    double[][] vertex = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        int high = Math.max(a, b);
        vertex[a][b] = data.vertex.get(Vertex.C + high * (high + 1) / 2 + Math.min(a, b), i);
      }
    }
    new CholeskyDecomposition(new Array2DRowRealMatrix(vertex), 1e-15, 0);
    for (int slot = 0; slot < data.slots; slot++) {
      for (int first : new int[] {Prong.COV, Prong.D}) {
        double[][] momentum = new double[3][3];
        for (int a = 0; a < 3; a++) {
          for (int b = 0; b < 3; b++) {
            int high = Math.max(a, b);
            momentum[a][b] = data.prongs.get(first + high * (high + 1) / 2 + Math.min(a, b), data.row(slot, i));
          }
        }
        new CholeskyDecomposition(new Array2DRowRealMatrix(momentum), 1e-15, 0);
      }
    }
  }
}

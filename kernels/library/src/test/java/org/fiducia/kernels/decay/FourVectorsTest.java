package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class FourVectorsTest {

  /** A boost along any direction as the matrix rotation * boost along z * rotation back. */
  @Test
  void boostsAsRotatedBoostsAlongZ() {
    Random random = new Random(21);
    for (int n = 0; n < 1000; n++) {
      double mass = Math.exp(6 * random.nextDouble() - 5);
      double theta = Math.PI * random.nextDouble();
      double phi = 2 * Math.PI * random.nextDouble();
      double rapidity = 5 * random.nextDouble();
      RealMatrix turn = rotation(0, 1, phi).multiply(rotation(2, 0, theta));
      RealMatrix boost = turn.multiply(alongZ(rapidity)).multiply(turn.transpose());
      double[] parent = boost.operate(new double[] {0, 0, 0, mass});
      double[] particle = random.doubles(4, -2, 2).toArray();
      double[] expected = boost.operate(particle);

      double[] momenta = new double[12];
      System.arraycopy(particle, 0, momenta, 4, 4);
      FourVectors.boost(parent, 0, mass, momenta, 1, 1);
      for (int k = 0; k < 4; k++) {
        assertThat(momenta[4 + k]).isCloseTo(expected[k], within(1e-13 * Math.exp(rapidity) * 10));
        assertThat(momenta[k]).isZero();
        assertThat(momenta[8 + k]).isZero();
      }
    }
  }

  @Test
  void multipliesWithTheMetric() {
    double[] momenta = {1, 2, 3, 10, -2, 0.5, 4, 20};
    assertThat(FourVectors.product(momenta, 0, 1)).isEqualTo(200 - (-2 + 1 + 12));
    assertThat(FourVectors.product(momenta, 1, 1)).isEqualTo(400 - (4 + 0.25 + 16));
  }

  private static RealMatrix rotation(int from, int to, double angle) {
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(4);
    matrix.setEntry(from, from, Math.cos(angle));
    matrix.setEntry(to, to, Math.cos(angle));
    matrix.setEntry(to, from, Math.sin(angle));
    matrix.setEntry(from, to, -Math.sin(angle));
    return matrix;
  }

  private static RealMatrix alongZ(double rapidity) {
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(4);
    matrix.setEntry(2, 2, Math.cosh(rapidity));
    matrix.setEntry(3, 3, Math.cosh(rapidity));
    matrix.setEntry(2, 3, Math.sinh(rapidity));
    matrix.setEntry(3, 2, Math.sinh(rapidity));
    return matrix;
  }
}

package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaonToThreePionsTest {

  private static final int TERMS = 4;
  private static final int EVENTS = 4098;

  /**
   * The slopes from the events alone: the weighted means of 1, u, u^2, v^2 are a linear combination of those of the
   * same events in flat phase space; u and v are computed from invariant masses of pairs.
   */
  @ParameterizedTest
  @CsvSource({"-0.21134, 0.0185, -0.00463", "0.3, -0.1, 0.15"})
  void recoversTheDalitzSlopes(double g, double h, double k) {
    RealMatrix flat = MatrixUtils.createRealMatrix(TERMS, TERMS);
    RealVector weighted = new ArrayRealVector(TERMS);
    Random random = new Random(41);
    double[] momenta = new double[12];
    for (int n = 0; n < EVENTS; n++) {
      double[] u = Mean.uniforms(random, 5);
      double weight = KaonToThreePions.decay(0, 0, 0, u, momenta);
      RealVector terms = terms(momenta);
      flat = flat.add(terms.outerProduct(terms).scalarMultiply(weight));
      weight = KaonToThreePions.decay(g, h, k, u, momenta);
      assertThat(weight).isPositive();
      weighted = weighted.add(terms.mapMultiply(weight));
    }
    RealVector found = new LUDecomposition(flat).getSolver().solve(weighted);
    assertThat(found.getEntry(0)).isCloseTo(1, within(1e-10));
    assertThat(found.getEntry(1)).isCloseTo(g, within(1e-10));
    assertThat(found.getEntry(2)).isCloseTo(h, within(1e-10));
    assertThat(found.getEntry(3)).isCloseTo(k, within(1e-10));
  }

  /** 1, u, u^2, v^2. */
  private static RealVector terms(double[] p) {
    double s1 = pairMass2(p, 1, 2);
    double s2 = pairMass2(p, 0, 2);
    double s3 = pairMass2(p, 0, 1);
    double pion2 = 0.13957039 * 0.13957039;
    double u = (s3 - (s1 + s2 + s3) / 3) / pion2;
    double v = (s1 - s2) / pion2;
    return new ArrayRealVector(new double[] {1, u, u * u, v * v});
  }

  private static double pairMass2(double[] p, int a, int b) {
    double result = Math.pow(p[4 * a + 3] + p[4 * b + 3], 2);
    for (int k = 0; k < 3; k++) {
      result -= Math.pow(p[4 * a + k] + p[4 * b + k], 2);
    }
    return result;
  }
}

package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KaonToDarkPairsTest {

  private static final double KAON = 0.493677;
  private static final double PION = 0.13957039;
  private static final double ELECTRON = 0.00051099895;

  /** The mean weight and the mean mass squared of all four electrons: phase space of pi a a by quadrature. */
  @ParameterizedTest
  @ValueSource(doubles = {0.00103, 0.017, 0.1, 0.17, 0.17704})
  void hasTheVolumeOfThreeBodies(double boson) {
    UnivariateFunction density = q -> {
      double lambda = (KAON * KAON - Math.pow(PION + q, 2)) * (KAON * KAON - Math.pow(PION - q, 2));
      return 2 * q * Math.PI * Math.sqrt(Math.max(lambda, 0)) / (2 * KAON * KAON)
          * Math.PI / 2 * Math.sqrt(Math.max(1 - 4 * boson * boson / (q * q), 0));
    };
    Random random = new Random(71);
    Mean weights = new Mean();
    Mean squares = new Mean();
    double[] p = new double[20];
    for (int n = 0; n < 40_000; n++) {
      double weight = KaonToDarkPairs.direct(boson, Mean.uniforms(random, 9), p);
      weights.add(weight);
      squares.add(weight * fourElectronMass2(p));
    }
    weights.isCloseTo(integral(density, 2 * boson) / (KAON * KAON), 0.004);
    squares.isCloseTo(integral(q -> q * q * density.value(q), 2 * boson) / (KAON * KAON), 0.006);
  }

  /** The cosine of the e+ in the rest frame of its boson, from the energies of the pair, is uniform. */
  @Test
  void decaysBosonsIsotropically() {
    Random random = new Random(72);
    Mean[] shares = {new Mean(), new Mean()};
    Mean squares = new Mean();
    double[] p = new double[20];
    for (int n = 0; n < 40_000; n++) {
      double weight = KaonToDarkPairs.direct(0.1, Mean.uniforms(random, 9), p);
      assertThat(weight).isPositive();
      for (int pair = 0; pair < 2; pair++) {
        double plus = p[4 + 8 * pair + 3];
        double minus = p[8 + 8 * pair + 3];
        double energy = plus + minus;
        double momentum = Math.sqrt(energy * energy - 0.01);
        double cosine = (plus - minus) / momentum / Math.sqrt(1 - 4 * ELECTRON * ELECTRON / 0.01);
        shares[pair].add(0.5 + cosine / 2);
        squares.add(cosine * cosine);
      }
    }
    shares[0].isCloseTo(0.5, 0.004);
    shares[1].isCloseTo(0.5, 0.004);
    squares.isCloseTo(1.0 / 3, 0.004);
  }

  private static double fourElectronMass2(double[] p) {
    double square = 0;
    for (int k = 0; k < 4; k++) {
      double sum = p[4 + k] + p[8 + k] + p[12 + k] + p[16 + k];
      square += k == 3 ? sum * sum : -sum * sum;
    }
    return square;
  }

  /** From a threshold to the largest mass; q = low + (high - low) sin^2 t takes the square roots at both ends away. */
  private static double integral(UnivariateFunction f, double low) {
    double high = KAON - PION;
    return new IterativeLegendreGaussIntegrator(32, 1e-7, 1e-30, 1, 14).integrate(1_000_000,
        t -> f.value(low + (high - low) * Math.pow(Math.sin(t), 2)) * (high - low) * Math.sin(2 * t), 0, Math.PI / 2);
  }
}

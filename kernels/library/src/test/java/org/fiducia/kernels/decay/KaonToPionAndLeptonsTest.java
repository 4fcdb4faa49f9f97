package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaonToPionAndLeptonsTest {

  private static final double KAON = 0.493677;
  private static final double PION = 0.13957039;

  /**
   * Spectrum of the vector current by quadrature, whole and in its lower half. Of dq^2 (pi p / m_K) (pi beta / 2) the
   * angle's mean of lambda (1 - beta^2 cos^2) / 8 makes lambda (1 + 2 m^2 / q^2) / 12.
   */
  @ParameterizedTest
  @CsvSource({"0.1056583755, 0", "0.1056583755, 1.3", "0.00051099895, 1.3", "0, 0.4"})
  void hasTheSpectrumOfAVectorCurrent(double lepton, double slope) {
    UnivariateFunction spectrum = q -> {
      double q2 = q * q;
      double lambda = (KAON * KAON - Math.pow(PION + q, 2)) * (KAON * KAON - Math.pow(PION - q, 2));
      double beta = Math.sqrt(Math.max(1 - 4 * lepton * lepton / q2, 0));
      return 2 * q * Math.PI * Math.PI * Math.pow(Math.max(lambda, 0), 1.5) / (2 * KAON * KAON) * beta / 2
          * (1 + 2 * lepton * lepton / q2) / 12 * Math.pow(1 + slope * q2 / (KAON * KAON), 2);
    };
    double half = lepton + (KAON - PION) / 2;
    double whole = integral(spectrum, 2 * lepton, half) + integral(spectrum, half, KAON - PION);
    double low = integral(spectrum, 2 * lepton, half);
    Random random = new Random(61);
    Mean weights = new Mean();
    Mean lowWeights = new Mean();
    double[] p = new double[12];
    for (int n = 0; n < 100_000; n++) {
      double weight = KaonToPionAndLeptons.vectorCurrent(lepton, slope, Mean.uniforms(random, 5), p);
      assertThat(weight).isNotNegative();
      weights.add(weight);
      // q^2 from the energy of the pion
      lowWeights.add(KAON * KAON + PION * PION - 2 * KAON * p[3] < half * half ? weight : 0);
    }
    weights.isCloseTo(whole / Math.pow(KAON, 6), 0.006);
    lowWeights.isCloseTo(low / Math.pow(KAON, 6), 0.01);
  }

  private static double integral(UnivariateFunction f, double low, double high) {
    return new IterativeLegendreGaussIntegrator(32, 1e-6, 1e-30, 1, 12).integrate(1_000_000, f, low, high);
  }
}

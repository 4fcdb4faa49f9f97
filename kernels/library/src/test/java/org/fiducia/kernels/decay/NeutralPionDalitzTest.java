package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

class NeutralPionDalitzTest {

  private static final double PION = 0.1349768;
  private static final double ELECTRON = 0.00051099895;
  private static final double ALPHA = 1 / 137.035999;
  private static final double SLOPE = 0.033;

  /**
   * The weight is the squared matrix element of pi0 -> gamma* gamma, written with tensors, over the density with which
   * the events are drawn: F^2 eps(mu nu rho sigma) eps(mu' nu' rho' sigma') q k q k L(mu mu') (-g(nu nu')) / q^4.
   */
  @Test
  void weighsOnePairByTheMatrixElement() {
    Random random = new Random(51);
    double[] p = new double[8];
    double first = 0;
    for (int n = 0; n < 300; n++) {
      double weight = NeutralPionDalitz.toOnePair(SLOPE, Mean.uniforms(random, 5), 0, p, 0);
      double[] q = sum(p, 0);
      double[] k = {-q[0], -q[1], -q[2], PION - q[3]};
      double q2 = dot(q, q);
      double[][] photon = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, -1}};
      double element = contract(leptons(p, 0), photon, q, k) / (q2 * q2) * Math.pow(1 + SLOPE * q2 / (PION * PION), 2);
      // drawn flat in log q^2 and in all directions; phase space is dq^2 times a momentum for each decay
      double phaseSpace = q2 * length(q) * Math.sqrt(1 - 4 * ELECTRON * ELECTRON / q2);
      double ratio = weight / (element * phaseSpace);
      first = n == 0 ? ratio : first;
      assertThat(ratio).isCloseTo(first, within(1e-8 * first));
    }
  }

  /** The same for two pairs: this fixes the correlation of their planes. */
  @Test
  void weighsTwoPairsByTheMatrixElement() {
    Random random = new Random(52);
    double[] p = new double[16];
    double first = 0;
    for (int n = 0; n < 300; n++) {
      double[] u = Mean.uniforms(random, 8);
      double weight = NeutralPionDalitz.toTwoPairs(SLOPE, u, 0, p, 0);
      double[] a = sum(p, 0);
      double[] b = sum(p, 2);
      double a2 = dot(a, a);
      double b2 = dot(b, b);
      double element = contract(leptons(p, 0), leptons(p, 2), a, b) / (a2 * a2 * b2 * b2)
          * Math.pow((1 + SLOPE * a2 / (PION * PION)) * (1 + SLOPE * b2 / (PION * PION)), 2);
      double phaseSpace = a2 * b2 * length(a) * Math.sqrt((1 - 4 * ELECTRON * ELECTRON / a2)
          * (1 - 4 * ELECTRON * ELECTRON / b2));
      double ranges = Math.log((PION - 2 * ELECTRON) / (2 * ELECTRON))
          * Math.log((PION - Math.sqrt(a2)) / (2 * ELECTRON));
      double ratio = weight / (element * phaseSpace * ranges);
      first = n == 0 ? ratio : first;
      assertThat(ratio).isCloseTo(first, within(1e-8 * first));
    }
  }

  /** The spectrum of Kroll and Wada by quadrature, whole and below 20 MeV; the branching ratios measured. */
  @Test
  void hasTheSpectrumAndTheWidthOfOnePair() {
    UnivariateFunction spectrum = t -> {
      double x = Math.exp(t) / (PION * PION);
      return 2 * ALPHA / (3 * Math.PI) * pair(x) * Math.pow(1 - x, 3) * Math.pow(1 + SLOPE * x, 2);
    };
    double whole = integral(spectrum, Math.log(4 * ELECTRON * ELECTRON), Math.log(PION * PION));
    double low = integral(spectrum, Math.log(4 * ELECTRON * ELECTRON), Math.log(0.02 * 0.02));
    Random random = new Random(53);
    Mean weights = new Mean();
    Mean lowWeights = new Mean();
    double[] p = new double[8];
    for (int n = 0; n < 100_000; n++) {
      double weight = NeutralPionDalitz.toOnePair(SLOPE, Mean.uniforms(random, 5), 0, p, 0);
      double[] q = sum(p, 0);
      weights.add(weight);
      lowWeights.add(dot(q, q) < 0.02 * 0.02 ? weight : 0);
    }
    weights.isCloseTo(whole, 0.005);
    lowWeights.isCloseTo(low, 0.005);
    // Particle Data Group: B(e+e- gamma) = 1.174(35) %, B(gamma gamma) = 98.823(34) %
    assertThat(weights.value()).isCloseTo(0.01174 / 0.98823, within(0.00035));
    // Kroll and Wada without a form factor, up to (m_e / m_pi)^2
    double point = integral(t -> spectrum.value(t) / Math.pow(1 + SLOPE * Math.exp(t) / (PION * PION), 2),
        Math.log(4 * ELECTRON * ELECTRON), Math.log(PION * PION));
    assertThat(point).isCloseTo(ALPHA / (3 * Math.PI) * (4 * Math.log(PION / ELECTRON) - 7), within(1e-6));
  }

  @Test
  void hasTheWidthOfTwoPairs() {
    double least = Math.log(4 * ELECTRON * ELECTRON);
    double whole = integral(t -> {
      double a = Math.exp(t) / (PION * PION);
      double most = 2 * Math.log(PION - Math.exp(t / 2));
      return integral(s -> {
        double b = Math.exp(s) / (PION * PION);
        double lambda = (1 - a - b) * (1 - a - b) - 4 * a * b;
        return pair(a) * pair(b) * Math.pow(Math.max(lambda, 0), 1.5) * Math.pow((1 + SLOPE * a) * (1 + SLOPE * b), 2);
      }, least, most);
    }, least, 2 * Math.log(PION - 2 * ELECTRON)) * Math.pow(ALPHA / (3 * Math.PI), 2);
    Random random = new Random(54);
    Mean weights = new Mean();
    double[] p = new double[16];
    for (int n = 0; n < 100_000; n++) {
      weights.add(NeutralPionDalitz.toTwoPairs(SLOPE, Mean.uniforms(random, 8), 0, p, 0));
    }
    weights.isCloseTo(whole, 0.005);
    // Particle Data Group: B(4e) = 3.34(16)e-5, B(gamma gamma) = 98.823(34) %
    assertThat(weights.value()).isCloseTo(3.34e-5 / 0.98823, within(0.16e-5));
  }

  /** beta (1 + 2 m_e^2 / q^2) of a pair with q^2 = x m_pi0^2. */
  private static double pair(double x) {
    double r = 4 * ELECTRON * ELECTRON / (PION * PION);
    return Math.sqrt(Math.max(1 - r / x, 0)) * (1 + r / (2 * x));
  }

  /** p+ p- + p- p+ - g (p+ p- + m^2), indices up. */
  private static double[][] leptons(double[] p, int slot) {
    double[] plus = Arrays.copyOfRange(p, 4 * slot, 4 * slot + 4);
    double[] minus = Arrays.copyOfRange(p, 4 * slot + 4, 4 * slot + 8);
    double trace = dot(plus, minus) + ELECTRON * ELECTRON;
    double[][] tensor = new double[4][4];
    for (int m = 0; m < 4; m++) {
      for (int n = 0; n < 4; n++) {
        tensor[m][n] = plus[m] * minus[n] + minus[m] * plus[n] - (m == n ? (m == 3 ? trace : -trace) : 0);
      }
    }
    return tensor;
  }

  private static double contract(double[][] left, double[][] right, double[] a, double[] b) {
    double[][] epsilon = new double[4][4];
    int[] order = new int[4];
    for (int code = 0; code < 256; code++) {
      for (int k = 0; k < 4; k++) {
        order[k] = code >> 2 * k & 3;
      }
      epsilon[order[0]][order[1]] += sign(order) * down(a, order[2]) * down(b, order[3]);
    }
    double sum = 0;
    for (int m = 0; m < 4; m++) {
      for (int n = 0; n < 4; n++) {
        for (int r = 0; r < 4; r++) {
          for (int s = 0; s < 4; s++) {
            sum += epsilon[m][n] * epsilon[r][s] * left[m][r] * right[n][s];
          }
        }
      }
    }
    return sum;
  }

  /** Sign of a permutation, 0 if an index comes twice. */
  private static int sign(int[] order) {
    int sign = 1;
    for (int k = 0; k < 4; k++) {
      for (int l = k + 1; l < 4; l++) {
        sign *= Integer.signum(order[l] - order[k]);
      }
    }
    return sign;
  }

  private static double down(double[] vector, int index) {
    return index == 3 ? vector[3] : -vector[index];
  }

  private static double[] sum(double[] p, int slot) {
    double[] sum = new double[4];
    for (int k = 0; k < 4; k++) {
      sum[k] = p[4 * slot + k] + p[4 * slot + 4 + k];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    return a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2];
  }

  private static double length(double[] a) {
    return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
  }

  private static double integral(UnivariateFunction f, double low, double high) {
    return new IterativeLegendreGaussIntegrator(32, 1e-7, 1e-30, 1, 12).integrate(1_000_000, f, low, high);
  }
}

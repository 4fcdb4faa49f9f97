package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseSpaceTest {

  private static final double KAON = 0.493677;
  private static final double PION = 0.13957039;
  private static final double ELECTRON = 0.00051099895;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void conservesEnergyAndMomentumOnTheMassShells(int bodies) {
    Random random = new Random(bodies);
    for (int n = 0; n < 2000; n++) {
      double[] masses = random.doubles(bodies).map(PhaseSpaceTest::sometimesNone).toArray();
      double parent = Math.exp(3 * random.nextDouble() - 8);
      for (double mass : masses) {
        parent += mass;
      }
      double[] momenta = new double[4 * bodies];
      double weight = PhaseSpace.decay(parent, bodies, masses, Mean.uniforms(random, 3 * bodies - 4), momenta);
      assertThat(weight).isPositive().isFinite();
      double[] sum = new double[4];
      for (int k = 0; k < bodies; k++) {
        double p2 = 0;
        for (int c = 0; c < 4; c++) {
          sum[c] += momenta[4 * k + c];
          p2 += c < 3 ? momenta[4 * k + c] * momenta[4 * k + c] : 0;
        }
        assertThat(momenta[4 * k + 3]).isCloseTo(Math.sqrt(p2 + masses[k] * masses[k]), within(1e-12 * parent));
      }
      assertThat(sum).containsExactly(new double[] {0, 0, 0, parent}, within(1e-12 * parent));
    }
  }

  /** One body in four has no mass. */
  private static double sometimesNone(double uniform) {
    return Math.max(uniform - 0.25, 0);
  }

  /** R_n = (pi/2)^(n-1) M^(2n-4) / ((n-1)! (n-2)!) without masses; each energy spectrum is x (1 - x)^(n-3). */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void hasTheVolumeAndTheSpectrumOfMasslessBodies(int bodies) {
    Random random = new Random(100 + bodies);
    double parent = 1.7;
    double[] masses = new double[bodies];
    double[] momenta = new double[4 * bodies];
    double volume = Math.pow(Math.PI / 2, bodies - 1)
        / (CombinatoricsUtils.factorial(bodies - 1) * CombinatoricsUtils.factorial(bodies - 2));
    Mean weights = new Mean();
    Mean[] squares = new Mean[bodies];
    for (int k = 0; k < bodies; k++) {
      squares[k] = new Mean();
    }
    for (int n = 0; n < 40_000; n++) {
      double weight = PhaseSpace.decay(parent, bodies, masses, Mean.uniforms(random, 3 * bodies - 4), momenta);
      weights.add(weight);
      for (int k = 0; k < bodies; k++) {
        double x = 2 * momenta[4 * k + 3] / parent;
        squares[k].add(weight * x * x);
      }
    }
    weights.isCloseTo(volume, 0.01);
    for (Mean square : squares) {
      square.isCloseTo(volume * 6 / (bodies * (bodies + 1.0)), 0.02);
    }
  }

  /** R_2 = pi p / M, whatever the angles. */
  @Test
  void hasTheVolumeOfTwoBodies() {
    double[] masses = {PION, 0.1349768};
    double momentum = Math.sqrt((KAON * KAON - Math.pow(masses[0] + masses[1], 2))
        * (KAON * KAON - Math.pow(masses[0] - masses[1], 2))) / (2 * KAON);
    double weight = PhaseSpace.decay(KAON, 2, masses, new double[] {0.3, 0.8}, new double[8]);
    assertThat(weight).isCloseTo(Math.PI * momentum / KAON, within(1e-14));
  }

  /** R_3 = pi^2 / (4 M^2) times the area of the Dalitz region (Particle Data Group, "Kinematics", limits of m23). */
  @ParameterizedTest
  @CsvSource({"0.13957039, 0.13957039, 0.13957039", "0.13957039, 0.1056583755, 0.1056583755", "0, 0.3, 0.05"})
  void hasTheVolumeOfTheDalitzRegion(double m1, double m2, double m3) {
    // m12 = low + (high - low) sin^2: no square roots at the ends
    double low = m1 + m2;
    double high = KAON - m3;
    double area = integral(t -> {
      double m12 = low + (high - low) * Math.pow(Math.sin(t), 2);
      double e2 = (m12 * m12 - m1 * m1 + m2 * m2) / (2 * m12);
      double e3 = (KAON * KAON - m12 * m12 - m3 * m3) / (2 * m12);
      double p2 = Math.sqrt(Math.max(e2 * e2 - m2 * m2, 0));
      double p3 = Math.sqrt(Math.max(e3 * e3 - m3 * m3, 0));
      double least = Math.pow(e2 + e3, 2) - Math.pow(p2 + p3, 2);
      double greatest = Math.pow(e2 + e3, 2) - Math.pow(p2 - p3, 2);
      return (greatest - least) * 2 * m12 * (high - low) * Math.sin(2 * t);
    }, 0, Math.PI / 2);
    Random random = new Random(31);
    Mean weights = new Mean();
    double[] masses = {m1, m2, m3};
    double[] momenta = new double[12];
    for (int n = 0; n < 40_000; n++) {
      weights.add(PhaseSpace.decay(KAON, 3, masses, Mean.uniforms(random, 5), momenta));
    }
    weights.isCloseTo(Math.PI * Math.PI * area / (4 * KAON * KAON) / (KAON * KAON), 0.005);
  }

  /**
   * R_5 of K -> pi 4e by another tree: K -> pi X, X -> (ee) (ee). R_5 is the integral of R_2(M; m_pi, m) R_2(m; m1, m2)
   * R_2(m1) R_2(m2) over m^2, m1^2 and m2^2.
   */
  @Test
  void hasTheVolumeOfPionAndFourElectrons() {
    double volume = integral(m -> 2 * m * twoBodies(KAON, PION, m)
        * integral(m1 -> 2 * m1 * twoBodies(m1, ELECTRON, ELECTRON)
            * integral(m2 -> 2 * m2 * twoBodies(m2, ELECTRON, ELECTRON) * twoBodies(m, m1, m2), 2 * ELECTRON, m - m1),
            2 * ELECTRON, m - 2 * ELECTRON), 4 * ELECTRON, KAON - PION);
    Random random = new Random(32);
    Mean weights = new Mean();
    double[] masses = {PION, ELECTRON, ELECTRON, ELECTRON, ELECTRON};
    double[] momenta = new double[20];
    for (int n = 0; n < 200_000; n++) {
      weights.add(PhaseSpace.decay(KAON, 5, masses, Mean.uniforms(random, 11), momenta));
    }
    weights.isCloseTo(volume / Math.pow(KAON, 6), 0.003);
  }

  /** Where nothing can decay, nothing moves and nothing is NaN. */
  @Test
  void givesImpossibleDecaysNoWeight() {
    double[][] impossible = {{0.4, 0.1}, {KAON - PION, PION}, {-0.1, 0.1}, {Double.NaN, 0.1}, {0.1, Double.NaN},
        {Double.POSITIVE_INFINITY, 0.1}};
    for (double[] masses : impossible) {
      double[] momenta = {1, 2, 3, 4, 5, 6, 7, 8};
      assertThat(PhaseSpace.decay(KAON, 2, masses, new double[] {0.1, 0.9}, momenta)).isZero();
      assertThat(momenta).containsOnly(0.0);
    }
  }

  /** R_2 = pi p / M = pi sqrt(lambda) / (2 M^2). */
  private static double twoBodies(double mass, double first, double second) {
    double lambda = (mass * mass - (first + second) * (first + second))
        * (mass * mass - (first - second) * (first - second));
    return Math.PI * Math.sqrt(Math.max(lambda, 0)) / (2 * mass * mass);
  }

  private static double integral(UnivariateFunction f, double low, double high) {
    return high <= low ? 0
        : new IterativeLegendreGaussIntegrator(24, 1e-4, 1e-30, 1, 6).integrate(100_000, f, low, high);
  }
}

package org.fiducia.kernels.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.fiducia.kernels.detector.View;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BremsstrahlungTest {

  private static final int EVENTS = 20_000;

  /** -ln z follows the Gamma distribution of Commons Math. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1, 4})
  void followsTheGammaDistribution(double t) {
    double[] losses = new double[EVENTS];
    for (int event = 0; event < EVENTS; event++) {
      losses[event] = -Math.log(Bremsstrahlung.left(t, HitSimulation.SEED, event, 2, 5));
    }
    // losses below 1e-16 are rounded to none; the distribution is continuous above
    GammaDistribution gamma = new GammaDistribution(null, t / Math.log(2), 1, 1e-12);
    if (gamma.cumulativeProbability(1e-15) < 1e-3) {
      DecayInFlightTest.assertDistribution(losses, gamma);
    } else {
      assertThat(fractionAbove(losses, 1e-6)).isCloseTo(1 - gamma.cumulativeProbability(1e-6), within(0.015));
      assertThat(fractionAbove(losses, 0.1)).isCloseTo(1 - gamma.cumulativeProbability(0.1), within(0.015));
    }
  }

  private static double fractionAbove(double[] values, double limit) {
    int above = 0;
    for (double value : values) {
      above += value > limit ? 1 : 0;
    }
    return (double) above / values.length;
  }

  /** Mean exp(-t) and mean square 3^(-t / ln 2): the Laplace transform of the Gamma distribution at 1 and 2. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001125, 0.02, 0.3, 1, 4})
  void leavesTheMeanEnergyOfBetheAndHeitler(double t) {
    assertMoments(t, 5 * EVENTS);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(doubles = {0.001125, 0.02, 1})
  void leavesTheMeanEnergyOfManyElectrons(double t) {
    assertMoments(t, 500 * EVENTS);
  }

  private static void assertMoments(double t, int n) {
    double sum = 0;
    double squares = 0;
    for (int event = 0; event < n; event++) {
      double z = Bremsstrahlung.left(t, HitSimulation.SEED, event, 0, 0);
      assertThat(z).isBetween(0.0, 1.0);
      sum += z;
      squares += z * z;
    }
    double mean = Math.exp(-t);
    double meanSquare = Math.pow(3, -t / Math.log(2));
    double meanFourth = Math.pow(5, -t / Math.log(2));
    assertThat((sum / n - mean) / Math.sqrt((meanSquare - mean * mean) / n)).isBetween(-4.0, 4.0);
    assertThat((squares / n - meanSquare) / Math.sqrt((meanFourth - meanSquare * meanSquare) / n)).isBetween(-4.0, 4.0);
  }

  @Test
  void takesNothingInNothing() {
    assertThat(Bremsstrahlung.left(0, 1, 1, 0, 0)).isEqualTo(1);
    assertThat(Bremsstrahlung.left(1e-300, 1, 1, 0, 0)).isEqualTo(1);
    assertThat(Bremsstrahlung.left(Double.NaN, 1, 1, 0, 0)).isEqualTo(1);
  }

  /** The eight views before the magnet leave exp(-8 t) of an electron's momentum; muons keep theirs. */
  @Test
  void weakensElectronsBeforeTheMagnet() {
    double p = 20;
    double t = 0.05;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, EVENTS, 1);
      simulation.setAll(View.SCATTERING, 0);
      simulation.setAll(View.SIGMA, 0);
      simulation.openViews();
      simulation.setAll(View.RADIATION_LENGTHS, t);
      simulation.options.set(HitOptions.RADIATING_MASS, 0, Na62.ELECTRON_MASS);
      for (int i = 0; i < EVENTS; i++) {
        simulation.put(i, 0, 0, 150_000, 0, 0, p, i % 2 == 0 ? Na62.ELECTRON_MASS : Na62.MUON_MASS, 1);
      }
      simulation.run();
      int view = 8 + Na62.X;
      double lever = simulation.views.get(View.Z, view) - Na62.MAGNET_Z;
      double sum = 0;
      int electrons = 0;
      for (int i = 0; i < EVENTS; i++) {
        // -x over the lever is kick / pz behind the magnet; those below the kick are turned back
        double ratio = -simulation.hits.get(view, i) / lever;
        double momentum = ratio > 0 ? Na62.KICK * Math.sqrt(1 + ratio * ratio) / ratio : 0;
        if (i % 2 == 0) {
          sum += momentum / p;
          electrons++;
        } else {
          assertThat(momentum).isCloseTo(p, within(1e-9));
        }
      }
      double mean = Math.exp(-8 * t);
      double sigma = Math.sqrt((Math.pow(3, -8 * t / Math.log(2)) - mean * mean) / electrons);
      // those turned back, z < 0.0135, hold less than 1e-4 of the energy
      assertThat(sum / electrons).isCloseTo(mean, within(4 * sigma + 1e-4));
    }
  }
}

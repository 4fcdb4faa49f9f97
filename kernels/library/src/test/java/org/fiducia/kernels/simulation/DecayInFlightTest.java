package org.fiducia.kernels.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.tracking.Hits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecayInFlightTest {

  private static final double M = Na62.PION_MASS;
  private static final double MU = Na62.MUON_MASS;
  private static final double P = 15;
  private static final double START_Z = 120_000;

  /** All pions decay before the first view: what arrives are muons, flat in energy between (E E* -+ p p*) / m. */
  @ParameterizedTest
  @ValueSource(ints = 20_000)
  void givesMuonsOfTheTwoBodySpectrum(int n) {
    double tx = 0.02;
    double ty = -0.03;
    double secant = Math.sqrt(1 + tx * tx + ty * ty);
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, n, 1);
      simulation.letPionsDecay(1);
      simulation.putAll(0, 0, START_Z, P * tx / secant, P * ty / secant, P / secant, M, -1);
      simulation.run();
      double energy = Math.hypot(P, M);
      double restMomentum = (M * M - MU * MU) / (2 * M);
      double restEnergy = (M * M + MU * MU) / (2 * M);
      double[] energies = new double[n];
      double[] azimuths = new double[n];
      double[] d = {tx / secant, ty / secant, 1 / secant};
      for (int i = 0; i < n; i++) {
        assertThat(simulation.truth.get(TrueTrack.QP, i)).isNegative();
        double p = -1 / simulation.truth.get(TrueTrack.QP, i);
        double mx = simulation.truth.get(TrueTrack.TX, i);
        double my = simulation.truth.get(TrueTrack.TY, i);
        double pz = p / Math.sqrt(1 + mx * mx + my * my);
        energies[i] = Math.hypot(p, MU);
        double kx = P * d[0] - pz * mx;
        double ky = P * d[1] - pz * my;
        double kz = P * d[2] - pz;
        double missing = energy - energies[i];
        // what is missing is a neutrino
        assertThat(missing * missing - kx * kx - ky * ky - kz * kz).isCloseTo(0, within(1e-12 * energy * energy));
        // azimuth around the flight of the pion, in any frame across it
        double along = kx * d[0] + ky * d[1] + kz * d[2];
        double across = (kx - along * d[0]) * d[2] - (kz - along * d[2]) * d[0];
        double other = ky - along * d[1];
        azimuths[i] = Math.atan2(other / Math.hypot(d[0], d[2]), across / Math.hypot(d[0], d[2]));
      }
      assertDistribution(energies, new UniformRealDistribution(
          (energy * restEnergy - P * restMomentum) / M, (energy * restEnergy + P * restMomentum) / M));
      assertDistribution(azimuths, new UniformRealDistribution(-Math.PI, Math.PI));
    }
  }

  /** The path to the decay is exponential with mean (p / m) c tau, across the magnet and behind all planes as well. */
  @ParameterizedTest
  @CsvSource({"20000, 7804.5, 120000", "20000, 200, 183000"})
  void livesAsLongAsItsLifetimeSays(int n, double decayLength, double startZ) {
    double ty = 0.5;
    double secant = Math.sqrt(1 + ty * ty);
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, n, 1);
      simulation.withoutField();
      simulation.setAll(View.SCATTERING, 0);
      simulation.letPionsDecay(decayLength);
      simulation.putAll(0, 0, startZ, 0, P * ty / secant, P / secant, M, 1);
      simulation.run();
      double[] paths = new double[n];
      int survive = 0;
      for (int i = 0; i < n; i++) {
        double end = simulation.truth.get(TrueTrack.END_Z, i);
        paths[i] = (end - startZ) * secant;
        survive += end > Na62.CHAMBER_Z[3] ? 1 : 0;
      }
      double mean = P / M * decayLength;
      assertDistribution(paths, new ExponentialDistribution(null, mean, 1e-12));
      double expected = Math.exp(-(Na62.CHAMBER_Z[3] - startZ) * secant / mean);
      assertThat((survive - n * expected) / Math.sqrt(n * expected * (1 - expected))).isBetween(-4.0, 4.0);
    }
  }

  @Test
  @Tag("slow")
  void decaysManyPions() {
    givesMuonsOfTheTwoBodySpectrum(1_000_000);
    livesAsLongAsItsLifetimeSays(1_000_000, Na62.PION_C_TAU, START_Z);
  }

  /** A pion of 75 GeV/c has a decay length of 4193.85 m (published). */
  @Test
  void hasThePublishedDecayLength() {
    double mean = DecayInFlight.path(75, M, Na62.PION_C_TAU, Math.exp(-1));
    assertThat(mean).isCloseTo(4_193_850, within(60.0));
  }

  /** The track is the pion's up to the decay and kinked behind it; kaons and muons fly on. */
  @Test
  void kinksTheTrackWhereItDecays() {
    int n = 4098;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation stable = pions(arena, n);
      HitSimulation decaying = pions(arena, n);
      decaying.letPionsDecay(100);
      for (int i = 0; i < n; i += 2) {
        stable.put(i, 400, 100, START_Z, 0, 0, P, MU, 1);
        decaying.put(i, 400, 100, START_Z, 0, 0, P, MU, 1);
      }
      stable.run();
      decaying.run();
      int inside = 0;
      for (int i = 0; i < n; i++) {
        double end = decaying.truth.get(TrueTrack.END_Z, i);
        assertThat(stable.truth.get(TrueTrack.END_Z, i)).isInfinite();
        assertThat(Double.isInfinite(end)).isEqualTo(i % 2 == 0);
        for (int view = 0; view < Hits.VIEWS; view++) {
          boolean before = decaying.views.get(View.Z, view) <= end;
          if (before) {
            assertThat(decaying.hits.get(view, i)).isEqualTo(stable.hits.get(view, i));
          } else if (decaying.hit(i, view) && stable.hit(i, view)) {
            assertThat(decaying.hits.get(view, i)).isNotEqualTo(stable.hits.get(view, i));
          }
        }
        inside += end > Na62.CHAMBER_Z[1] && end < Na62.CHAMBER_Z[2] ? 1 : 0;
      }
      assertThat(inside).isGreaterThan(100);
    }
  }

  private static HitSimulation pions(Arena arena, int n) {
    HitSimulation simulation = new HitSimulation(arena, n, 1);
    simulation.putAll(400, 100, 183_000, 0, 0, P, M, 1);
    return simulation;
  }

  /** Kolmogorov and Smirnov's test by its asymptotic distribution: the samples are large. */
  static void assertDistribution(double[] sample, RealDistribution expected) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double cumulative = expected.cumulativeProbability(sorted[i]);
      distance = Math.max(distance, Math.max(cumulative - (double) i / n, (i + 1.0) / n - cumulative));
    }
    assertThat(1 - new KolmogorovSmirnovTest().ksSum(distance * Math.sqrt(n), 1e-12, 10_000)).isGreaterThan(1e-3);
  }
}

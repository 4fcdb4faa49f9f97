package org.fiducia.kernels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.util.FastMath;
import org.fiducia.kernels.decay.Mean;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaonDecaysTest {

  private static final double KAON = 0.493677;
  private static final double PION = 0.13957039;
  private static final double NEUTRAL_PION = 0.1349768;
  private static final double ELECTRON = 0.00051099895;
  private static final int EVENTS = 4098;
  private static final int[] VALUES = {Beam.PX, Beam.PY, Beam.PZ, Beam.X, Beam.Y};
  private static final int[] ERRORS = {Beam.SIGMA_PX, Beam.SIGMA_PY, Beam.SIGMA_PZ, Beam.SIGMA_X, Beam.SIGMA_Y};

  /** What the charged particles leave is the photon, the two neutrinos or nothing. */
  @ParameterizedTest
  @EnumSource(KaonMode.class)
  void conservesEnergyAndMomentum(KaonMode mode) {
    Production made = new Production(mode).run(EVENTS);
    for (int n = 0; n < EVENTS; n++) {
      Vector3D left = made.kaon(n);
      double energy = Math.hypot(KAON, left.getNorm());
      for (int slot = 0; slot < mode.slots(); slot++) {
        left = left.subtract(made.momentum(n, slot));
        energy -= made.energy(n, slot);
      }
      switch (mode) {
        case PI_NU_NU -> assertThat(energy).isGreaterThan(left.getNorm() - 1e-12 * 75);
        case K2PI_DALITZ -> assertThat(energy).isCloseTo(left.getNorm(), within(1e-12 * 75));
        default -> {
          assertThat(energy).isCloseTo(0, within(1e-12 * 75));
          assertThat(left.getNorm()).isLessThan(1e-12 * 75);
        }
      }
      assertThat(made.weight(n)).isPositive().isFinite();
    }
  }

  @ParameterizedTest
  @EnumSource(KaonMode.class)
  void fillsTheSlotsOfTheMode(KaonMode mode) {
    Production made = new Production(mode).run(13);
    for (int n = 0; n < 13; n++) {
      for (int slot = 0; slot < mode.slots(); slot++) {
        assertThat(made.particle(Particle.CHARGE, n, slot)).isEqualTo(mode.charge(slot));
        assertThat(made.particle(Particle.MASS, n, slot)).isEqualTo(mode.mass(slot, ELECTRON));
        assertThat(made.particle(Particle.X, n, slot)).isEqualTo(made.decays().get(ParentDecay.X, n));
        assertThat(made.particle(Particle.Y, n, slot)).isEqualTo(made.decays().get(ParentDecay.Y, n));
        assertThat(made.particle(Particle.Z, n, slot)).isEqualTo(made.decays().get(ParentDecay.Z, n));
      }
    }
  }

  @Test
  void makesElectronPairsOfTheMassesOfTheirParents() {
    Production dalitz = new Production(KaonMode.K2PI_DOUBLE_DALITZ).run(EVENTS);
    Production direct = new Production(KaonMode.PI_AA).parameter(DecayParameters.BOSON_MASS, 0.017).run(EVENTS);
    Production cascade = new Production(KaonMode.PI_S).parameter(DecayParameters.BOSON_MASS, 0.03)
        .parameter(DecayParameters.SCALAR_MASS, 0.2).run(EVENTS);
    for (int n = 0; n < EVENTS; n++) {
      assertThat(dalitz.mass(n, 1, 2, 3, 4)).isCloseTo(NEUTRAL_PION, within(1e-9));
      assertThat(direct.mass(n, 1, 2)).isCloseTo(0.017, within(1e-9));
      assertThat(direct.mass(n, 3, 4)).isCloseTo(0.017, within(1e-9));
      assertThat(cascade.mass(n, 1, 2)).isCloseTo(0.03, within(1e-9));
      assertThat(cascade.mass(n, 3, 4)).isCloseTo(0.03, within(1e-9));
      assertThat(cascade.mass(n, 1, 2, 3, 4)).isCloseTo(0.2, within(1e-9));
      assertThat(inRestOf(dalitz.kaon(n), KAON, dalitz.momentum(n, 0), PION).getNorm())
          .isCloseTo(twoBodyMomentum(KAON, PION, NEUTRAL_PION), within(1e-10));
    }
  }

  /** K+ -> pi+ S has one weight, pi p / m_K; its pi+, A' and e+ are isotropic, each in the frame of its parent. */
  @Test
  void decaysIsotropically() {
    Production made = new Production(KaonMode.PI_S).parameter(DecayParameters.BOSON_MASS, 0.03)
        .parameter(DecayParameters.SCALAR_MASS, 0.2).run(EVENTS);
    double expected = Math.PI * twoBodyMomentum(KAON, PION, 0.2) / KAON;
    double[][] cosines = new double[3][EVENTS];
    double[][] azimuths = new double[3][EVENTS];
    for (int n = 0; n < EVENTS; n++) {
      assertThat(made.weight(n)).isCloseTo(expected, within(1e-14));
      Vector3D boson = made.sum(n, 1, 2);
      Vector3D[] directions = {
          inRestOf(made.kaon(n), KAON, made.momentum(n, 0), PION),
          inRestOf(made.sum(n, 1, 2, 3, 4), 0.2, boson, 0.03),
          inRestOf(boson, 0.03, made.momentum(n, 1), ELECTRON)};
      for (int k = 0; k < 3; k++) {
        Vector3D direction = directions[k].normalize();
        cosines[k][n] = direction.getZ();
        azimuths[k][n] = Math.atan2(direction.getY(), direction.getX());
      }
    }
    for (int k = 0; k < 3; k++) {
      isDistributed(cosines[k], new UniformRealDistribution(-1, 1));
      isDistributed(azimuths[k], new UniformRealDistribution(-Math.PI, Math.PI));
    }
  }

  /** A momentum in the rest frame of a parent: only what is along the parent's flight changes. */
  private static Vector3D inRestOf(Vector3D parent, double parentMass, Vector3D momentum, double mass) {
    Vector3D along = parent.normalize();
    double rapidity = FastMath.asinh(parent.getNorm() / parentMass);
    double parallel = momentum.dotProduct(along);
    double boosted = Math.cosh(rapidity) * parallel - Math.sinh(rapidity) * Math.hypot(mass, momentum.getNorm());
    return momentum.add(boosted - parallel, along);
  }

  @Test
  void hasTheBeamThatIsSet() {
    Production made = new Production(KaonMode.K3PI).beam(KaonBeam.CENTRE_X, 30).beam(KaonBeam.CENTRE_Y, -20).run(EVENTS);
    double[] momentum = new double[EVENTS];
    double[] tx = new double[EVENTS];
    double[] ty = new double[EVENTS];
    double[] x = new double[EVENTS];
    double[] y = new double[EVENTS];
    for (int n = 0; n < EVENTS; n++) {
      Vector3D kaon = made.kaon(n);
      momentum[n] = kaon.getNorm();
      tx[n] = kaon.getX() / kaon.getZ();
      ty[n] = kaon.getY() / kaon.getZ();
      double flight = made.decays().get(ParentDecay.Z, n) - 102400;
      x[n] = made.decays().get(ParentDecay.X, n) - tx[n] * flight;
      y[n] = made.decays().get(ParentDecay.Y, n) - ty[n] * flight;
    }
    isDistributed(momentum, new NormalDistribution(75, 0.75));
    isDistributed(tx, new NormalDistribution(1.2e-3, 1e-4));
    isDistributed(ty, new NormalDistribution(0, 1e-4));
    isDistributed(x, new NormalDistribution(30, 15));
    isDistributed(y, new NormalDistribution(-20, 6.6));
    areUncorrelated(momentum, tx, ty, x, y);
  }

  /** Of kaons alive at 105 m, 0.12455 decay before 180 m: the decay length is 563.84 m at 75 GeV/c. */
  @Test
  void decaysExponentially() {
    Production endless = new Production(KaonMode.PI_NU_NU).beam(KaonBeam.MOMENTUM_SPREAD, 0)
        .beam(KaonBeam.DIVERGENCE_X, 0).beam(KaonBeam.DIVERGENCE_Y, 0).beam(KaonBeam.LAST_Z, 1e9).run(200_000);
    Mean early = new Mean();
    Mean path = new Mean();
    for (int n = 0; n < 200_000; n++) {
      double z = endless.decays().get(ParentDecay.Z, n);
      early.add(z < 180_000 ? 1 : 0);
      path.add((z - 105_000) * Math.sqrt(1 + 1.44e-6));
    }
    early.isCloseTo(0.12455, 0.01);
    path.isCloseTo(563_840, 0.01);
  }

  /** The flight is the fraction u of the exponential distribution cut to the volume, also for a very long life. */
  @Test
  void cutsTheExponentialToTheVolume() {
    for (double length : new double[] {100, 1e4, 5.6384e5, 1e12}) {
      double decayed = -Math.expm1(-75_000 / length);
      for (double u : new double[] {0x1p-53, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
        double z = KaonFlight.decayZ(105_000, 180_000, length, u);
        assertThat(z).isBetween(105_000.0, 180_000.0);
        assertThat(-Math.expm1((105_000 - z) / length) / decayed).isCloseTo(u, within(1e-8));
      }
    }
  }

  @Test
  void measuresTheKaonWithTheErrorsThatItStates() {
    Production made = new Production(KaonMode.K3PI).run(EVENTS);
    double[][] pulls = new double[5][EVENTS];
    for (int n = 0; n < EVENTS; n++) {
      double[] truth = truth(made, n);
      for (int k = 0; k < 5; k++) {
        pulls[k][n] = (made.beams().get(VALUES[k], n) - truth[k]) / made.beams().get(ERRORS[k], n);
      }
      assertThat(made.beams().get(Beam.Z, n)).isEqualTo(102400);
      assertThat(made.beams().get(Beam.SIGMA_PZ, n)).isCloseTo(0.15, within(1e-15));
      assertThat(made.beams().get(Beam.SIGMA_PX, n)).isCloseTo(1.2e-3, within(1e-15));
    }
    for (double[] pull : pulls) {
      isDistributed(pull, new NormalDistribution(0, 1));
    }
    areUncorrelated(pulls);
  }

  @Test
  void knowsTheAverageBeamWithItsSpread() {
    Production made = new Production(KaonMode.K3PI).setting(DecaySettings.BEAM_SPECTROMETER, 0)
        .beam(KaonBeam.CENTRE_X, 30).run(EVENTS);
    double[][] pulls = new double[5][EVENTS];
    for (int n = 0; n < EVENTS; n++) {
      double[] truth = truth(made, n);
      for (int k = 0; k < 5; k++) {
        assertThat(made.beams().get(VALUES[k], n)).isEqualTo(made.beams().get(VALUES[k], 0));
        pulls[k][n] = (made.beams().get(VALUES[k], n) - truth[k]) / made.beams().get(ERRORS[k], n);
      }
    }
    assertThat(made.beams().get(Beam.PX, 0)).isCloseTo(0.09, within(1e-6));
    assertThat(made.beams().get(Beam.X, 0)).isEqualTo(30);
    for (double[] pull : pulls) {
      isDistributed(pull, new NormalDistribution(0, 1));
    }
  }

  /** An event does not depend on the launch that makes it, nor its kaon on the decay. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207})
  void makesAnEventAnywhere(int events) {
    Production whole = new Production(KaonMode.PI_4E).run(300);
    Production part = new Production(KaonMode.PI_4E).run(93, events);
    Production other = new Production(KaonMode.K3PI).run(93, events);
    for (int n = 0; n < events; n++) {
      assertThat(part.weight(n)).isEqualTo(whole.weight(93 + n));
      for (int slot = 0; slot < 5; slot++) {
        assertThat(part.momentum(n, slot)).isEqualTo(whole.momentum(93 + n, slot));
      }
      assertThat(other.kaon(n)).isEqualTo(part.kaon(n));
      assertThat(other.beams().get(Beam.PZ, n)).isEqualTo(part.beams().get(Beam.PZ, n));
    }
  }

  @Test
  void dependsOnTheSeed() {
    Production one = new Production(KaonMode.PI_4E).run(4);
    Production two = new Production(KaonMode.PI_4E).setting(DecaySettings.SEED, 8).run(4);
    assertThat(one.kaon(0)).isNotEqualTo(two.kaon(0));
    assertThat(one.weight(0)).isNotEqualTo(two.weight(0));
  }

  /** At and below thresholds, and where a mass is no mass, the weight is zero and nothing is NaN. */
  @Test
  void givesImpossibleDecaysNoWeight() {
    Production[] impossible = {
        new Production(KaonMode.PI_AA).parameter(DecayParameters.BOSON_MASS, 0.18),
        new Production(KaonMode.PI_AA).parameter(DecayParameters.BOSON_MASS, 2 * ELECTRON),
        new Production(KaonMode.PI_AA).parameter(DecayParameters.BOSON_MASS, 0),
        new Production(KaonMode.PI_S).parameter(DecayParameters.SCALAR_MASS, KAON - PION),
        new Production(KaonMode.PI_S).parameter(DecayParameters.SCALAR_MASS, 0.034),
        new Production(KaonMode.PI_S).parameter(DecayParameters.BOSON_MASS, Double.NaN),
        new Production(KaonMode.PI_LL).parameter(DecayParameters.LEPTON_MASS, 0.18),
        new Production(KaonMode.PI_MINUS_LL).parameter(DecayParameters.LEPTON_MASS, Double.NaN),
        new Production(KaonMode.PI_LL).parameter(DecayParameters.LEPTON_MASS, -0.1)
            .setting(DecaySettings.VECTOR_CURRENT, 1),
        new Production(KaonMode.K3PI).parameter(DecayParameters.DALITZ_G, Double.POSITIVE_INFINITY)
            .parameter(DecayParameters.DALITZ_H, Double.NEGATIVE_INFINITY)};
    for (Production production : impossible) {
      production.run(13);
      for (int n = 0; n < 13; n++) {
        assertThat(production.weight(n)).isZero();
      }
      assertThat(production.values()).allMatch(Double::isFinite);
    }
  }

  /** A tail of the momentum spread that reaches below zero makes slow kaons, not impossible ones. */
  @Test
  void survivesAnAbsurdBeam() {
    Production made = new Production(KaonMode.K3PI).beam(KaonBeam.MOMENTUM_SPREAD, 10).beam(KaonBeam.DIVERGENCE_X, 5)
        .run(EVENTS);
    assertThat(made.values()).allMatch(Double::isFinite);
    for (int n = 0; n < EVENTS; n++) {
      assertThat(made.kaon(n).getNorm()).isGreaterThan(0.749);
      assertThat(made.decays().get(ParentDecay.Z, n)).isBetween(105_000.0, 180_000.0);
    }
  }

  /** True momentum, and the point of the kaon's line at the reference plane. */
  private static double[] truth(Production made, int n) {
    Vector3D kaon = made.kaon(n);
    double flight = (made.decays().get(ParentDecay.Z, n) - 102400) / kaon.getZ();
    return new double[] {kaon.getX(), kaon.getY(), kaon.getZ(),
        made.decays().get(ParentDecay.X, n) - kaon.getX() * flight,
        made.decays().get(ParentDecay.Y, n) - kaon.getY() * flight};
  }

  private static double twoBodyMomentum(double mass, double first, double second) {
    return Math.sqrt((mass * mass - Math.pow(first + second, 2)) * (mass * mass - Math.pow(first - second, 2)))
        / (2 * mass);
  }

  private static void areUncorrelated(double[]... samples) {
    for (int k = 0; k < samples.length; k++) {
      for (int l = 0; l < k; l++) {
        assertThat(new PearsonsCorrelation().correlation(samples[k], samples[l]))
            .isBetween(-5 / Math.sqrt(EVENTS), 5 / Math.sqrt(EVENTS));
      }
    }
  }

  private static void isDistributed(double[] sample, RealDistribution distribution) {
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, sample)).isGreaterThan(1e-3);
  }
}

package org.fiducia.kernels.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrawHitsTest {

  private static final double P = 20;
  private static final double START_Z = 150_000;

  /** Without material the hits stray from the bent line by the resolution alone, each view on its own. */
  @ParameterizedTest
  @ValueSource(ints = 20_000)
  void measuresWithTheResolutionOfTheView(int n) {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, n, 1);
      simulation.setAll(View.SCATTERING, 0);
      simulation.openViews();
      double tx = 3e-3;
      double ty = -4e-3;
      double pz = P / Math.sqrt(1 + tx * tx + ty * ty);
      simulation.putAll(10, -5, START_Z, pz * tx, pz * ty, pz, Na62.PION_MASS, 1);
      simulation.run();
      double[][] errors = new double[n][Na62.VIEWS];
      for (int view = 0; view < Na62.VIEWS; view++) {
        double z = simulation.views.get(View.Z, view);
        double bent = pz * tx - Na62.KICK;
        double slope = bent / Math.sqrt(P * P - bent * bent - pz * ty * pz * ty);
        double slopeY = pz * ty / Math.sqrt(P * P - bent * bent - pz * ty * pz * ty);
        double before = Math.min(z, Na62.MAGNET_Z) - START_Z;
        double behind = Math.max(z - Na62.MAGNET_Z, 0);
        double x = 10 + tx * before + slope * behind;
        double y = -5 + ty * before + slopeY * behind;
        double w = x * simulation.views.get(View.COS, view) + y * simulation.views.get(View.SIN, view);
        for (int i = 0; i < n; i++) {
          assertThat(simulation.hit(i, view)).isTrue();
          errors[i][view] = simulation.hits.get(view, i) - w;
        }
      }
      RealMatrix expected = new Array2DRowRealMatrix(Na62.VIEWS, Na62.VIEWS);
      for (int view = 0; view < Na62.VIEWS; view++) {
        expected.setEntry(view, view, Na62.SIGMA * Na62.SIGMA);
      }
      assertCovariance(errors, expected);
    }
  }

  /** 0.725 MeV times 1/p for 0.45 % of a radiation length: V. Highland's formula (PDG, "Passage of particles"). */
  @Test
  void usesTheScatteringThatHighlandGives() {
    double t = Na62.RADIATION_LENGTHS;
    assertThat(13.6e-3 * Math.sqrt(t) * (1 + 0.038 * Math.log(t))).isCloseTo(Na62.THETA0_P, within(0.001e-3));
  }

  /** The hits of an oblique track stray together: their covariance is the sum of A Q A^T over the scatterers. */
  @ParameterizedTest
  @ValueSource(ints = 20_000)
  void scattersWithTheCovarianceOfDenseAlgebra(int n) {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, n, 1);
      simulation.withoutField();
      simulation.openViews();
      simulation.setAll(View.SIGMA, 0.01);
      double tx = 0.3;
      double ty = -0.2;
      double secant = Math.sqrt(1 + tx * tx + ty * ty);
      double p = 5;
      simulation.putAll(0, 0, START_Z, p * tx / secant, p * ty / secant, p / secant, Na62.PION_MASS, -1);
      simulation.run();

      double[][] errors = new double[n][Na62.VIEWS];
      RealMatrix expected = new Array2DRowRealMatrix(Na62.VIEWS, Na62.VIEWS);
      for (int a = 0; a < Na62.VIEWS; a++) {
        double z = simulation.views.get(View.Z, a);
        double cos = simulation.views.get(View.COS, a);
        double sin = simulation.views.get(View.SIN, a);
        for (int i = 0; i < n; i++) {
          errors[i][a] = simulation.hits.get(a, i) - (tx * cos + ty * sin) * (z - START_Z);
        }
        for (int b = 0; b < Na62.VIEWS; b++) {
          double sum = a == b ? 1e-4 : 0;
          for (int s = 0; s < Math.min(a, b); s++) {
            double zs = simulation.views.get(View.Z, s);
            double theta2 = simulation.views.get(View.SCATTERING, s) * secant / (p * p);
            RealMatrix q = projectedSlopes(tx, ty).scalarMultiply(theta2);
            double[] wa = {cos, sin};
            double[] wb = {simulation.views.get(View.COS, b), simulation.views.get(View.SIN, b)};
            double project = 0;
            for (int j = 0; j < 2; j++) {
              for (int k = 0; k < 2; k++) {
                project += wa[j] * q.getEntry(j, k) * wb[k];
              }
            }
            sum += project * (z - zs) * (simulation.views.get(View.Z, b) - zs);
          }
          expected.setEntry(a, b, sum);
        }
      }
      assertCovariance(errors, expected);
    }
  }

  /** Covariance of the slopes for independent unit angles in two directions across the track. */
  private static RealMatrix projectedSlopes(double tx, double ty) {
    double norm = Math.sqrt(1 + tx * tx + ty * ty);
    double[] along = {tx / norm, ty / norm, 1 / norm};
    double level = Math.hypot(along[0], along[2]);
    double[] e = {along[2] / level, 0, -along[0] / level};
    double[] f = {along[1] * e[2], along[2] * e[0] - along[0] * e[2], -along[1] * e[0]};
    RealMatrix j = new Array2DRowRealMatrix(2, 2);
    double[][] across = {e, f};
    for (int k = 0; k < 2; k++) {
      j.setEntry(0, k, (across[k][0] - tx * across[k][2]) / along[2]);
      j.setEntry(1, k, (across[k][1] - ty * across[k][2]) / along[2]);
    }
    return j.multiply(j.transpose());
  }

  /** After division by the Cholesky root all means must be 0 and all covariances those of the unit matrix. */
  private static void assertCovariance(double[][] errors, RealMatrix expected) {
    int n = errors.length;
    DecompositionSolver root = new LUDecomposition(new CholeskyDecomposition(expected).getL()).getSolver();
    RealMatrix white = root.solve(new Array2DRowRealMatrix(errors, false).transpose());
    RealMatrix sample = white.multiply(white.transpose()).scalarMultiply(1.0 / n);
    for (int a = 0; a < sample.getRowDimension(); a++) {
      double mean = 0;
      for (double value : white.getRow(a)) {
        mean += value / n;
      }
      assertThat(mean * Math.sqrt(n)).as("mean of %s in its errors", a).isBetween(-4.5, 4.5);
      for (int b = 0; b <= a; b++) {
        double sigma = Math.sqrt((a == b ? 2.0 : 1.0) / n);
        assertThat((sample.getEntry(a, b) - (a == b ? 1 : 0)) / sigma).as("covariance %s %s in its errors", a, b)
            .isBetween(-4.5, 4.5);
      }
    }
  }

  @Test
  @Tag("slow")
  void measuresAndScattersManyTracks() {
    measuresWithTheResolutionOfTheView(200_000);
    scattersWithTheCovarianceOfDenseAlgebra(200_000);
  }

  /** No two views, slots or events share their errors. */
  @Test
  void drawsAnewForEveryHit() {
    int events = 207;
    int slots = 8;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, events, slots);
      simulation.openViews();
      simulation.setAll(View.SCATTERING, 0);
      simulation.withoutField();
      simulation.putAll(0, 0, START_Z, 0, 0, P, Na62.PION_MASS, 1);
      simulation.run();
      Set<Double> errors = new HashSet<>();
      for (long row = 0; row < simulation.rows(); row++) {
        for (int view = 0; view < Na62.VIEWS; view++) {
          errors.add(simulation.hits.get(view, row));
        }
      }
      assertThat(errors).hasSize(events * slots * Na62.VIEWS);
    }
  }

  /** Bits of the chamber planes against the text of the reference acceptance; particles fly parallel to the beam. */
  @Test
  void crossesPlanesWhereTheReferenceAcceptanceSays() {
    int n = 50_000;
    Random random = new Random(1);
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = parallel(arena, n, random);
      simulation.run();
      int beside = 0;
      for (int i = 0; i < n; i++) {
        double x = simulation.particles.get(Particle.X, i);
        double y = simulation.particles.get(Particle.Y, i);
        for (int chamber = 0; chamber < 4; chamber++) {
          boolean crosses = (simulation.patterns.get(HitPattern.PLANES, i) >> chamber & 1) != 0;
          assertThat(crosses).as("x %s y %s chamber %s", x, y, chamber).isEqualTo(reference(x, y, chamber));
          // the gaps of U and V are known to 2 mm from the centre of the hole
          if (Math.hypot(x, y) < 1000 && distanceToEdges(x, y, chamber) > 2.5) {
            boolean measured = (simulation.hit(i, 4 * chamber + Na62.X) || simulation.hit(i, 4 * chamber + Na62.Y))
                && (simulation.hit(i, 4 * chamber + Na62.U) || simulation.hit(i, 4 * chamber + Na62.V));
            assertThat(measured).as("hits at x %s y %s chamber %s", x, y, chamber).isEqualTo(crosses);
            beside += !simulation.hit(i, 4 * chamber + Na62.X) && measured ? 1 : 0;
          }
        }
      }
      assertThat(beside).as("tracks that miss X and are measured by Y").isGreaterThan(1000);
    }
  }

  private static HitSimulation parallel(Arena arena, int n, Random random) {
    HitSimulation simulation = new HitSimulation(arena, n, 1);
    simulation.withoutField();
    simulation.setAll(View.SCATTERING, 0);
    for (int i = 0; i < n; i++) {
      double size = i % 2 == 0 ? 1200 : 200;
      simulation.put(i, size * (2 * random.nextDouble() - 1), size * (2 * random.nextDouble() - 1), START_Z, 0, 0, P,
          Na62.PION_MASS, 1);
    }
    return simulation;
  }

  private static boolean reference(double x, double y, int chamber) {
    double xs = x - Na62.HOLE_X[chamber];
    double u = (xs - y) / Math.sqrt(2);
    double v = (xs + y) / Math.sqrt(2);
    return Math.hypot(x, y) < 1000 && Math.hypot(xs, y) > 63.8 && (Math.abs(xs) > 63.8 || Math.abs(y) > 63.8)
        && (Math.abs(u) > 63.8 || Math.abs(v) > 63.8);
  }

  private static double distanceToEdges(double x, double y, int chamber) {
    double xs = x - Na62.HOLE_X[chamber];
    double least = Double.POSITIVE_INFINITY;
    for (double w : new double[] {xs, y, (xs - y) / Math.sqrt(2), (xs + y) / Math.sqrt(2)}) {
      least = Math.min(least, Math.abs(Math.abs(w) - Na62.HALF_GAP));
    }
    return least;
  }

  /** Hits are lost and spoilt as often as asked for, and no other number moves. */
  @Test
  void losesAndSpoilsHitsWithoutShiftingTheRest() {
    int n = 4098;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation plain = decays(arena, n, 3);
      HitSimulation other = decays(arena, n, 3);
      other.options.set(HitOptions.INEFFICIENCY, 0, 0.1);
      other.options.set(HitOptions.OUTLIERS, 0, 0.02);
      other.options.set(HitOptions.OUTLIER_SIGMA, 0, 100);
      plain.run();
      other.run();
      double all = 0;
      double lost = 0;
      double spoilt = 0;
      double squares = 0;
      for (long row = 0; row < plain.rows(); row++) {
        assertThat(other.patterns.get(HitPattern.PLANES, row)).isEqualTo(plain.patterns.get(HitPattern.PLANES, row));
        for (int view = 0; view < Na62.VIEWS; view++) {
          if (!plain.hit(row, view)) {
            assertThat(other.hit(row, view)).isFalse();
            continue;
          }
          all++;
          double difference = other.hits.get(view, row) - plain.hits.get(view, row);
          if (!other.hit(row, view)) {
            lost++;
            assertThat(other.hits.get(view, row)).isZero();
          } else if (difference != 0) {
            spoilt++;
            squares += difference * difference;
          }
        }
      }
      assertThat((lost / all - 0.1) / Math.sqrt(0.09 / all)).isBetween(-4.0, 4.0);
      double rate = spoilt / (all - lost);
      assertThat((rate - 0.02) / Math.sqrt(0.02 / (all - lost))).isBetween(-4.0, 4.0);
      assertThat(Math.sqrt(squares / spoilt)).isCloseTo(Math.hypot(100, Na62.SIGMA), within(5.0));
    }
  }

  /** Any cut of a production into launches gives the same bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void dependsOnTheGlobalEventAlone(int n) {
    int from = n / 3;
    int slots = 3;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation whole = decays(arena, n, slots);
      HitSimulation part = new HitSimulation(arena, n - from, slots);
      turnEverythingOn(whole);
      turnEverythingOn(part);
      part.run.set(HitRun.FIRST_EVENT, 0, from);
      for (int slot = 0; slot < slots; slot++) {
        for (int event = from; event < n; event++) {
          for (int k = 0; k < Particle.LAYOUT.size(); k++) {
            part.particles.set(k, (long) slot * (n - from) + event - from,
                whole.particles.get(k, (long) slot * n + event));
          }
        }
      }
      whole.run();
      part.run();
      for (int slot = 0; slot < slots; slot++) {
        for (int event = from; event < n; event++) {
          long row = (long) slot * n + event;
          long partRow = (long) slot * (n - from) + event - from;
          assertThat(part.patterns.get(HitPattern.VIEWS, partRow)).isEqualTo(whole.patterns.get(HitPattern.VIEWS, row));
          assertThat(rowOf(part.hits, partRow)).containsExactly(rowOf(whole.hits, row));
          assertThat(rowOf(part.truth, partRow)).containsExactly(rowOf(whole.truth, row));
        }
      }
    }
  }

  private static void turnEverythingOn(HitSimulation simulation) {
    simulation.options.set(HitOptions.INEFFICIENCY, 0, 0.1);
    simulation.options.set(HitOptions.OUTLIERS, 0, 0.1);
    simulation.options.set(HitOptions.OUTLIER_SIGMA, 0, 2);
    simulation.options.set(HitOptions.RADIATING_MASS, 0, Na62.ELECTRON_MASS);
    simulation.letPionsDecay(Na62.PION_C_TAU / 10);
  }

  private static HitSimulation decays(Arena arena, int events, int slots) {
    HitSimulation simulation = new HitSimulation(arena, events, slots);
    Random random = new Random(events);
    for (long row = 0; row < simulation.rows(); row++) {
      double pz = 2 + 40 * random.nextDouble();
      simulation.put(row, 10 * random.nextGaussian(), 10 * random.nextGaussian(), START_Z, 0.1 * random.nextGaussian(),
          0.1 * random.nextGaussian(), pz, random.nextBoolean() ? Na62.PION_MASS : Na62.ELECTRON_MASS,
          random.nextBoolean() ? 1 : -1);
    }
    return simulation;
  }

  private static double[] rowOf(Doubles block, long row) {
    double[] values = new double[block.columns()];
    for (int k = 0; k < values.length; k++) {
      values[k] = block.get(k, row);
    }
    return values;
  }

  @Test
  void makesNothingOfImpossibleParticles() {
    double nan = Double.NaN;
    double[][] bad = {
      {nan, 0, START_Z, 0, 0, 10, Na62.PION_MASS, 1},
      {0, 0, nan, 0, 0, 10, Na62.PION_MASS, 1},
      {0, 0, START_Z, 0, Double.POSITIVE_INFINITY, 10, Na62.PION_MASS, 1},
      {0, 0, START_Z, 0, 0, 10, nan, 1},
      {0, 0, START_Z, 0, 0, 10, Na62.PION_MASS, nan},
      {0, 0, START_Z, 0, 0, 0, Na62.PION_MASS, 1},
      {0, 0, START_Z, 0, 0, 0, 0, 0},
      {0, 0, START_Z, 0, 0, -10, Na62.PION_MASS, 1},
      {0, 0, START_Z, 1, 0, Double.MIN_VALUE, Na62.PION_MASS, 1},
      {0, 0, START_Z, 0, 0, 1e300, Na62.PION_MASS, 1},
      {0, 0, -1e308, 1e3, 0, 1e-3, Na62.PION_MASS, 1},
    };
    int firstOutOfRange = 5;
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, bad.length, 1);
      turnEverythingOn(simulation);
      for (int i = 0; i < bad.length; i++) {
        simulation.put(i, bad[i]);
      }
      simulation.run();
      for (int i = 0; i < bad.length; i++) {
        assertThat(simulation.status.get(0, i)).as("particle %s", i)
            .isEqualTo(i < firstOutOfRange ? Status.NOT_FINITE : Status.OUT_OF_RANGE);
        assertThat(simulation.patterns.get(HitPattern.VIEWS, i)).isZero();
        assertThat(simulation.patterns.get(HitPattern.PLANES, i)).isZero();
        assertThat(rowOf(simulation.hits, i)).containsOnly(nan);
        assertThat(rowOf(simulation.truth, i)).containsOnly(nan);
      }
    }
  }

  /** Whatever comes, a particle that is OK has no NaN, and one that is not has nothing else. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void survivesNumbersOfAnyMagnitude(boolean magnet) {
    int n = 20_000;
    Random random = new Random(2);
    int[] statuses = new int[Status.BAD_INPUT_ITEM];
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = decays(arena, n, 1);
      turnEverythingOn(simulation);
      if (!magnet) {
        simulation.withoutField();
      }
      for (int i = 0; i < n; i++) {
        // one column, or all of the momentum
        int first = i % 2 == 0 ? random.nextInt(Particle.LAYOUT.size()) : Particle.PX;
        int last = i % 2 == 0 ? first : Particle.PZ;
        int power = random.nextInt(2000) - 1000;
        simulation.particles.set(Particle.CHARGE, i, random.nextInt(3) - 1);
        for (int k = first; k <= last; k++) {
          simulation.particles.set(k, i, Math.scalb(simulation.particles.get(k, i), power));
        }
      }
      simulation.run();
      for (int i = 0; i < n; i++) {
        int status = simulation.status.get(0, i);
        statuses[status]++;
        for (double[] values : new double[][] {rowOf(simulation.hits, i), rowOf(simulation.truth, i)}) {
          assertThat(Arrays.stream(values).filter(Double::isNaN).count()).as("%s", rowOf(simulation.particles, i))
              .isEqualTo(status == Status.OK ? 0 : values.length);
        }
      }
    }
    assertThat(statuses[Status.OK]).isGreaterThan(n / 4);
    assertThat(statuses[Status.OUT_OF_RANGE]).isGreaterThan(n / 40);
  }

  /** Born behind the spectrometer: no hits, but a state that leads back; born between chambers: the last ones only. */
  @Test
  void startsWhereTheParticleIsBorn() {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, 2, 1);
      simulation.setAll(View.SCATTERING, 0);
      simulation.put(0, 400, 100, 230_000, 0, 0, 10, Na62.PION_MASS, 1);
      simulation.put(1, 400, 100, 200_000, 0, 0, 10, Na62.PION_MASS, 1);
      simulation.run();
      assertThat(simulation.patterns.get(HitPattern.VIEWS, 0)).isZero();
      assertThat(simulation.patterns.get(HitPattern.PLANES, 0)).isEqualTo(1 << Na62.NEW_CHOD | 1 << Na62.LKR);
      assertThat(simulation.patterns.get(HitPattern.VIEWS, 1)).isEqualTo(0xff00);
      double slope = Na62.KICK / Math.sqrt(100 - Na62.KICK * Na62.KICK);
      for (int i = 0; i < 2; i++) {
        assertThat(simulation.status.get(0, i)).isEqualTo(Status.OK);
        assertThat(simulation.truth.get(TrueTrack.TX, i)).isCloseTo(slope, within(1e-12));
        assertThat(simulation.truth.get(TrueTrack.X, i))
            .isCloseTo(400 - slope * (Na62.MAGNET_Z - Na62.REFERENCE_Z), within(1e-6));
        assertThat(simulation.truth.get(TrueTrack.END_Z, i)).isInfinite();
      }
    }
  }

  /** 0.2 GeV/c cannot pass a kick of 0.27 GeV/c; before the magnet all is well. */
  @Test
  void keepsTheHitsBeforeTheMagnetTurnsAParticleBack() {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, 1, 1);
      simulation.setAll(View.SCATTERING, 0);
      simulation.put(0, 400, 100, START_Z, 0, 0, 0.2, Na62.PION_MASS, 1);
      simulation.run();
      assertThat(simulation.status.get(0, 0)).isEqualTo(Status.OK);
      assertThat(simulation.patterns.get(HitPattern.VIEWS, 0)).isEqualTo(0xff);
      assertThat(simulation.patterns.get(HitPattern.PLANES, 0)).isEqualTo(0b11);
      assertThat(simulation.truth.get(TrueTrack.END_Z, 0)).isEqualTo(simulation.views.get(View.Z, 7));
      assertThat(Arrays.stream(rowOf(simulation.hits, 0)).filter(Double::isNaN)).isEmpty();
      assertThat(simulation.truth.get(TrueTrack.QP, 0)).isEqualTo(5.0);
    }
  }

  @Test
  void letsNeutralParticlesCrossPlanesUnseen() {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, 1, 1);
      turnEverythingOn(simulation);
      simulation.put(0, 400, 100, START_Z, 0, 0, 0.2, Na62.PION_MASS, 0);
      simulation.run();
      assertThat(simulation.patterns.get(HitPattern.VIEWS, 0)).isZero();
      assertThat(simulation.patterns.get(HitPattern.PLANES, 0)).isEqualTo((1 << Na62.PLANES) - 1);
      assertThat(simulation.truth.get(TrueTrack.QP, 0)).isZero();
      assertThat(simulation.truth.get(TrueTrack.END_Z, 0)).isInfinite();
    }
  }

  /** The checked-in hash is one of hits, of planes and of particles of every status. */
  @ParameterizedTest
  @ValueSource(strings = {"StrawHits", "StrawHits options"})
  void fillsItsTrials(String name) {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = SimulationTrials.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow()
          .problem().launch(arena, 4098, 1);
      launch.kernel().loop(0, 4098, 0, launch.blocks());
      Ints status = (Ints) launch.blocks().getLast();
      Ints patterns = (Ints) launch.blocks().get(9);
      Doubles hits = (Doubles) launch.blocks().get(8);
      int[] statuses = new int[Status.BAD_INPUT_ITEM];
      int full = 0;
      for (long i = 0; i < 4098; i++) {
        statuses[status.get(0, i)]++;
        full += Integer.bitCount(patterns.get(HitPattern.VIEWS, i)) > 10 ? 1 : 0;
        for (int v = 0; v < Hits.VIEWS; v++) {
          assertThat(Double.isNaN(hits.get(v, i))).isEqualTo(status.get(0, i) != Status.OK);
        }
      }
      assertThat(statuses[Status.OK]).isGreaterThan(3000);
      assertThat(statuses[Status.NOT_FINITE]).isGreaterThan(50);
      assertThat(statuses[Status.OUT_OF_RANGE]).isGreaterThan(20);
      assertThat(full).isGreaterThan(500);
    }
  }
}

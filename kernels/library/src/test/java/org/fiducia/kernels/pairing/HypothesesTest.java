package org.fiducia.kernels.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.kinematics.KinematicsTrials;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypothesesTest {

  private static final MathContext DIGITS = new MathContext(40);
  private static final double MISSING = 0.1349768 * 0.1349768;
  private static final double PAIR = 0.05;

  /** The blocks of some events whose track in slot order[k] is positive for k < 3. */
  private static final class Events {
    final long events;
    final int[] order;
    final Longs shape;
    final Longs setup;
    final Doubles parameters;
    final Doubles tracks;
    final Doubles prongs;
    final Doubles vertices;
    final Ints vertexStatus;
    final Doubles beams;
    final Doubles hypotheses;
    final Ints roles;

    Events(Arena arena, long events, int pionRule, int pairRule, int... order) {
      this.events = events;
      this.order = order;
      shape = KinematicsTrials.shape(arena, events, 5);
      setup = PairingTrials.setup(arena, pionRule, pairRule, 1);
      parameters = PairingTrials.parameters(arena);
      tracks = Doubles.allocate(arena, Track.LAYOUT, 5 * events);
      vertices = Doubles.allocate(arena, Vertex.LAYOUT, events);
      vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT, events);
      beams = Doubles.allocate(arena, Beam.LAYOUT, events);
      hypotheses = Doubles.allocate(arena, Hypothesis.LAYOUT, Hypothesis.COUNT * events);
      roles = Ints.allocate(arena, TrackRoles.LAYOUT, events);
      Doubles made = Doubles.allocate(arena, Prong.LAYOUT, 5 * events);
      prongs = Doubles.allocate(arena, Prong.LAYOUT, 5 * events);
      KinematicsTrials.events(new TrialNumbers(5), events, 5, made, vertices, beams);
      for (int k = 0; k < 5; k++) {
        for (long i = 0; i < events; i++) {
          tracks.set(Track.QP, order[k] * events + i, k < 3 ? 0.05 : -0.05);
          for (int c = 0; c < made.columns(); c++) {
            prongs.set(c, order[k] * events + i, made.get(c, k * events + i));
          }
        }
      }
    }

    Events run() {
      for (long i = 0; i < events; i++) {
        Hypotheses.run(i, shape, setup, parameters, tracks, prongs, vertices, vertexStatus, beams, hypotheses, roles);
      }
      return this;
    }

    Vector3D momentum(int slot, long i) {
      long row = slot * events + i;
      return new Vector3D(prongs.get(Prong.PX, row), prongs.get(Prong.PY, row), prongs.get(Prong.PZ, row));
    }

    /** Squared mass of tracks, those in {@code pions} having the pion's mass, in many digits. */
    double squaredMass(long i, int pion, int... slots) {
      BigDecimal energy = BigDecimal.ZERO;
      Vector3D[] p = new Vector3D[slots.length];
      for (int k = 0; k < slots.length; k++) {
        p[k] = momentum(slots[k], i);
        energy = energy.add(energy(p[k], slots[k] == pion ? KinematicsTrials.PION : KinematicsTrials.ELECTRON));
      }
      BigDecimal square = energy.pow(2);
      for (int c = 0; c < 3; c++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Vector3D v : p) {
          sum = sum.add(new BigDecimal(v.toArray()[c]));
        }
        square = square.subtract(sum.pow(2));
      }
      return square.doubleValue();
    }

    double missing(long i, int pion) {
      Vector3D beam = new Vector3D(beams.get(Beam.PX, i), beams.get(Beam.PY, i), beams.get(Beam.PZ, i));
      Vector3D p = momentum(pion, i);
      BigDecimal square = energy(beam, KinematicsTrials.KAON).subtract(energy(p, KinematicsTrials.PION)).pow(2);
      for (int c = 0; c < 3; c++) {
        square = square.subtract(new BigDecimal(beam.toArray()[c]).subtract(new BigDecimal(p.toArray()[c])).pow(2));
      }
      return square.doubleValue();
    }

    /** Everything of an event that does not depend on slots: the tracks by their momenta. */
    List<Object> chosen(long i) {
      return List.of(tracks(i, roles.get(TrackRoles.PIONS, i)),
          Set.of(tracks(i, roles.get(TrackRoles.PAIR_1, i)), tracks(i, roles.get(TrackRoles.PAIR_2, i))));
    }

    private Set<Vector3D> tracks(long i, int set) {
      return Set.copyOf(IntStream.range(0, 5).filter(k -> (set >> k & 1) != 0)
          .mapToObj(k -> momentum(k, i)).toList());
    }
  }

  private static BigDecimal energy(Vector3D p, double mass) {
    BigDecimal square = new BigDecimal(mass).pow(2);
    for (double c : p.toArray()) {
      square = square.add(new BigDecimal(c).pow(2));
    }
    return square.sqrt(DIGITS);
  }

  /** Every pion and pairing written out, for two orders of slots. */
  @ParameterizedTest
  @CsvSource({"0, 1, 2, 3, 4", "4, 1, 3, 0, 2"})
  void listsSixHypotheses(int a, int b, int c, int d, int e) {
    try (Arena arena = Arena.ofConfined()) {
      Events events = new Events(arena, 30, 0, 0, a, b, c, d, e).run();
      int[] plus = {a, b, c};
      int[] minus = {d, e};
      Arrays.sort(plus);
      Arrays.sort(minus);
      for (long i = 0; i < events.events; i++) {
        assertThat(events.roles.get(TrackRoles.STATUS, i)).isEqualTo(Status.OK);
        for (int h = 0; h < Hypothesis.COUNT; h++) {
          int pion = plus[h / 2];
          int[] positrons = Arrays.stream(plus).filter(k -> k != pion).toArray();
          double[] expected = {
              Math.sqrt(events.squaredMass(i, pion, 0, 1, 2, 3, 4)),
              Math.sqrt(events.squaredMass(i, pion, positrons[0], positrons[1], d, e)),
              events.missing(i, pion),
              Math.sqrt(events.squaredMass(i, pion, positrons[0], minus[h % 2])),
              Math.sqrt(events.squaredMass(i, pion, positrons[1], minus[1 - h % 2]))};
          for (int k = 0; k < expected.length; k++) {
            // the missing mass is a difference of numbers of the size of the kaon's mass squared
            double size = k == Hypothesis.MISSING_MASS_SQUARED ? 0.25 : expected[k];
            assertThat(events.hypotheses.get(k, h * events.events + i)).as("hypothesis %s column %s", h, k)
                .isCloseTo(expected[k], within(1e-14 * size));
          }
        }
      }
    }
  }

  /** Errors from the dense covariance of all momenta and derivatives by differences. */
  @Test
  void propagatesErrors() {
    try (Arena arena = Arena.ofConfined()) {
      Events events = new Events(arena, 5, 0, 0, 0, 1, 2, 3, 4).run();
      for (long i = 0; i < events.events; i++) {
        RealMatrix v = covariance(events, i);
        long n = i;
        // hypothesis 1: pion in slot 0, pairs (1, 4) and (2, 3)
        RealVector all = gradient(events, i, () -> Math.sqrt(events.squaredMass(n, 0, 0, 1, 2, 3, 4)));
        RealVector pair1 = gradient(events, i, () -> Math.sqrt(events.squaredMass(n, 0, 1, 4)));
        RealVector pair2 = gradient(events, i, () -> Math.sqrt(events.squaredMass(n, 0, 2, 3)));
        RealVector[] gradients = {all, pair1, pair2, pair1.subtract(pair2)};
        for (int k = 0; k < gradients.length; k++) {
          double expected = Math.sqrt(gradients[k].dotProduct(v.operate(gradients[k])));
          assertThat(events.hypotheses.get(Hypothesis.SIGMA_M_ALL + k, events.events + i))
              .isCloseTo(expected, within(1e-6 * expected));
        }
      }
    }
  }

  private static RealMatrix covariance(Events events, long i) {
    RealMatrix c = symmetric(events.vertices, Vertex.C, i);
    RealMatrix gain = MatrixUtils.createRealMatrix(15, 3);
    RealMatrix v = MatrixUtils.createRealMatrix(15, 15);
    for (int k = 0; k < 5; k++) {
      v.setSubMatrix(symmetric(events.prongs, Prong.D, k * events.events + i).getData(), 3 * k, 3 * k);
      for (int e = 0; e < 9; e++) {
        gain.setEntry(3 * k + e / 3, e % 3, events.prongs.get(Prong.K + e, k * events.events + i));
      }
    }
    return v.add(gain.multiply(c).multiply(gain.transpose()));
  }

  private static RealMatrix symmetric(Doubles block, int from, long row) {
    RealMatrix v = MatrixUtils.createRealMatrix(3, 3);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        v.setEntry(a, b, block.get(from + a * (a + 1) / 2 + b, row));
        v.setEntry(b, a, v.getEntry(a, b));
      }
    }
    return v;
  }

  private static RealVector gradient(Events events, long i, DoubleSupplier f) {
    RealVector g = new ArrayRealVector(15);
    for (int k = 0; k < 15; k++) {
      long row = k / 3 * events.events + i;
      double p = events.prongs.get(k % 3, row);
      double h = 1e-6;
      events.prongs.set(k % 3, row, p + h);
      double up = f.getAsDouble();
      events.prongs.set(k % 3, row, p - h);
      double down = f.getAsDouble();
      events.prongs.set(k % 3, row, p);
      g.setEntry(k, (up - down) / (2 * h));
    }
    return g;
  }

  /** Each rule against its own search through the written-out masses. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "0, 1", "0, 2", "1, 2"})
  void choosesByItsRule(int pionRule, int pairRule) {
    try (Arena arena = Arena.ofConfined()) {
      Events events = new Events(arena, 200, pionRule, pairRule, 0, 1, 2, 3, 4).run();
      Set<Integer> seen = new HashSet<>();
      for (long i = 0; i < events.events; i++) {
        int chosen = events.roles.get(TrackRoles.HYPOTHESIS, i);
        int pion = 0;
        for (int k = 1; k < 3; k++) {
          pion = pionDistance(events, i, k, pionRule) < pionDistance(events, i, pion, pionRule) ? k : pion;
        }
        int first = pion == 0 ? 1 : 0;
        int second = pion == 2 ? 1 : 2;
        double straight = pairDistance(events, i, pion, 2 * pion, pairRule, first, 3, second, 4);
        double crossed = pairDistance(events, i, pion, 2 * pion + 1, pairRule, first, 4, second, 3);
        int expected = 2 * pion + (crossed < straight ? 1 : 0);
        assertThat(chosen).isEqualTo(expected);
        assertThat(events.roles.get(TrackRoles.PIONS, i)).isEqualTo(1 << pion);
        assertThat(events.roles.get(TrackRoles.PAIR_1, i)).isEqualTo(1 << first | 1 << (3 + expected % 2));
        assertThat(events.roles.get(TrackRoles.PAIR_2, i)).isEqualTo(1 << second | 1 << (4 - expected % 2));
        seen.add(chosen);
      }
      assertThat(seen).hasSize(Hypothesis.COUNT);
    }
  }

  private static double pionDistance(Events events, long i, int pion, int rule) {
    return switch (rule) {
      case PairingSetup.PARENT_MASS ->
          Math.abs(Math.sqrt(events.squaredMass(i, pion, 0, 1, 2, 3, 4)) - KinematicsTrials.KAON);
      case PairingSetup.MISSING_MASS -> Math.abs(events.missing(i, pion) - MISSING);
      default -> -events.momentum(pion, i).getNorm();
    };
  }

  private static double pairDistance(Events events, long i, int pion, int hypothesis, int rule, int a, int b, int c,
      int d) {
    double mass1 = Math.sqrt(events.squaredMass(i, pion, a, b));
    double mass2 = Math.sqrt(events.squaredMass(i, pion, c, d));
    return switch (rule) {
      case PairingSetup.LEAST_DIFFERENCE -> Math.abs(mass1 - mass2);
      case PairingSetup.LEAST_SIGNIFICANCE -> Math.abs(mass1 - mass2)
          / events.hypotheses.get(Hypothesis.SIGMA_DIFFERENCE, hypothesis * events.events + i);
      default -> Math.hypot(mass1 - PAIR, mass2 - PAIR);
    };
  }

  /** The same tracks in other slots make the same particles. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void doesNotDependOnTheOrderOfSlots(int rule) {
    try (Arena arena = Arena.ofConfined()) {
      Events straight = new Events(arena, 50, rule, rule, 0, 1, 2, 3, 4).run();
      for (int[] order : new int[][] {{4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {1, 2, 0, 4, 3}, {3, 4, 0, 2, 1}}) {
        Events other = new Events(arena, 50, rule, rule, order).run();
        for (long i = 0; i < 50; i++) {
          assertThat(other.chosen(i)).isEqualTo(straight.chosen(i));
          for (int c : new int[] {Hypothesis.M_ALL, Hypothesis.M_ELECTRONS, Hypothesis.MISSING_MASS_SQUARED}) {
            double expected = straight.hypotheses.get(c, straight.roles.get(TrackRoles.HYPOTHESIS, i) * 50 + i);
            assertThat(other.hypotheses.get(c, other.roles.get(TrackRoles.HYPOTHESIS, i) * 50 + i))
                .isCloseTo(expected, within(1e-14));
          }
        }
      }
    }
  }

  @Test
  void tellsBadInput() {
    assertStatus(Status.OUT_OF_RANGE, e -> e.tracks.set(Track.QP, 3, 0.1));
    assertStatus(Status.OUT_OF_RANGE, e -> e.tracks.set(Track.QP, 0, -0.1));
    assertStatus(Status.OUT_OF_RANGE, e -> e.tracks.set(Track.QP, 0, 0));
    assertStatus(Status.NOT_FINITE, e -> e.tracks.set(Track.QP, 2, Double.NaN));
    assertStatus(Status.NOT_FINITE, e -> e.prongs.set(Prong.PX, 2, Double.NaN));
    assertStatus(Status.NOT_FINITE, e -> e.beams.set(Beam.PX, 0, Double.NaN));
    assertStatus(Status.NOT_FINITE, e -> e.parameters.set(PairingParameters.PAIR, 0, Double.NaN));
    assertStatus(Status.OUT_OF_RANGE, e -> e.parameters.set(PairingParameters.ELECTRON, 0, 0));
    assertStatus(Status.OUT_OF_RANGE, e -> e.setup.set(PairingSetup.PION_RULE, 0, 3));
    assertStatus(Status.OUT_OF_RANGE, e -> e.setup.set(PairingSetup.PAIR_RULE, 0, -1));
    assertStatus(Status.OUT_OF_RANGE, e -> e.shape.set(EventShape.SLOTS, 0, 6));
    assertStatus(Status.TOO_FEW, e -> e.shape.set(EventShape.SLOTS, 0, 4));
    assertStatus(Status.BAD_INPUT_ITEM, e -> e.vertexStatus.set(VertexStatus.STATUS, 0, Status.TOO_FEW));
  }

  private static void assertStatus(int status, Consumer<Events> spoil) {
    try (Arena arena = Arena.ofConfined()) {
      Events events = new Events(arena, 1, 0, 0, 0, 1, 2, 3, 4);
      spoil.accept(events);
      events.run();
      assertThat(events.roles.get(TrackRoles.STATUS, 0)).isEqualTo(status);
      for (int row = 0; row < Hypothesis.COUNT; row++) {
        for (int c = 0; c < events.hypotheses.columns(); c++) {
          assertThat(events.hypotheses.get(c, row)).isNaN();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 13, 207, 4098})
  void neverLooksLikeAResult(long items) {
    for (Trial trial : PairingTrials.all()) {
      try (Arena arena = Arena.ofConfined()) {
        Launch launch = trial.problem().launch(arena, items, 3);
        launch.kernel().loop(0, items, 0, launch.blocks());
        List<Block> blocks = launch.blocks();
        Ints roles = (Ints) blocks.getLast();
        Doubles hypotheses = (Doubles) blocks.get(blocks.size() - 2);
        int good = 0;
        for (long i = 0; i < items; i++) {
          boolean bad = roles.get(TrackRoles.STATUS, i) != Status.OK;
          good += bad ? 0 : 1;
          for (int c = 0; c < hypotheses.columns(); c++) {
            for (long h = 0; h < Hypothesis.COUNT; h++) {
              assertThat(Double.isNaN(hypotheses.get(c, h * items + i))).isEqualTo(bad);
            }
          }
        }
        if (items > 200) {
          assertThat(good).as(trial.name()).isBetween((int) items / 2, (int) (items * 97 / 100));
        }
      }
    }
  }
}

package org.fiducia.kernels.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.fiducia.kernels.field.TrialFields.Model;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TransportTest {

  private static final double FIRST = 183_508;
  private static final double LAST = 218_885;
  private static final double VERTEX = 120_000;

  /** From the first chamber to the last, from there to a vertex, out of the magnet upstream, and into it. */
  private static final double[][] WAYS =
      {{FIRST, LAST}, {LAST, VERTEX}, {TrialFields.CENTRE + 33, FIRST}, {150_000, TrialFields.CENTRE}};

  /** What a deviation is compared with: positions in mm, slopes. */
  private static final double[] SCALE = {1000, 1000, 0.1, 0.1};

  /** Steps for each step of a trial. */
  private static final int FINER = 6;

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  /**
   * Where a track passes from one cell of a map to its neighbour in x or y, the derivatives of the field jump, and the
   * step that this happens in is not of fourth order.
   */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = {"THIN_KICK", "STRAY_AND_KICK"})
  void followsTheLorentzForce(Model model) {
    MotionInField motion = new MotionInField(model);
    SplittableRandom random = new SplittableRandom(3);
    double[] deviations = new double[40];
    for (int k = 0; k < deviations.length; k++) {
      double[] way = WAYS[k % WAYS.length];
      double[] state = track(random);
      double[] expected = motion.move(state, way[0], way[1]);
      double[] moved = move(model, state, way[0], way[1]);
      for (int c = 0; c < 4; c++) {
        deviations[k] = Math.max(deviations[k], Math.abs(moved[c] - expected[c]) / SCALE[c]);
      }
      assertThat(moved[4]).isEqualTo(state[4]);
    }
    Arrays.sort(deviations);
    assertThat(deviations[deviations.length - 1]).isLessThan(model.number == Field.GRID ? 1e-7 : 1e-9);
    assertThat(deviations[deviations.length * 3 / 4]).isLessThan(1e-9);
  }

  /** Beyond the edge of a map the field stays as it is there. */
  @Test
  void keepsTheFieldOfTheEdgeOutsideOfTheMap() {
    double[] state = {1300, -1200, 0.002, -0.001, 0.1};
    double[] moved = move(Model.GRID, state, FIRST, LAST);
    double[] expected = new MotionInField(Model.GRID).move(state, FIRST, LAST);
    for (int c = 0; c < 4; c++) {
      assertThat(moved[c]).isCloseTo(expected[c], within(1e-9 * SCALE[c]));
    }
  }

  /**
   * Against differences of fourth order of the moved states. The derivatives jump where a track meets an edge between
   * two cells of a map: the seed is one with which no difference reaches across.
   */
  @ParameterizedTest
  @EnumSource
  void hasTheDerivativesOfItsMoves(Model model) {
    double[] delta = {3e-4, 3e-4, 3e-8, 3e-8, 3e-8};
    SplittableRandom random = new SplittableRandom(14);
    for (int k = 0; k < 16; k++) {
      double[] way = WAYS[k % WAYS.length];
      double[] state = track(random);
      double[] jacobian = new double[20];
      double[] moved = state.clone();
      assertThat(Transport.moveWithJacobian(field(model), map(model), moved, way[0], way[1], jacobian)).isTrue();
      assertThat(moved).containsExactly(move(model, state, way[0], way[1]));
      for (int column = 0; column < 5; column++) {
        double[] slope = difference(model, state, way, column, delta[column]);
        for (int row = 0; row < 4; row++) {
          double size = SCALE[row] / (column < 4 ? SCALE[column] : 0.1);
          assertThat(jacobian[5 * row + column]).as(model + " " + row + " " + column)
              .isCloseTo(slope[row], within(1e-7 * size));
        }
      }
    }
  }

  private double[] difference(Model model, double[] state, double[] way, int column, double delta) {
    double[] slope = new double[4];
    double[] weights = {8, -8, -1, 1};
    double[] offsets = {1, -1, 2, -2};
    for (int k = 0; k < 4; k++) {
      double[] shifted = state.clone();
      shifted[column] += offsets[k] * delta;
      double[] moved = move(model, shifted, way[0], way[1]);
      for (int row = 0; row < 4; row++) {
        slope[row] += weights[k] * moved[row] / (12 * delta);
      }
    }
    return slope;
  }

  @ParameterizedTest
  @EnumSource
  void comesBackToWhereItBegan(Model model) {
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < 40; k++) {
      double[] way = WAYS[k % WAYS.length];
      double[] state = track(random);
      double[] back = move(model, move(model, state, way[0], way[1]), way[1], way[0]);
      for (int c = 0; c < 4; c++) {
        assertThat(back[c]).isCloseTo(state[c], within((model.number == Field.GRID ? 1e-8 : 1e-9) * SCALE[c]));
      }
    }
  }

  /** Fields of one integral bend by the same angle: exactly so along y without ends, and so far out for any profile. */
  @ParameterizedTest
  @EnumSource(names = {"BOX", "PROFILE"})
  void bendsAsTheThinKickOfTheSameIntegral(Model model) {
    SplittableRandom random = new SplittableRandom(6);
    for (int k = 0; k < 20; k++) {
      double[] state = track(random);
      double[] thin = move(Model.THIN_KICK, state, FIRST, LAST);
      double[] moved = move(model, state, FIRST, LAST);
      assertThat(moved[2]).isCloseTo(thin[2], within(1e-9));
      assertThat(moved[3]).isCloseTo(thin[3], within(1e-9));
      assertThat(moved[0]).as("the centre of the bend stays near the centre of the magnet")
          .isCloseTo(thin[0], within(1.0));
    }
  }

  /** A short box is a thin kick, to the order of its length squared. */
  @Test
  void shortBoxIsAThinKick() {
    double[] state = {100, -200, 0.003, -0.004, 0.2};
    double[] thin = move(Model.THIN_KICK, state, FIRST, LAST);
    Doubles field = field(Model.BOX);
    double length = 0.01;
    field.set(Field.FIELD, 0, TrialFields.TESLA * TrialFields.LENGTH / length);
    field.set(Field.MAGNET + FieldRegion.BEGIN, 0, TrialFields.CENTRE - length / 2);
    field.set(Field.MAGNET + FieldRegion.STEP, 0, length);
    assertThat(Transport.move(field, map(Model.BOX), state, FIRST, LAST)).isTrue();
    for (int c = 0; c < 4; c++) {
      assertThat(state[c]).isCloseTo(thin[c], within(1e-9 * SCALE[c]));
    }
  }

  /** The published kick of 270.0 MeV/c, and the beam of 75 GeV/c which it turns from +1.2 to -2.4 mrad. */
  @ParameterizedTest
  @CsvSource({"THIN_KICK", "BOX", "PROFILE", "STRAY_AND_BOX"})
  void bendsTheNa62BeamAsPublished(Model model) {
    double[] moved = move(model, new double[] {0, 0, 1.2e-3, 0, 1 / 75.0}, 190_000, LAST);
    assertThat(moved[2]).isCloseTo(-2.4e-3, withinPercentage(1));
    double kick = 75 * (Math.sin(Math.atan(1.2e-3)) - Math.sin(Math.atan(moved[2])));
    assertThat(kick).isCloseTo(0.2700, withinPercentage(0.1));
  }

  /** At 0.1 GeV/c the magnet turns a track back; a plane at no place cannot be reached. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void saysWhenATrackIsLost(Model model) {
    for (double charge : new double[] {-10, 10}) {
      double[] state = {0, 0, 0.001, 0.001, charge};
      double[] jacobian = new double[20];
      assertThat(Transport.move(field(model), map(model), state.clone(), FIRST, LAST)).isFalse();
      assertThat(Transport.moveWithJacobian(field(model), map(model), state, FIRST, LAST, jacobian)).isFalse();
    }
    if (model.number > Field.THIN_KICK || model.stray) {
      for (double[] way : new double[][] {{Double.NaN, LAST}, {FIRST, Double.NaN}, {VERTEX, Double.POSITIVE_INFINITY},
          {Double.NaN, VERTEX}}) {
        double[] state = {0, 0, 0.001, 0.001, 0.1};
        assertThat(Transport.move(field(model), map(model), state, way[0], way[1])).isFalse();
      }
    }
  }

  private double[] move(Model model, double[] state, double from, double to) {
    double[] moved = state.clone();
    assertThat(Transport.move(field(model), map(model), moved, from, to)).isTrue();
    return moved;
  }

  /** The field of a model, integrated in fine steps. */
  private Doubles field(Model model) {
    Doubles field = TrialFields.field(arena, model);
    if (model.number == Field.PROFILE || model.number == Field.GRID) {
      field.set(Field.MAGNET + FieldRegion.STEP, 0, field.get(Field.MAGNET + FieldRegion.STEP, 0) / FINER);
      field.set(Field.MAGNET + FieldRegion.STEPS, 0, field.get(Field.MAGNET + FieldRegion.STEPS, 0) * FINER);
    }
    return field;
  }

  private Doubles map(Model model) {
    return TrialFields.map(arena, model);
  }

  private static double[] track(SplittableRandom random) {
    double momentum = 1 / random.nextDouble(1.0 / 75, 0.5);
    return new double[] {random.nextDouble(-300, 300), random.nextDouble(-300, 300), random.nextDouble(-0.01, 0.01),
        random.nextDouble(-0.01, 0.01), (random.nextBoolean() ? 1 : -1) / momentum};
  }
}

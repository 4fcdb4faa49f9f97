package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final int FOUR_MOMENTUM = FitSetup.MOMENTUM | FitSetup.ENERGY;

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("NaN momentum", Status.NOT_FINITE, p -> p.prongs.set(Prong.PY, 3, Double.NaN)),
        fault("infinite momentum", Status.NOT_FINITE, p -> p.prongs.set(Prong.PZ, 1, Double.NEGATIVE_INFINITY)),
        fault("NaN covariance", Status.NOT_FINITE, p -> p.prongs.set(Prong.D + 4, 0, Double.NaN)),
        fault("NaN gain", Status.NOT_FINITE, p -> p.prongs.set(Prong.K + 8, 4, Double.NaN)),
        fault("NaN vertex", Status.NOT_FINITE, p -> p.vertices.set(Vertex.Z, 0, Double.NaN)),
        fault("NaN beam", Status.NOT_FINITE, p -> p.beams.set(Beam.PX, 0, Double.NaN)),
        fault("NaN beam error", Status.NOT_FINITE, p -> p.beams.set(Beam.SIGMA_PZ, 0, Double.NaN)),
        fault("NaN mass", Status.NOT_FINITE, p -> p.parameters.set(FitParameters.PION, 0, Double.NaN)),
        fault("no momentum", Status.OUT_OF_RANGE, p -> {
          for (int c = 0; c < 3; c++) {
            p.prongs.set(Prong.PX + c, 2, 0);
          }
        }),
        fault("huge momentum", Status.OUT_OF_RANGE, p -> p.prongs.set(Prong.PZ, 2, 1e7)),
        fault("negative variance", Status.OUT_OF_RANGE, p -> p.prongs.set(Prong.D, 2, -1e-9)),
        fault("huge variance", Status.OUT_OF_RANGE, p -> p.prongs.set(Prong.D + 2, 2, 1e30)),
        fault("correlation beyond 1", Status.OUT_OF_RANGE, p -> p.prongs.set(Prong.D + 1, 2, 1)),
        fault("huge gain", Status.OUT_OF_RANGE, p -> p.prongs.set(Prong.K, 2, 1e9)),
        fault("negative variance of the vertex", Status.OUT_OF_RANGE, p -> p.vertices.set(Vertex.C, 0, -1)),
        fault("negative error of the beam", Status.OUT_OF_RANGE, p -> p.beams.set(Beam.SIGMA_PX, 0, -0.1)),
        fault("negative mass", Status.OUT_OF_RANGE, p -> p.parameters.set(FitParameters.ELECTRON, 0, -1)),
        fault("parent too light", Status.OUT_OF_RANGE, p -> p.parameters.set(FitParameters.PARENT, 0, 0.14)),
        fault("no precision", Status.OUT_OF_RANGE, p -> p.parameters.set(FitParameters.PRECISION, 0, 0)),
        fault("roles of tracks that are not there", Status.OUT_OF_RANGE, p -> p.roles.set(TrackRoles.PIONS, 0, 32)),
        fault("negative roles", Status.OUT_OF_RANGE, p -> p.roles.set(TrackRoles.PAIR_1, 0, -1)),
        fault("pairs that share a track", Status.OUT_OF_RANGE, p -> p.roles.set(TrackRoles.PAIR_1, 0, 0b01010)),
        fault("no pair", Status.OUT_OF_RANGE, p -> {
          p.setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.EQUAL_PAIRS);
          p.roles.set(TrackRoles.PAIR_2, 0, 0);
        }),
        fault("pair below threshold", Status.OUT_OF_RANGE, p -> {
          p.setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.PAIR_1_MASS);
          p.parameters.set(FitParameters.PAIR_1, 0, 0.001);
        }),
        fault("both pairs below threshold", Status.OUT_OF_RANGE, p -> {
          p.setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.BOTH_PAIRS_MASS);
          p.parameters.set(FitParameters.BOTH_PAIRS, 0, 0.002);
        }),
        fault("unknown constraint", Status.OUT_OF_RANGE, p -> p.setup.set(FitSetup.CONSTRAINTS, 0, 128)),
        fault("no constraint", Status.TOO_FEW, p -> p.setup.set(FitSetup.CONSTRAINTS, 0, 0)),
        fault("one track", Status.TOO_FEW, p -> p.shape.set(EventShape.SLOTS, 0, 1)),
        fault("vertex not fitted", Status.BAD_INPUT_ITEM,
            p -> p.vertexStatus.set(VertexStatus.STATUS, 0, Status.SINGULAR)),
        fault("no roles", Status.BAD_INPUT_ITEM, p -> p.roles.set(TrackRoles.STATUS, 0, Status.OUT_OF_RANGE)),
        fault("mass of all tracks besides their four-momentum", Status.SINGULAR,
            p -> p.setup.set(FitSetup.CONSTRAINTS, 0, FOUR_MOMENTUM | FitSetup.PARENT_MASS)),
        fault("equal masses that are also fixed", Status.SINGULAR, p -> p.setup.set(FitSetup.CONSTRAINTS, 0,
            FitSetup.EQUAL_PAIRS | FitSetup.PAIR_1_MASS | FitSetup.PAIR_2_MASS)),
        fault("mass of one track", Status.SINGULAR, p -> {
          p.setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.PAIR_1_MASS);
          p.roles.set(TrackRoles.PAIR_1, 0, 2);
        }),
        fault("the same mass twice", Status.SINGULAR, p -> {
          p.setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.PARENT_MASS | FitSetup.BOTH_PAIRS_MASS);
          p.parameters.set(FitParameters.BOTH_PAIRS, 0, 0.49);
          p.roles.set(TrackRoles.PAIR_1, 0, 0b00111);
        }),
        fault("nothing measured with an error", Status.SINGULAR, p -> {
          for (int c = 0; c < 15; c++) {
            for (int k = 0; k < 5; k++) {
              p.prongs.set(Prong.D + c, k, 0);
            }
          }
          for (int c = 0; c < 3; c++) {
            p.beams.set(Beam.SIGMA_PX + c, 0, 0);
          }
        }));
  }

  private static Arguments fault(String name, int status, Consumer<Problem> spoil) {
    return Arguments.of(name, status, spoil);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isToldByItsStatus(String name, int status, Consumer<Problem> spoil) {
    try (Arena arena = Arena.ofConfined()) {
      Problem problem = new Problem(arena, 1, 5, FOUR_MOMENTUM, true, 7);
      problem.fit();
      assertThat(problem.status.get(FitStatus.STATUS, 0)).isEqualTo(Status.OK);
      spoil.accept(problem);
      problem.fit();
      assertThat(problem.status.get(FitStatus.STATUS, 0)).isEqualTo(status);
      assertThat(problem.errorStatus.get(0, 0)).isEqualTo(status);
      int slots = (int) problem.shape.get(EventShape.SLOTS, 0);
      assertNaN(problem.tracks, slots);
      assertNaN(problem.fits, 1);
      assertNaN(problem.trackErrors, slots);
      assertNaN(problem.eventErrors, 1);
    }
  }

  /** A fit far from its measurement ends all the same. */
  @Test
  void endsWhenItCannotConverge() {
    try (Arena arena = Arena.ofConfined()) {
      Problem problem = new Problem(arena, 50, 5, FitSetup.PAIR_1_MASS | FitSetup.PAIR_2_MASS, false, 7);
      problem.parameters.set(FitParameters.PAIR_1, 0, 300);
      problem.parameters.set(FitParameters.PAIR_2, 0, 0.00103);
      problem.fit();
      for (long i = 0; i < problem.events; i++) {
        assertThat(problem.status.get(FitStatus.STATUS, i)).isNotEqualTo(Status.OK);
        assertThat(problem.fits.get(FittedEvent.CHI2, i)).isNaN();
      }
    }
  }

  /** All trials at awkward sizes: an item is either good and whole or told and empty. */
  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 13, 207, 4098})
  void neverLooksLikeAResult(long items) {
    for (Trial trial : KinematicsTrials.all()) {
      try (Arena arena = Arena.ofConfined()) {
        Launch launch = trial.problem().launch(arena, items, 3);
        launch.kernel().loop(0, items, 0, launch.blocks());
        List<Block> blocks = launch.blocks();
        int last = blocks.size() - 1;
        Ints status = (Ints) blocks.get(last);
        Doubles tracks = (Doubles) blocks.get(last - 2);
        Doubles events = (Doubles) blocks.get(last - 1);
        long slots = tracks.rows() / items;
        int good = 0;
        for (long i = 0; i < items; i++) {
          boolean bad = status.get(0, i) != Status.OK;
          good += bad ? 0 : 1;
          for (int c = 0; c < events.columns(); c++) {
            assertThat(Double.isNaN(events.get(c, i))).isEqualTo(bad);
          }
          for (int c = 0; c < tracks.columns(); c++) {
            for (long k = 0; k < slots; k++) {
              assertThat(Double.isNaN(tracks.get(c, k * items + i))).isEqualTo(bad);
            }
          }
        }
        if (items > 200) {
          assertThat(good).as(trial.name()).isBetween((int) items / 10, (int) (items * 95 / 100));
        }
      }
    }
  }

  private static void assertNaN(Doubles block, int rows) {
    for (int c = 0; c < block.columns(); c++) {
      for (int row = 0; row < rows; row++) {
        assertThat(block.get(c, row)).isNaN();
      }
    }
  }
}

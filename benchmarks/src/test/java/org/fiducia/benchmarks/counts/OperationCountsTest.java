package org.fiducia.benchmarks.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import org.fiducia.benchmarks.probes.AddMultiplyProbe;
import org.fiducia.benchmarks.probes.DivisionProbe;
import org.fiducia.benchmarks.probes.IntegerProbe;
import org.fiducia.benchmarks.probes.Probe;
import org.fiducia.benchmarks.probes.SquareRootProbe;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationCountsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 13})
  void countsWhatCanBeCountedByHand(int n) {
    try (Arena arena = Arena.ofConfined()) {
      OperationCounts counts = OperationCounts.of(
          CountedLoopsKernel.with(Doubles.allocate(arena, 1, n), Longs.allocate(arena, 1, 1),
              Doubles.allocate(arena, 2, n), Ints.allocate(arena, 1, n)), n);
      // item i takes i turns, ceil(i/2) of them even
      long turns = (long) n * (n - 1) / 2;
      long odd = (long) n / 2 * ((n - 1) / 2);
      long even = turns - odd;
      assertThat(counts.total(Operation.ADD)).isEqualTo(n + odd);
      assertThat(counts.total(Operation.MULTIPLY)).isEqualTo(3L * n);
      assertThat(counts.total(Operation.DIVIDE)).isEqualTo(even);
      assertThat(counts.total(Operation.SQUARE_ROOT)).isEqualTo(even);
      assertThat(counts.total(Operation.FMA)).isEqualTo(even);
      assertThat(counts.total(Operation.COMPARE)).isEqualTo(odd);
      assertThat(counts.total(Operation.OTHER_DOUBLE)).isEqualTo(odd);
      assertThat(counts.total(Operation.CONVERT)).isEqualTo(n);
      assertThat(counts.total(Operation.ARRAY)).isEqualTo(3L * n + even);
      assertThat(counts.total(Operation.BLOCK_READ)).isEqualTo(3L * n);
      int past = Math.max(0, n - 2);
      assertThat(counts.total(Operation.BLOCK_WRITE)).isEqualTo(3L * n + past);
      // k++ thrice, k < 3 is a branch only; a turn has turn++, turn < i, & and a comparison with 0
      assertThat(counts.total(Operation.BRANCH)).isEqualTo(4L * n + (turns + n) + turns + n);
      assertThat(counts.total(Operation.INT)).isEqualTo(3L * n);
      assertThat(counts.total(Operation.LONG)).isEqualTo((turns + n) + turns + 2 * turns);
      // a value of each item that is read twice, and the sum of all
      assertThat(counts.bytesRead()).isEqualTo(8L * n + 8);
      assertThat(counts.bytesWritten()).isEqualTo(8L * n + 8L * past + 4L * n + 8);
    }
  }

  @Test
  void leavesTheResultsAsTheyAre() {
    Trial trial = Trials.all().stream().filter(t -> t.name().equals("SpacePointFit")).findFirst().orElseThrow();
    try (Arena arena = Arena.ofConfined()) {
      Launch plain = trial.problem().launch(arena, 207, 3);
      Launch counted = trial.problem().launch(arena, 207, 3);
      plain.kernel().loop(0, 207, 0, plain.blocks());
      OperationCounts counts = OperationCounts.of(counted, 207);
      for (int k = 0; k < plain.blocks().size(); k++) {
        assertThat(counted.blocks().get(k).data().mismatch(plain.blocks().get(k).data())).isEqualTo(-1);
      }
      assertThat(counts.total(Operation.MULTIPLY)).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Probe.class)
  void agreesWithWhatAProbeSaysOfItself(Probe probe) {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = probe.launch(arena, 6);
      OperationCounts counts = OperationCounts.of(launch, 6);
      assertThat(counts.perItem(Operation.MULTIPLY) + counts.perItem(Operation.ADD))
          .isCloseTo(switch (probe) {
            case ADD_MULTIPLY -> 2.0 * AddMultiplyProbe.ROUNDS * AddMultiplyProbe.CHAINS;
            case SQUARE_ROOT -> SquareRootProbe.ROUNDS * SquareRootProbe.CHAINS;
            case TRIAD -> 2;
            default -> 0;
          }, within(2.0 * AddMultiplyProbe.CHAINS));
      assertThat(counts.perItem(Operation.DIVIDE)).isEqualTo(
          probe == Probe.DIVIDE ? DivisionProbe.ROUNDS * DivisionProbe.CHAINS : 0);
      assertThat(counts.perItem(Operation.SQUARE_ROOT)).isEqualTo(
          probe == Probe.SQUARE_ROOT ? SquareRootProbe.ROUNDS * SquareRootProbe.CHAINS : 0);
      assertThat(counts.perItem(Operation.LONG)).isGreaterThanOrEqualTo(
          probe == Probe.INTEGER ? IntegerProbe.ROUNDS * IntegerProbe.CHAINS * IntegerProbe.OPERATIONS : 0);
      if (probe == Probe.TRIAD) {
        assertThat(counts.bytesRead() + counts.bytesWritten()).isEqualTo(6 * 24 + 8);
      }
    }
  }
}

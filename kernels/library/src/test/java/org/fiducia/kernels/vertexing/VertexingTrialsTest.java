package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Status} on inputs that are spoiled in every way. */
class VertexingTrialsTest {

  private static final int ITEMS = 4098;

  @ParameterizedTest
  @ValueSource(strings = {"VertexFit", "VertexFit on the beam", "VertexFit in a field"})
  void leavesNoNumbersOfAFailedVertex(String name) {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = launch(arena, name);
      Ints selection = (Ints) launch.blocks().get(4);
      Doubles vertex = (Doubles) launch.blocks().get(8);
      Ints status = (Ints) launch.blocks().get(9);
      Doubles prongs = (Doubles) launch.blocks().get(10);
      int[] seen = new int[7];
      for (int i = 0; i < ITEMS; i++) {
        VertexFit.run(i, (Doubles) launch.blocks().get(0), (Longs) launch.blocks().get(1),
            (Doubles) launch.blocks().get(2), (Ints) launch.blocks().get(3), selection,
            (Doubles) launch.blocks().get(5), (Doubles) launch.blocks().get(6), (Doubles) launch.blocks().get(7),
            vertex, status, prongs);
        boolean good = status.get(VertexStatus.STATUS, i) == Status.OK;
        seen[status.get(VertexStatus.STATUS, i)]++;
        assertThat(numbers(vertex, i)).isEqualTo(good ? Vertex.LAYOUT.size() : 0);
        for (int slot = 0; slot < EventShape.MOST_SLOTS; slot++) {
          int numbers = numbers(prongs, (long) slot * ITEMS + i);
          assertThat(numbers).isIn(0, Prong.LAYOUT.size());
          if (!good || (selection.get(0, i) >> slot & 1) == 0) {
            assertThat(numbers).isZero();
          }
        }
      }
      assertThat(seen[Status.OK]).isGreaterThan(ITEMS / 2);
      assertThat(seen[Status.NOT_FINITE]).isPositive();
      assertThat(seen[Status.OUT_OF_RANGE]).isPositive();
      assertThat(seen[Status.SINGULAR]).isPositive();
      assertThat(seen[Status.TOO_FEW]).isPositive();
    }
  }

  @Test
  void leavesNoNumbersOfAFailedParentOrPair() {
    try (Arena arena = Arena.ofConfined()) {
      Launch parents = launch(arena, "ParentLine");
      Doubles lines = (Doubles) parents.blocks().get(4);
      Ints lineStatus = (Ints) parents.blocks().get(5);
      Launch pairs = launch(arena, "ClosestApproach");
      Doubles approach = (Doubles) pairs.blocks().get(3);
      Ints pairStatus = (Ints) pairs.blocks().get(4);
      for (int i = 0; i < ITEMS; i++) {
        ParentLine.run(i, (Longs) parents.blocks().get(0), (Doubles) parents.blocks().get(1),
            (Ints) parents.blocks().get(2), (Doubles) parents.blocks().get(3), lines, lineStatus);
        assertThat(numbers(lines, i)).isEqualTo(lineStatus.get(0, i) == Status.OK ? Line.LAYOUT.size() : 0);
        ClosestApproach.run(i, (Ints) pairs.blocks().get(0), (Doubles) pairs.blocks().get(1),
            (Doubles) pairs.blocks().get(2), approach, pairStatus);
        assertThat(numbers(approach, i)).isEqualTo(pairStatus.get(0, i) == Status.OK ? Approach.LAYOUT.size() : 0);
      }
    }
  }

  private static Launch launch(Arena arena, String name) {
    return VertexingTrials.all().stream().filter(trial -> trial.name().equals(name)).findFirst().orElseThrow()
        .problem().launch(arena, ITEMS, 3);
  }

  /** How many of a row's values are finite. */
  private static int numbers(Doubles block, long row) {
    int count = 0;
    for (int column = 0; column < block.columns(); column++) {
      count += Double.isFinite(block.get(column, row)) ? 1 : 0;
    }
    return count;
  }
}

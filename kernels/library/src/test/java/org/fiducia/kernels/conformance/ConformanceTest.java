package org.fiducia.kernels.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.ServiceLoader;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.KernelSource;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Test;

class ConformanceTest {

  private static final long ROWS = 207;

  @Test
  void everyExpressionFillsItsColumn() {
    try (Arena arena = Arena.ofConfined()) {
      int filled = 0;
      for (Launch launch : launches(arena, ROWS, 1)) {
        List<Access> access = launch.kernel().access();
        launch.kernel().loop(0, ROWS, 0, launch.blocks());
        for (int k = 0; k < access.size(); k++) {
          Block block = launch.blocks().get(k);
          for (int column = 0; access.get(k) == Access.WRITE && column < block.columns(); column++) {
            assertThat(block.column(column).mismatch(zeros(arena, block)))
                .as("%s, %s column %d", launch.kernel().name(), launch.kernel().parameters().get(k).name(), column)
                .isNotEqualTo(-1);
            filled++;
          }
        }
      }
      assertThat(filled).isEqualTo(ConformanceTrials.expressions()).isGreaterThanOrEqualTo(100);
    }
  }

  private static List<Launch> launches(Arena arena, long rows, long seed) {
    return ConformanceTrials.all().stream().map(trial -> trial.problem().launch(arena, rows, seed)).toList();
  }

  private static MemorySegment zeros(Arena arena, Block block) {
    return arena.allocate(block.rows() * block.width());
  }

  /** The first rounds are interpreted, the last ones compiled and vectorised. */
  @Test
  void compilingChangesNothing() {
    try (Arena arena = Arena.ofConfined()) {
      List<Launch> early = launches(arena, ROWS, 2);
      early.forEach(launch -> launch.kernel().loop(0, ROWS, 0, launch.blocks()));
      for (int round = 0; round < 200; round++) {
        List<Launch> late = launches(Arena.ofAuto(), ROWS, 2);
        late.forEach(launch -> launch.kernel().loop(0, ROWS, 0, launch.blocks()));
        for (int k = 0; k < early.size(); k++) {
          List<Block> blocks = early.get(k).blocks();
          for (int b = 0; b < blocks.size(); b++) {
            assertThat(blocks.get(b).data().mismatch(late.get(k).blocks().get(b).data()))
                .as("%s, round %d", early.get(k).kernel().name(), round).isEqualTo(-1);
          }
        }
      }
    }
  }

  @Test
  void oneSeedGivesOneInput() {
    try (Arena arena = Arena.ofConfined()) {
      List<Launch> first = launches(arena, ROWS, 5);
      List<Launch> again = launches(arena, ROWS, 5);
      List<Launch> other = launches(arena, ROWS, 6);
      for (int k = 0; k < first.size(); k++) {
        MemorySegment input = first.get(k).blocks().get(0).data();
        assertThat(input.mismatch(again.get(k).blocks().get(0).data())).isEqualTo(-1);
        assertThat(input.mismatch(other.get(k).blocks().get(0).data())).isNotEqualTo(-1);
      }
    }
  }

  @Test
  void aSingleItemHasRowsEnoughToAddInto() {
    for (Launch launch : launches(Arena.ofAuto(), 1, 1)) {
      launch.kernel().loop(0, 1, 7, launch.blocks());
    }
  }

  @Test
  void allKernelsAreListedAndLink() {
    List<String> listed = ServiceLoader.load(KernelDescriptor.class).stream().map(p -> p.get().name()).toList();
    for (Launch launch : launches(Arena.ofAuto(), 8, 1)) {
      assertThat(listed).contains(launch.kernel().name());
      assertThat(KernelSource.link(launch.kernel())).contains("__kernel void " + launch.kernel().function() + "(");
    }
  }
}

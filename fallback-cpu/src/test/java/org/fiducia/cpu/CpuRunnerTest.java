package org.fiducia.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items are cut into chunks, none is left out and none is run twice. */
class CpuRunnerTest {

  /** Counts the visits of each item, and fails at one item if asked to. */
  private static final class Visits implements KernelDescriptor {

    private final long failing;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private Visits(long failing) {
      this.failing = failing;
    }

    @Override
    public String name() {
      return "Visits";
    }

    @Override
    public String function() {
      return "Visits_run";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("visits", Longs.class));
    }

    @Override
    public List<Access> access() {
      return List.of(Access.WRITE);
    }

    @Override
    public void loop(long from, long to, long first, List<Block> blocks) {
      threads.add(Thread.currentThread());
      Longs visits = (Longs) blocks.getFirst();
      for (long i = from; i < to; i++) {
        if (i == failing) {
          throw new ArithmeticException("item " + i);
        }
        visits.add(0, i, 1);
        visits.add(1, i, first + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1,5", "2,0", "3,1", "5,7", "8,100000", "16,0"})
  void runsEachItemOnce(int threads, long chunk) throws Exception {
    try (CpuRunner runner = new CpuRunner(threads, chunk); Arena arena = Arena.ofShared()) {
      for (int items : new int[] {1, 4, 6, 13, 207, 4098}) {
        Longs visits = Longs.allocate(arena, 2, items + 1);
        Visits kernel = new Visits(-1);
        runner.run(new Launch(kernel, List.of(visits)), items, 1L << 40);
        for (int i = 0; i < items; i++) {
          assertThat(visits.get(0, i)).as("visits of item %d of %d", i, items).isEqualTo(1);
          assertThat(visits.get(1, i)).isEqualTo((1L << 40) + i);
        }
        assertThat(visits.get(0, items)).isZero();
        assertThat(kernel.threads).hasSizeLessThanOrEqualTo(threads);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "3,7"})
  void passesOnWhatAKernelThrows(int threads, long chunk) {
    try (CpuRunner runner = new CpuRunner(threads, chunk); Arena arena = Arena.ofShared()) {
      Launch launch = new Launch(new Visits(100), List.of(Longs.allocate(arena, 2, 207)));
      assertThatThrownBy(() -> runner.run(launch, 207, 0))
          .isInstanceOf(ArithmeticException.class).hasMessage("item 100");
    }
  }

  @Test
  void refusesNoThreads() {
    assertThatThrownBy(() -> new CpuRunner(0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("threads must be at least 1 (0)");
    assertThatThrownBy(() -> new CpuRunner(1, -1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(-1)");
  }
}

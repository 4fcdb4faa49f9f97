package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.fiducia.host.contract.TallyKernel;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the TornadoVM backend promises beyond the contract of all runners. */
class TornadoRunnerTest {

  private record ByHand(String name, String function) implements KernelDescriptor {

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("values", Longs.class));
    }

    @Override
    public List<Access> access() {
      return List.of(Access.WRITE);
    }

    @Override
    public void loop(long from, long to, long first, List<Block> blocks) {
      throw new UnsupportedOperationException("this kernel is for devices");
    }
  }

  private static Launch byHand(String name, Longs values) {
    return new Launch(new ByHand("org.fiducia.tornado." + name, name + "_run"), List.of(values));
  }

  @Test
  void showsTheCompilersWordsAndLeavesTheBlocks() throws Exception {
    try (TornadoRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Longs values = Longs.allocate(arena, 1, 2);
      values.set(0, 1, 42);
      for (int k = 0; k < 3; k++) {
        assertThatThrownBy(() -> runner.run(byHand("Unbuildable", values), 2, 0)).isInstanceOf(DeviceException.class)
            .hasMessageContaining("tornado:0").hasMessageContaining("cannot build org.fiducia.tornado.Unbuildable")
            .hasMessageContaining("this_function_is_nowhere");
      }
      assertThat(values.get(0, 1)).isEqualTo(42);
      Longs sums = Longs.allocate(arena, 2, 2);
      runner.run(TallyKernel.with(Longs.allocate(arena, 1, 4), sums), 4, 0);
    }
  }

  @Test
  void refusesAWorkGroupThatTheDeviceCannotRun() {
    assertThatThrownBy(() -> TestDevices.open(1 << 30))
        .isInstanceOf(DeviceException.class).hasMessageContaining("choose a smaller local size");
  }

  @Test
  void refusesToRunOnceClosed() throws Exception {
    TornadoRunner runner = TestDevices.open(0);
    runner.close();
    runner.close();
    try (Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      assertThatThrownBy(() -> runner.run(launch, 4, 0))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("is closed");
    }
  }

  @Test
  void stopsForAnInterrupt() throws Exception {
    try (TornadoRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> runner.run(launch, 4, 0)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  /** More shapes than plans are kept: each launch is another one, as if a chain met blocks of all sizes. */
  @Test
  void closesPlansThatNobodyUsesAnyMore() throws Exception {
    try (TornadoRunner runner = TestDevices.open(0)) {
      for (int rows = 1; rows <= Plans.KEPT + 3; rows++) {
        try (Arena arena = Arena.ofShared()) {
          Longs amounts = Longs.allocate(arena, 1, 8 * rows);
          amounts.set(0, 8 * rows - 1, rows);
          Longs sums = Longs.allocate(arena, 2, 2);
          runner.run(TallyKernel.with(amounts, sums), 8 * rows, 0);
          assertThat(sums.get(0, 0)).isEqualTo(rows);
        }
      }
      assertThat(runner.plans().kept()).isEqualTo(Plans.KEPT);
    }
  }

  /** A crash of the JVM would be the failure here. */
  @Test
  void survivesArenasThatCloseInMidRun() throws Exception {
    try (TornadoRunner runner = TestDevices.open(0)) {
      for (int round = 0; round < 100; round++) {
        Arena arena = Arena.ofShared();
        Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 1 << 16), Longs.allocate(arena, 2, 2));
        long pause = round * 10_000L;
        AtomicBoolean closed = new AtomicBoolean();
        Thread closer = Thread.ofPlatform().start(() -> {
          long until = System.nanoTime() + pause;
          while (!closed.get() && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
          }
          arena.close();
        });
        try {
          runner.run(launch, 1 << 16, 0);
        } catch (IllegalStateException e) {
          assertThat(e).hasMessageMatching("(?i).*closed.*");
          // the JVM may leave a thread marked as interrupted that it stopped in the middle of a copy
          Thread.interrupted();
        }
        closed.set(true);
        closer.join();
      }
    }
  }

  @Test
  void reportsLaunchesToTheFlightRecorder(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("launch.jfr");
    try (TornadoRunner runner = TestDevices.open(0);
        Arena arena = Arena.ofShared();
        Recording recording = new Recording()) {
      recording.enable("org.fiducia.TornadoLaunch");
      recording.start();
      Longs amounts = Longs.allocate(arena, 1, 8);
      Longs sums = Longs.allocate(arena, 2, 2);
      runner.run(TallyKernel.with(amounts, sums), 7, 0);
      recording.stop();
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(events).hasSize(1);
      RecordedEvent event = events.getFirst();
      assertThat(event.getString("kernel")).isEqualTo("org.fiducia.host.contract.Tally");
      assertThat(event.getString("device")).isEqualTo("tornado:0");
      assertThat(event.getLong("items")).isEqualTo(7);
      assertThat(event.getLong("executionNanos")).isPositive();
      // each array has a header, and numbers of the launch before the blocks
      assertThat(event.getLong("bytesUp"))
          .isBetween(amounts.data().byteSize() + sums.data().byteSize(), 1000L);
      assertThat(event.getLong("bytesDown")).isBetween(sums.data().byteSize(), event.getLong("bytesUp"));
    }
  }
}

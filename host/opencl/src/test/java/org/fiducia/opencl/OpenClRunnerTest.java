package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jocl.CL.CL_CONTEXT_REFERENCE_COUNT;
import static org.jocl.CL.clGetContextInfo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.fiducia.host.contract.TallyKernel;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.jocl.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the OpenCL backend promises beyond the contract of all runners. */
class OpenClRunnerTest {

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

  @Test
  void givesBackAllThatALaunchTakes() throws Exception {
    try (OpenClRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      runner.run(launch, 4, 0);
      int before = contextUsers(runner);
      for (int k = 0; k < 1_000; k++) {
        runner.run(launch, 4, 0);
      }
      assertThat(contextUsers(runner)).isEqualTo(before);
    }
  }

  /** The driver counts what lives in a context: buffers, queues, programs. */
  private static int contextUsers(OpenClRunner runner) {
    int[] count = new int[1];
    clGetContextInfo(runner.context(), CL_CONTEXT_REFERENCE_COUNT, Integer.BYTES, Pointer.to(count), null);
    return count[0];
  }

  @Test
  void showsTheCompilersWordsAndLeavesTheBlocks() throws Exception {
    try (OpenClRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Longs values = Longs.allocate(arena, 1, 2);
      values.set(0, 1, 42);
      Launch launch =
          new Launch(new ByHand("org.fiducia.opencl.Unbuildable", "Unbuildable_run"), List.of(values));
      int before = contextUsers(runner);
      for (int k = 0; k < 3; k++) {
        assertThatThrownBy(() -> runner.run(launch, 2, 0)).isInstanceOf(DeviceException.class)
            .hasMessageContaining("opencl:0").hasMessageContaining("cannot build org.fiducia.opencl.Unbuildable")
            .hasMessageContaining("this_function_is_nowhere");
      }
      assertThat(contextUsers(runner)).isEqualTo(before);
      assertThat(values.get(0, 1)).isEqualTo(42);
    }
  }

  @Test
  void leavesTheBlocksWhenALaterLaunchFails() throws Exception {
    try (OpenClRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Longs amounts = Longs.allocate(arena, 1, 4);
      Longs sums = Longs.allocate(arena, 2, 2);
      amounts.set(0, 3, 7);
      sums.set(0, 0, 42);
      Launch good = TallyKernel.with(amounts, sums);
      Launch bad = new Launch(new ByHand("org.fiducia.opencl.Unbuildable", "Unbuildable_run"), List.of(sums));
      runner.run(good, 0, 0);
      try (DeviceChain chain = runner.chain()) {
        chain.run(good, 4, 0);
        assertThatThrownBy(() -> chain.run(bad, 2, 0)).isInstanceOf(DeviceException.class);
        assertThatThrownBy(() -> chain.fetch(List.of(sums))).isInstanceOf(IllegalStateException.class);
      }
      assertThat(sums.get(0, 0)).isEqualTo(42);
      runner.run(good, 4, 0);
      assertThat(sums.get(0, 0)).isEqualTo(49);
    }
  }

  /** Only what the first launch reads goes up, and only what is asked for comes down. */
  @Test
  void sendsABlockOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("chain.jfr");
    try (OpenClRunner runner = TestDevices.open(0);
        Arena arena = Arena.ofShared();
        Recording recording = new Recording()) {
      recording.enable("org.fiducia.OpenClLaunch");
      recording.enable("org.fiducia.OpenClFetch");
      recording.start();
      Longs amounts = Longs.allocate(arena, 1, 1000);
      Longs more = Longs.allocate(arena, 2, 1000);
      Longs sums = Longs.allocate(arena, 2, 2);
      try (DeviceChain chain = runner.chain()) {
        chain.run(TallyKernel.with(amounts, sums), 1000, 0);
        chain.run(TallyKernel.with(amounts, sums), 1000, 0);
        chain.run(TallyKernel.with(amounts, more).overwriting(), 1000, 0);
        chain.fetch(List.of(sums));
      }
      recording.stop();
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(events).hasSize(4);
      assertThat(events.subList(0, 3)).extracting(event -> event.getLong("bytesUp"))
          .containsExactly(amounts.data().byteSize() + sums.data().byteSize(), 0L, 0L);
      assertThat(events.get(3).getLong("bytesDown")).isEqualTo(sums.data().byteSize());
    }
  }

  @Test
  void endsItsChainsWithItself() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      OpenClRunner runner = TestDevices.open(0);
      DeviceChain chain = runner.chain();
      chain.run(launch, 4, 0);
      runner.close();
      assertThatThrownBy(() -> chain.run(launch, 4, 0))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("opencl:0").hasMessageContaining("is closed");
      chain.close();
    }
  }

  @Test
  void refusesAWorkGroupThatTheDeviceCannotRun() throws Exception {
    try (OpenClRunner runner = TestDevices.open(1 << 30); Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      assertThatThrownBy(() -> runner.run(launch, 4, 0))
          .isInstanceOf(DeviceException.class).hasMessageContaining("choose a smaller local size");
    }
  }

  @Test
  void refusesToRunOnceClosed() throws Exception {
    OpenClRunner runner = TestDevices.open(0);
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
    try (OpenClRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 4), Longs.allocate(arena, 2, 2));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> runner.run(launch, 4, 0)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  /** Java buffers end at 2^31 - 1 bytes; blocks do not. */
  @Test
  @Tag("slow")
  void carriesABlockOfTwoGibibytes() throws Exception {
    int rows = 1 << 28;
    long bytes = (long) rows * Long.BYTES;
    try (OpenClRunner runner = TestDevices.open(0); Arena arena = Arena.ofShared()) {
      long largest = DeviceInfo.largestBuffer(TestDevices.first().handle());
      assumeTrue(largest >= bytes, () -> "needs a device with buffers of " + bytes + " bytes, not " + largest);
      Longs both = Longs.allocate(arena, 2, rows / 2);
      both.set(0, 0, 5);
      both.set(1, rows / 2 - 1, 42);
      runner.run(TallyKernel.with(both, both), 1, 0);
      assertThat(both.get(0, 0)).isEqualTo(10);
      assertThat(both.get(1, rows / 2 - 1)).isEqualTo(42);
    }
  }

  /** A crash of the JVM would be the failure here. */
  @Test
  void survivesArenasThatCloseInMidRun() throws Exception {
    try (OpenClRunner runner = TestDevices.open(0)) {
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
    try (OpenClRunner runner = TestDevices.open(0);
        Arena arena = Arena.ofShared();
        Recording recording = new Recording()) {
      recording.enable("org.fiducia.OpenClLaunch");
      recording.enable("org.fiducia.OpenClFetch");
      recording.start();
      Longs amounts = Longs.allocate(arena, 1, 8);
      Longs sums = Longs.allocate(arena, 2, 2);
      runner.run(TallyKernel.with(amounts, sums), 7, 0);
      recording.stop();
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(events).hasSize(2);
      RecordedEvent event = events.getFirst();
      assertThat(event.getString("kernel")).isEqualTo("org.fiducia.host.contract.Tally");
      assertThat(event.getString("device")).isEqualTo("opencl:0");
      assertThat(event.getLong("items")).isEqualTo(7);
      assertThat(event.getLong("kernelNanos")).isPositive();
      assertThat(event.getLong("bytesUp")).isEqualTo(amounts.data().byteSize() + sums.data().byteSize());
      RecordedEvent fetch = events.getLast();
      assertThat(fetch.getEventType().getName()).isEqualTo("org.fiducia.OpenClFetch");
      assertThat(fetch.getString("device")).isEqualTo("opencl:0");
      assertThat(fetch.getLong("bytesDown")).isEqualTo(sums.data().byteSize());
    }
  }
}

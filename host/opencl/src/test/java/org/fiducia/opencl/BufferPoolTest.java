package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory of a device is used again, and never more of it asked for than there is. */
class BufferPoolTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheSameBufferAgain(boolean onHostMemory) throws Exception {
    OpenClDevice device = TestDevices.first();
    try (OpenClRunner runner = new OpenClRunner(device, RunnerOptions.defaults(), onHostMemory);
        BufferPool pool = new BufferPool(device, runner.context(), onHostMemory)) {
      DeviceBuffer first = pool.take(4096, () -> "block 'a' of K");
      DeviceBuffer second = pool.take(4096, () -> "block 'b' of K");
      assertThat(second).isNotSameAs(first);
      pool.giveBack(first);
      assertThat(pool.take(64, () -> "block 'c' of K")).isNotSameAs(first);
      assertThat(pool.take(4096, () -> "block 'd' of K")).isSameAs(first);
      pool.discard(second);
      assertThat(pool.take(4096, () -> "block 'e' of K")).isNotSameAs(second);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesWhatDoesNotFit(boolean onHostMemory) throws Exception {
    OpenClDevice device = TestDevices.first();
    long largest = DeviceInfo.largestBuffer(device.handle());
    try (OpenClRunner runner = new OpenClRunner(device, RunnerOptions.defaults(), onHostMemory);
        BufferPool pool = new BufferPool(device, runner.context(), onHostMemory)) {
      assertThatThrownBy(() -> pool.take(Long.MAX_VALUE, () -> "block 'a' of K")).isInstanceOf(DeviceException.class)
          .hasMessageContaining("opencl:0").hasMessageContaining("holds at most").hasMessageContaining("block 'a' of K")
          .hasMessageContaining("launch fewer rows at a time").hasMessageNotContaining("\n");
      pool.take(64, () -> "block 'b' of K");
      if (largest >= DeviceInfo.memory(device.handle())) {
        assertThatThrownBy(() -> pool.take(largest, () -> "block 'c' of K")).isInstanceOf(DeviceException.class)
            .hasMessageContaining("blocks hold 64 of them").hasMessageContaining("block 'c' of K");
      }
    }
  }
}

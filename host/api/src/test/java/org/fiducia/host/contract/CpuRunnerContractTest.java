package org.fiducia.host.contract;

import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.FakeDevice;
import org.fiducia.host.JvmRunner;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.junit.jupiter.api.Nested;

/** The JVM keeps the contract with any number of threads and any chunk size. */
class CpuRunnerContractTest {

  @Nested
  class OneThread extends RunnerContract {
    @Override
    protected Runner open() {
      return new JvmRunner(new CpuRunner(1));
    }
  }

  @Nested
  class ManyThreads extends RunnerContract {
    @Override
    protected Runner open() {
      return new JvmRunner(new CpuRunner(5));
    }
  }

  @Nested
  class OddChunks extends RunnerContract {
    @Override
    protected Runner open() {
      return new JvmRunner(new CpuRunner(3, 7));
    }
  }

  /** A model of a device with a memory of its own. */
  @Nested
  class OwnMemory extends RunnerContract {
    @Override
    protected Runner open() {
      return new FakeDevice("fake:0", "Fake", Kind.GPU, true, FakeDevice.CORRECT).open(RunnerOptions.defaults());
    }
  }
}

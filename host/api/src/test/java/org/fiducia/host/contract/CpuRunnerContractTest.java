package org.fiducia.host.contract;

import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Nested;

/** The JVM keeps the contract with any number of threads and any chunk size. */
class CpuRunnerContractTest {

  private record OnJvm(CpuRunner cpu) implements Runner {

    @Override
    public void run(Launch launch, long items, long first) throws InterruptedException {
      cpu.run(launch, items, first);
    }

    @Override
    public void close() {
      cpu.close();
    }
  }

  @Nested
  class OneThread extends RunnerContract {
    @Override
    protected Runner open() {
      return new OnJvm(new CpuRunner(1));
    }
  }

  @Nested
  class ManyThreads extends RunnerContract {
    @Override
    protected Runner open() {
      return new OnJvm(new CpuRunner(5));
    }
  }

  @Nested
  class OddChunks extends RunnerContract {
    @Override
    protected Runner open() {
      return new OnJvm(new CpuRunner(3, 7));
    }
  }
}

package org.fiducia.opencl;

import org.fiducia.host.contract.RunnerContract;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.junit.jupiter.api.Nested;

/** The OpenCL backend keeps the contract at any local size. */
class OpenClRunnerContractTest {

  @Nested
  class OwnLocalSize extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return TestDevices.open(0);
    }
  }

  @Nested
  class LocalSize1 extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return TestDevices.open(1);
    }
  }

  @Nested
  class LocalSize48 extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return TestDevices.open(48);
    }
  }

  /** Transfers as to a device with memory of its own. */
  @Nested
  class OwnMemory extends RunnerContract {
    @Override
    protected Runner open() {
      return new OpenClRunner(TestDevices.first(), RunnerOptions.defaults(), false);
    }
  }
}

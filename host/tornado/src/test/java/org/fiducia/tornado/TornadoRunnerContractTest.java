package org.fiducia.tornado;

import org.fiducia.host.contract.RunnerContract;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.junit.jupiter.api.Nested;

/** The TornadoVM backend keeps the contract at any local size. */
class TornadoRunnerContractTest {

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
}

package org.fiducia.tornado;

import java.util.List;
import org.fiducia.host.contract.RunnerContract;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.junit.jupiter.api.Nested;

/** The TornadoVM backend keeps the contract at any local size, in any form, in one array or several. */
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

  @Nested
  class Scalar extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return TestDevices.open(0, 1);
    }
  }

  @Nested
  class TwoLanes extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return TestDevices.open(0, 2);
    }
  }

  /** A buffer of this device holds one block, not two: each has an array of its own. */
  @Nested
  class SmallBuffers extends RunnerContract {
    @Override
    protected Runner open() throws DeviceException {
      return new TornadoRunner(TestDevices.first(), new RunnerOptions(1, 0, 0), 4096);
    }

    @Override
    public List<Integer> sizes() {
      return List.of(1, 4, 6, 13, 207);
    }
  }
}

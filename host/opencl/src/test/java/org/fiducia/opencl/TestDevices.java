package org.fiducia.opencl;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;

/** The device under test. */
final class TestDevices {

  private TestDevices() {}

  /** The first OpenCL device. Without one the test is skipped, or fails where FIDUCIA_REQUIRE_OPENCL=1. */
  static OpenClDevice first() {
    OpenClBackend backend = new OpenClBackend();
    if (!backend.devices().isEmpty()) {
      return (OpenClDevice) backend.devices().getFirst();
    }
    return "1".equals(System.getenv("FIDUCIA_REQUIRE_OPENCL"))
        ? fail("FIDUCIA_REQUIRE_OPENCL=1, but " + backend.absence())
        : abort("needs an OpenCL device: " + backend.absence());
  }

  static OpenClRunner open(int localSize) throws DeviceException {
    return open(localSize, 0);
  }

  static OpenClRunner open(int localSize, int lanes) throws DeviceException {
    return (OpenClRunner) first().open(new RunnerOptions(1, localSize, lanes));
  }
}

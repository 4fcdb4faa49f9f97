package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;

/** The device under test. */
final class TestDevices {

  private TestDevices() {}

  /** The first device of TornadoVM: this module is built only where there is one, so that its lack is a failure. */
  static TornadoDevice first() {
    TornadoBackend backend = new TornadoBackend();
    List<BackendDevice> devices = backend.devices();
    assertThat(devices).as(backend.absence()).isNotEmpty();
    return (TornadoDevice) devices.getFirst();
  }

  static TornadoRunner open(int localSize) throws DeviceException {
    return open(localSize, 0);
  }

  static TornadoRunner open(int localSize, int lanes) throws DeviceException {
    return (TornadoRunner) first().open(new RunnerOptions(1, localSize, lanes));
  }
}

package org.fiducia.app;

import org.fiducia.host.Devices;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a command computes. */
final class DeviceOption {

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = Devices.AUTO,
      description = "auto, an id such as cpu or opencl:0, or a unique part of a name (default: ${DEFAULT-VALUE}).")
  private String device;

  @Mixin private RunnerOption runner;

  /** What the device is opened with; bad options are refused here, before any work. */
  RunnerOptions options() {
    return runner.options();
  }

  Engine open(RunnerOptions options) throws DeviceException, InterruptedException {
    return Engine.open(device, options);
  }
}

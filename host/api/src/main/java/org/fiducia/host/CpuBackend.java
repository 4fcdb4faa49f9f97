package org.fiducia.host;

import java.util.List;
import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;

/** The JVM as a device: always there, and the reference for all others. */
public final class CpuBackend implements Backend {

  /** Id of the JVM as a device. */
  public static final String ID = "cpu";

  @Override
  public String name() {
    return ID;
  }

  @Override
  public List<BackendDevice> devices() {
    return List.of(new Jvm());
  }

  @Override
  public String absence() {
    return "";
  }

  private static final class Jvm implements BackendDevice {

    @Override
    public String id() {
      return ID;
    }

    @Override
    public String name() {
      return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    @Override
    public Kind kind() {
      return Kind.CPU;
    }

    @Override
    public boolean fp64() {
      return true;
    }

    @Override
    public Runner open(RunnerOptions options) {
      return new JvmRunner(new CpuRunner(options.threads()));
    }
  }
}

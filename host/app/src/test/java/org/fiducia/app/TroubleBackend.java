package org.fiducia.app;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.Launch;

/** Devices that fail in the two ways that matter: {@code trouble:0} flips bits, {@code trouble:1} dies in real work. */
public final class TroubleBackend implements Backend {

  static final String FLIPPING = "trouble:0";
  static final String DYING = "trouble:1";

  private static final List<String> REAL_WORK =
      List.of("org.fiducia.kernels.acceptance", "org.fiducia.kernels.vertexing");

  @Override
  public String name() {
    return "trouble";
  }

  @Override
  public List<BackendDevice> devices() {
    return List.of(new Device(FLIPPING), new Device(DYING));
  }

  @Override
  public String absence() {
    return "";
  }

  private record Device(String id) implements BackendDevice {

    @Override
    public String name() {
      return "Troubled processor " + id;
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
    public Runner open(RunnerOptions options) throws DeviceException {
      Runner good = new CpuBackend().devices().getFirst().open(options);
      boolean flips = id.equals(FLIPPING);
      return new Runner() {
        @Override
        public DeviceChain chain() {
          return new TroubledChain(good, flips);
        }

        @Override
        public void close() {
          good.close();
        }
      };
    }
  }

  private static final class TroubledChain extends DeviceChain {

    private final Runner good;
    private final boolean flips;

    TroubledChain(Runner good, boolean flips) {
      this.good = good;
      this.flips = flips;
    }

    @Override
    protected void compute(Launch launch, long items, long first) throws DeviceException, InterruptedException {
      if (!flips && REAL_WORK.stream().anyMatch(launch.kernel().name()::startsWith)) {
        throw new DeviceException("out of resources");
      }
      good.run(launch, items, first);
      if (flips) {
        flipOneBit(launch);
      }
    }

    @Override
    protected void download(List<Block> wanted) {
      // the JVM has written to them
    }

    @Override
    protected void release() {
      // a chain holds nothing
    }

    private static void flipOneBit(Launch launch) {
      MemorySegment output = launch.blocks().get(launch.kernel().access().indexOf(Access.WRITE)).column(0);
      output.set(ValueLayout.JAVA_BYTE, 3, (byte) (output.get(ValueLayout.JAVA_BYTE, 3) ^ 16));
    }
  }
}

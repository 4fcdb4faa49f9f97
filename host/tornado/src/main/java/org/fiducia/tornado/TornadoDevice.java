package org.fiducia.tornado;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * One OpenCL device of TornadoVM.
 *
 * @param id its id among all backends
 * @param name platform and device, as their makers call them
 * @param kind CPU, GPU or other
 * @param fp64 whether it computes in double precision
 * @param handle the device
 */
record TornadoDevice(
    String id, String name, Kind kind, boolean fp64, uk.ac.manchester.tornado.api.common.TornadoDevice handle)
    implements BackendDevice {

  /** All devices of TornadoVM's OpenCL backends, in its order. */
  static List<BackendDevice> all() {
    return TornadoThread.call(() -> {
      List<BackendDevice> found = new ArrayList<>();
      TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
      for (int b = 0; b < runtime.getNumBackends(); b++) {
        TornadoBackend backend = runtime.getBackend(b);
        if (backend.getBackendType() == TornadoVMBackendType.OPENCL) {
          backend.getAllDevices().forEach(device -> found.add(of(found.size(), device)));
        }
      }
      return found;
    });
  }

  private static TornadoDevice of(int index, uk.ac.manchester.tornado.api.common.TornadoDevice device) {
    String name = "TornadoVM, " + device.getPlatformName() + ", " + device.getPhysicalDevice().getDeviceName();
    Kind kind = switch (device.getDeviceType()) {
      case CPU -> Kind.CPU;
      case GPU -> Kind.GPU;
      default -> Kind.ACCELERATOR;
    };
    return new TornadoDevice(org.fiducia.tornado.TornadoBackend.NAME + ":" + index, name, kind,
        device.getDeviceContext().isFP64Supported(), device);
  }

  @Override
  public Runner open(RunnerOptions options) throws DeviceException {
    String missing = StrictOptions.missing();
    if (!missing.isEmpty()) {
      throw new DeviceException(this + " may change results without these options of java, which"
          + " host/tornado/java-options has: " + missing);
    }
    return new TornadoRunner(this, options);
  }

  /** Bytes of the largest single buffer. */
  long largestBuffer() {
    return handle.getMaxAllocMemory();
  }

  /** Bytes of memory that may be used. */
  long memory() {
    return handle.getMaxGlobalMemory();
  }

  /** Work items of the largest group. */
  long largestGroup() {
    return handle.getPhysicalDevice().getDeviceMaxWorkGroupSize()[0];
  }

  /**
   * Items that a work item should compute. TornadoVM does not say how many doubles the vectors of a processor hold: 8
   * fill the widest, and narrower ones take them in parts. GPUs schedule scalar work items side by side themselves.
   */
  int lanes() {
    return kind == Kind.CPU ? 8 : 1;
  }

  @Override
  public String toString() {
    return id + " (" + name + ")";
  }
}

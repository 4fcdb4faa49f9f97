package org.fiducia.opencl;

import java.util.List;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * One OpenCL device.
 *
 * @param id its id among all backends
 * @param platformName the driver's name
 * @param name platform and device, as their makers call them
 * @param kind CPU, GPU or other
 * @param fp64 whether it computes in double precision at all; {@link #open} checks what else the bits need
 * @param platform the driver
 * @param handle the device
 */
record OpenClDevice(
    String id, String platformName, String name, Kind kind, boolean fp64, cl_platform_id platform, cl_device_id handle)
    implements BackendDevice {

  static OpenClDevice of(String id, String platformName, cl_platform_id platform, cl_device_id handle) {
    return new OpenClDevice(id, platformName, platformName + ", " + DeviceInfo.deviceName(handle),
        DeviceInfo.kind(handle), DeviceInfo.fp64(handle), platform, handle);
  }

  @Override
  public Runner open(RunnerOptions options) throws DeviceException {
    try {
      List<String> lacks = DeviceInfo.lacks(handle);
      if (!lacks.isEmpty()) {
        throw new DeviceException(this + " cannot give the JVM's bits: it lacks " + String.join(", ", lacks));
      }
      return new OpenClRunner(this, options);
    } catch (CLException e) {
      throw failure("being opened", e);
    }
  }

  /**
   * Whether kernels work on the memory of this process, with no way between. The simulator's own checks need copies.
   */
  boolean worksOnHostMemory() {
    return kind == Kind.CPU && !simulated() && DeviceInfo.hostMemory(handle);
  }

  /**
   * Items that a work item should compute: as many as vectors of a processor hold doubles. GPUs schedule scalar work
   * items side by side themselves.
   */
  int lanes() {
    int width = kind == Kind.CPU && !simulated() ? DeviceInfo.nativeDoubles(handle) : 1;
    return Math.clamp(Integer.highestOneBit(width), 1, 16);
  }

  /** Oclgrind interprets kernels to check them: it takes only unoptimised programs, and one launch at a time. */
  boolean simulated() {
    return platformName.equals("Oclgrind");
  }

  DeviceException failure(String step, CLException cause) {
    return new DeviceException(this + " failed at " + step + ": " + cause.getMessage(), cause);
  }

  @Override
  public String toString() {
    return id + " (" + name + ")";
  }
}

package org.fiducia.opencl;

import static org.jocl.CL.CL_DEVICE_NOT_FOUND;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.clGetDeviceIDs;
import static org.jocl.CL.clGetPlatformIDs;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** The OpenCL devices of all platforms, numbered in the loader's order: {@code opencl:0}, {@code opencl:1} ... */
public final class OpenClBackend implements Backend {

  static final String NAME = "opencl";

  /** What {@code clGetPlatformIDs} of the usual loaders returns where no platform is installed (cl_khr_icd). */
  private static final int PLATFORM_NOT_FOUND = -1001;

  private static final String INSTALL = "install pocl-opencl-icd for the CPU, or the driver of your GPU";

  private List<BackendDevice> devices;
  private String absence;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized List<BackendDevice> devices() {
    if (devices == null) {
      find();
    }
    return devices;
  }

  @Override
  public synchronized String absence() {
    devices();
    return absence;
  }

  private void find() {
    List<BackendDevice> found = new ArrayList<>();
    absence = NativeLibrary.trouble();
    if (absence.isEmpty()) {
      try {
        absence = find(found);
      } catch (CLException e) {
        absence = e.getStatus() == PLATFORM_NOT_FOUND ? noPlatform() : "OpenCL failed: " + e.getMessage();
      }
    }
    devices = List.copyOf(found);
  }

  /** Returns why there is no device, empty if there is one. */
  private static String find(List<BackendDevice> found) {
    int[] count = new int[1];
    clGetPlatformIDs(0, null, count);
    if (count[0] == 0) {
      return noPlatform();
    }
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    clGetPlatformIDs(platforms.length, platforms, null);
    List<String> without = new ArrayList<>();
    for (cl_platform_id platform : platforms) {
      try {
        String name = DeviceInfo.platformName(platform);
        cl_device_id[] devices = devices(platform);
        for (cl_device_id device : devices) {
          found.add(OpenClDevice.of(NAME + ":" + found.size(), name, platform, device));
        }
        if (devices.length == 0) {
          without.add(name + " (has none)");
        }
      } catch (CLException e) {
        // One broken driver must not hide the devices of the others.
        without.add("a platform that fails (" + e.getMessage() + ")");
      }
    }
    return found.isEmpty()
        ? "no OpenCL device on " + String.join(", ", without) + ": " + INSTALL
            + " (PoCL also shows none when its cache folder, POCL_CACHE_DIR, is not writable)"
        : "";
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    try {
      int[] count = new int[1];
      clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
      cl_device_id[] devices = new cl_device_id[count[0]];
      if (devices.length > 0) {
        clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null);
      }
      return devices;
    } catch (CLException e) {
      if (e.getStatus() == CL_DEVICE_NOT_FOUND) {
        return new cl_device_id[0];
      }
      throw e;
    }
  }

  private static String noPlatform() {
    return "there is an OpenCL loader but no platform: " + INSTALL
        + " (OCL_ICD_VENDORS or OCL_ICD_FILENAMES, where set, choose the platforms)";
  }
}

package org.fiducia.opencl;

import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.clBuildProgram;
import static org.jocl.CL.clCreateProgramWithSource;
import static org.jocl.CL.clGetProgramBuildInfo;
import static org.jocl.CL.clReleaseProgram;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelSource;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_program;

/** The compiled kernels of one context; each is built at its first launch. */
final class Programs implements AutoCloseable {

  private final OpenClDevice device;
  private final cl_context context;
  private final Map<Key, cl_program> built = new HashMap<>();

  /** A kernel, whichever instance of its descriptor stands for it. */
  private record Key(Class<? extends KernelDescriptor> descriptor, String name) {}

  Programs(OpenClDevice device, cl_context context) {
    this.device = device;
    this.context = context;
  }

  synchronized cl_program of(KernelDescriptor kernel) throws DeviceException {
    Key key = new Key(kernel.getClass(), kernel.name());
    cl_program program = built.get(key);
    if (program == null) {
      program = build(kernel);
      built.put(key, program);
    }
    return program;
  }

  private cl_program build(KernelDescriptor kernel) throws DeviceException {
    String text = KernelSource.link(kernel);
    cl_program program = clCreateProgramWithSource(context, 1, new String[] {text}, null, null);
    try {
      clBuildProgram(program, 1, new cl_device_id[] {device.handle()}, options(), null, null);
      return program;
    } catch (CLException e) {
      String log = log(program);
      Cleanup.giveBack(() -> clReleaseProgram(program));
      throw new DeviceException(device + " cannot build " + kernel.name() + "; its compiler says:\n" + log, e);
    }
  }

  /** Nothing that touches arithmetic: the program text itself forbids contraction. */
  private String options() {
    return device.simulated() ? "-cl-std=CL1.2 -cl-opt-disable" : "-cl-std=CL1.2";
  }

  private String log(cl_program program) {
    try {
      long[] size = new long[1];
      clGetProgramBuildInfo(program, device.handle(), CL_PROGRAM_BUILD_LOG, 0, null, size);
      byte[] log = new byte[(int) size[0]];
      clGetProgramBuildInfo(program, device.handle(), CL_PROGRAM_BUILD_LOG, log.length, Pointer.to(log), null);
      return new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
    } catch (CLException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public synchronized void close() {
    built.values().forEach(program -> Cleanup.giveBack(() -> clReleaseProgram(program)));
    built.clear();
  }
}

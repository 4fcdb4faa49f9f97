package org.fiducia.opencl;

import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.clBuildProgram;
import static org.jocl.CL.clCreateProgramWithSource;
import static org.jocl.CL.clGetProgramBuildInfo;
import static org.jocl.CL.clReleaseProgram;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelSource;
import org.fiducia.wide.WideForm;
import org.fiducia.wide.WideFormException;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_program;

/** The compiled kernels of one context; each is built at its first launch, in the form that suits it. */
final class Programs implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Programs.class.getName());

  private final OpenClDevice device;
  private final cl_context context;
  private final int wantedLanes;
  private final Map<Key, Built> built = new HashMap<>();

  /** A kernel, whichever instance of its descriptor stands for it. */
  private record Key(Class<? extends KernelDescriptor> descriptor, String name) {}

  /**
   * A compiled kernel.
   *
   * @param lanes how many items a work item computes: 1 in the scalar form
   */
  record Built(cl_program program, int lanes) {

    String form() {
      return lanes == 1 ? "scalar" : "wide" + lanes;
    }
  }

  Programs(OpenClDevice device, cl_context context, int wantedLanes) {
    this.device = device;
    this.context = context;
    this.wantedLanes = wantedLanes;
  }

  synchronized Built of(KernelDescriptor kernel) throws DeviceException {
    Key key = new Key(kernel.getClass(), kernel.name());
    Built program = built.get(key);
    if (program == null) {
      program = build(kernel);
      built.put(key, program);
    }
    return program;
  }

  private Built build(KernelDescriptor kernel) throws DeviceException {
    int lanes = wantedLanes == 0 ? device.lanes() : wantedLanes;
    Optional<WideForm> wide = lanes == 1 ? Optional.empty() : wide(kernel);
    return wide.isPresent()
        ? new Built(build(kernel, wide.get().text(), options() + wideOptions(lanes)), lanes)
        : new Built(build(kernel, KernelSource.link(kernel), options()), 1);
  }

  /** The wide form of a kernel that has one; it need not be faster if lanes were asked for. */
  private Optional<WideForm> wide(KernelDescriptor kernel) {
    try {
      return Optional.of(WideForm.of(kernel)).filter(form -> form.pays() || wantedLanes != 0);
    } catch (WideFormException e) {
      LOG.log(System.Logger.Level.INFO, kernel.name() + " runs in its scalar form: " + e.getMessage());
      return Optional.empty();
    }
  }

  private cl_program build(KernelDescriptor kernel, String text, String options) throws DeviceException {
    cl_program program = clCreateProgramWithSource(context, 1, new String[] {text}, null, null);
    try {
      clBuildProgram(program, 1, new cl_device_id[] {device.handle()}, options, null, null);
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

  private String wideOptions(int lanes) {
    return " -DW=" + lanes + (device.simulated() ? " -DJ_SIMULATED" : "");
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
    built.values().forEach(kernel -> Cleanup.giveBack(() -> clReleaseProgram(kernel.program())));
    built.clear();
  }
}

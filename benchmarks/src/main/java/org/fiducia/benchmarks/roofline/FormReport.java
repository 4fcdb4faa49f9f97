package org.fiducia.benchmarks.roofline;

import java.util.List;
import org.fiducia.host.CpuBackend;

/**
 * One device with one form of the kernels.
 *
 * @param device id
 * @param name the maker's name of it
 * @param lanes items of an OpenCL work item, 0 if the device chose; 1 for the JVM
 * @param gpu whether it is no processor
 * @param limits what it can do
 * @param rates what kernels reached
 */
public record FormReport(String device, String name, int lanes, boolean gpu, Limits limits, List<Rate> rates) {

  public FormReport {
    rates = List.copyOf(rates);
  }

  /** The same with another limit of memory. */
  FormReport withBytes(double bytes) {
    return new FormReport(device, name, lanes, gpu, new Limits(limits.arithmetic(), limits.divisions(),
        limits.squareRoots(), limits.integers(), bytes), rates);
  }

  boolean onJvm() {
    return device.equals(CpuBackend.ID);
  }

  /** Short name of the form. */
  String label() {
    return onJvm() ? "JVM" : gpu ? name : "OpenCL, " + switch (lanes) {
      case 0 -> "its own choice";
      case 1 -> "scalar";
      default -> lanes + " lanes";
    };
  }
}

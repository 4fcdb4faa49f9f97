package org.fiducia.host.spi;

/**
 * How to open a device.
 *
 * @param threads threads of the CPU runner; other devices ignore it
 * @param localSize OpenCL work-group size, 0 for the backend's choice; it cannot change a result
 * @param lanes items that one OpenCL work item computes: 1 for the scalar form of the kernels, 2, 4, 8 or 16 for the
 *     wide form, 0 for the device's choice; it cannot change a result. Kernels that have no wide form run in the scalar
 *     one, and devices other than OpenCL's ignore it
 */
public record RunnerOptions(int threads, int localSize, int lanes) {

  /** One thread a processor that this process may use, the backend's own work-group size and lanes. */
  public static RunnerOptions defaults() {
    return new RunnerOptions(Runtime.getRuntime().availableProcessors(), 0, 0);
  }

  public RunnerOptions {
    if (threads < 1 || localSize < 0) {
      throw new IllegalArgumentException(
          "threads must be at least 1 (" + threads + ") and the local size not negative (" + localSize + ")");
    }
    if (lanes < 0 || lanes > 16 || Integer.bitCount(lanes) > 1) {
      throw new IllegalArgumentException("lanes must be 0 (the device's choice), 1, 2, 4, 8 or 16, not " + lanes);
    }
  }
}

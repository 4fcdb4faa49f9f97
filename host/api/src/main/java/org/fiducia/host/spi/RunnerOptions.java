package org.fiducia.host.spi;

/**
 * How to open a device.
 *
 * @param threads threads of the CPU runner; other devices ignore it
 * @param localSize OpenCL work-group size, 0 for the backend's choice; it cannot change a result
 */
public record RunnerOptions(int threads, int localSize) {

  /** One thread a processor that this process may use, the backend's own work-group size. */
  public static RunnerOptions defaults() {
    return new RunnerOptions(Runtime.getRuntime().availableProcessors(), 0);
  }

  public RunnerOptions {
    if (threads < 1 || localSize < 0) {
      throw new IllegalArgumentException(
          "threads must be at least 1 (" + threads + ") and the local size not negative (" + localSize + ")");
    }
  }
}

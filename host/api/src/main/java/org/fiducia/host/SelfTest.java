package org.fiducia.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;

/** Compares a device with the JVM on a few thousand nasty inputs for each primitive of the kernel language. */
final class SelfTest {

  private static final long ITEMS = 4096;
  private static final long SEED = 1;

  private SelfTest() {}

  /**
   * Runs the test.
   *
   * @return empty if every byte agrees, else the first kernel that differs and by how much
   * @throws DeviceException if the device cannot run a kernel at all
   */
  static String failure(String id, Runner device) throws DeviceException, InterruptedException {
    try (Runner jvm = new CpuBackend().devices().getFirst().open(new RunnerOptions(1, 0, 0))) {
      Map<String, Runner> runners = new LinkedHashMap<>();
      runners.put(CpuBackend.ID, jvm);
      runners.put(id, device);
      for (Trial trial : Trials.primitives()) {
        CrossCheck.Row row = CrossCheck.compare(trial, runners, ITEMS, SEED).getFirst();
        if (row.mismatchedBytes() != 0) {
          return row.mismatchedBytes() + " of " + row.bytesCompared() + " bytes of " + row.kernel()
              + " differ from the JVM's";
        }
      }
      return "";
    }
  }
}

package org.fiducia.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;

/**
 * The checked-in hash of every kernel's output at {@value #ITEMS} items: the same on every device, for ever. A hash changes
 * only with a sentence in the CHANGELOG. {@code main} writes the file anew from the JVM.
 */
public final class KernelHashes {

  public static final long ITEMS = 207;
  public static final long SEED = 20261121;

  private static final Path FILE = Path.of("../../ci/kernel-hashes.txt");

  private KernelHashes() {}

  public static void main(String[] args) throws Exception {
    try (Runner jvm = jvm()) {
      StringBuilder text = new StringBuilder();
      of("cpu", jvm).forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
      Files.writeString(Path.of(args[0]), text);
    }
  }

  /** The hashes of all kernels on a device. */
  public static Map<String, String> of(String id, Runner device) throws DeviceException, InterruptedException {
    return of(id, device, Trials.all());
  }

  /** The hashes of some kernels on a device. */
  public static Map<String, String> of(String id, Runner device, List<Trial> trials)
      throws DeviceException, InterruptedException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Trial trial : trials) {
      List<CrossCheck.Row> rows = CrossCheck.compare(trial, Map.of(id, device), ITEMS, SEED);
      hashes.put(trial.name(), rows.getFirst().hash());
    }
    return hashes;
  }

  /** Bytes of each kernel's output in which a device differs from the JVM. */
  public static Map<String, Long> mismatches(Runner device, long items) throws DeviceException, InterruptedException {
    Map<String, Long> bytes = new LinkedHashMap<>();
    try (Runner jvm = jvm()) {
      Map<String, Runner> runners = new LinkedHashMap<>();
      runners.put(CpuBackend.ID, jvm);
      runners.put("device", device);
      for (Trial trial : Trials.all()) {
        bytes.put(trial.name(), CrossCheck.compare(trial, runners, items, SEED).getFirst().mismatchedBytes());
      }
    }
    return bytes;
  }

  private static Runner jvm() throws DeviceException {
    return new CpuBackend().devices().getFirst().open(new RunnerOptions(1, 0, 0));
  }

  /** The checked-in hashes. */
  public static Map<String, String> expected() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] parts = line.split("  ", 2);
      hashes.put(parts[1], parts[0]);
    }
    return hashes;
  }
}

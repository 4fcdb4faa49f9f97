package org.fiducia.analysis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of this process, as Linux counts it. */
public final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private ResidentMemory() {}

  /** The most bytes that were resident at once; none where the system does not say. */
  public static OptionalLong peak() {
    try {
      return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}

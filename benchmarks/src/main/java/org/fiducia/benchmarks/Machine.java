package org.fiducia.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is. */
public final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Name of the processor as Linux has it, its architecture elsewhere, and how many this process may use. */
  public static String name() throws IOException {
    String name = Files.isReadable(PROCESSORS)
        ? Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name")).findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("")
        : "";
    int processors = Runtime.getRuntime().availableProcessors();
    return (name.isEmpty() ? System.getProperty("os.arch") : name) + ", " + processors + " processors";
  }
}

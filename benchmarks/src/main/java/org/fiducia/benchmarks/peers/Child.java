package org.fiducia.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that was run to its end.
 *
 * @param output what it printed
 * @param peakBytes the most memory that it, or a program that it started, held, as looked at every 20 ms; 0 if unknown
 */
record Child(String output, long peakBytes) {

  private static final int LOOK_MS = 20;

  /** Runs a command; its error stream is ours. */
  static Child run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("fiducia-", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
          .redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      long peak = 0;
      while (!process.waitFor(Duration.ofMillis(LOOK_MS))) {
        peak = Math.max(peak, Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .mapToLong(Child::peak).max().orElse(0));
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " ended with code " + process.exitValue() + ":\n" + text);
      }
      return new Child(text, peak);
    } finally {
      Files.delete(output);
    }
  }

  private static long peak(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).findFirst().orElse(0);
    } catch (IOException e) {
      // it has ended, or the system has no such file
      return 0;
    }
  }
}

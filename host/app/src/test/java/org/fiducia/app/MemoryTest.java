package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The largest memory that the command ever holds, as the kernel of the operating system counts it. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class MemoryTest {

  /** Heap of the launcher's java. */
  private static final String HEAP = "-Xmx512m";

  private static final long LIMIT_KIB = 1 << 20;

  @TempDir Path home;

  @Test
  void staysBelowOneGibibyteForAHundredMillionEventsAMass() throws Exception {
    assertThat(Files.readString(Path.of("../../fiducia"))).as("the launcher").contains("java\" " + HEAP + " ");
    Path card = Cards.changed(home, "events-per-mass = 4098", "events-per-mass = 100_000_000");
    Files.writeString(card, Files.readString(card).replaceFirst("points = 6", "points = 2"));
    Path log = home.resolve("log");
    Process run = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Fiducia.class.getName(),
        "run", card.toString(), "--out", home.resolve("out").toString(), "--device", "cpu")
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long peak = 0;
    try {
      while (run.isAlive()) {
        peak = Math.max(peak, peakKib(run.pid()));
        Thread.sleep(20);
      }
      assertThat(run.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      run.destroyForcibly();
    }
    System.out.println("largest resident memory: " + peak / 1024 + " MiB");
    assertThat(home.resolve("out/result.json")).content().as("at least as many events")
        .containsPattern("\"eventsPerMass\" : 1\\d{8},");
    assertThat(peak).isBetween(1L << 15, LIMIT_KIB);
  }

  /** VmHWM never falls, so that the last reading counts; 0 once the process has ended. */
  private static long peakKib(long pid) {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
      return status.stream().filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}

package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends the command in mid-run as Ctrl-C and {@code kill} do. */
class InterruptTest {

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"run, INT, 130", "run, TERM, 143", "simulate, TERM, 143"})
  void leavesNothingBehind(String command, String signal, int exit) throws Exception {
    boolean folder = command.equals("run");
    Path card = folder ? Cards.small(home) : Path.of("../../examples/k3pi.toml");
    // a folder of results is made with its parents, a file is not
    Path out = home.resolve("results/long");
    if (!folder) {
      Files.createDirectory(out.getParent());
    }
    Process run = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), Fiducia.class.getName(),
        command, card.toString(), "--out", out.toString(), "--device", "cpu", "--events", "268435456")
        .redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start();
    try {
      // a process group that ignores SIGINT (a background job of a plain shell) hands that on to its children
      assumeThat(signal.equals("INT") && ignoresInterrupt(run.pid())).as("SIGINT is ignored here").isFalse();
      awaitWork(run, out.getParent());
      assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor()).isZero();
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).as("the command ends").isTrue();
      assertThat(run.exitValue()).isEqualTo(exit);
      if (folder) {
        assertThat(out.getParent()).doesNotExist();
      } else {
        assertThat(out.getParent()).isEmptyDirectory();
      }
    } finally {
      run.destroyForcibly();
    }
  }

  private void awaitWork(Process run, Path parent) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.isDirectory(parent) && !list(parent).isEmpty()) {
        assertThat(list(parent)).singleElement().asString().contains("unfinished");
        return;
      }
      assertThat(run.isAlive()).as(() -> log()).isTrue();
      Thread.sleep(50);
    }
    throw new AssertionError("the run did not begin: " + log());
  }

  private String log() {
    try {
      return Files.readString(home.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static boolean ignoresInterrupt(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask = Files.readAllLines(status).stream().filter(l -> l.startsWith("SigIgn:")).findFirst().orElseThrow();
    return (Long.parseUnsignedLong(mask.substring(7).strip(), 16) >> 1 & 1) == 1;
  }
}

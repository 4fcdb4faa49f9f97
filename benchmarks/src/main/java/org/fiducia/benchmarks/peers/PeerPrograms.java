package org.fiducia.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The other programs, from a folder with their source and the scripts {@code run-baseline.sh [N] [WORK]} and
 * {@code run-java.sh [WORK]}, which build them, make WORK/data and print a line a program.
 */
final class PeerPrograms {

  private static final Pattern LINE =
      Pattern.compile("(?<name>.*?) +median +(?<rate>[0-9]+) items/s/core.*");
  /** Where the generator of the data sets its seeds, one a file. */
  private static final Pattern SEED = Pattern.compile("Rng r\\((\\d+)\\)");
  private static final String GENERATOR = "gen.cpp";

  private final Path source;
  private final Path work;
  private final Map<String, Measured> measured = new HashMap<>();

  /**
   * @param source folder of the programs
   * @param work where they are built and their data are made
   */
  PeerPrograms(Path source, Path work, OptionalLong seed) throws IOException {
    this.work = work;
    this.source = seed.isPresent() ? withSeed(source, work.resolve("source"), seed.getAsLong()) : source;
  }

  /** A copy of the source whose generator starts at another seed, for events that no program was tuned to. */
  private static Path withSeed(Path source, Path copy, long seed) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(source.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.write(to, Files.readAllBytes(file));
          to.toFile().setExecutable(file.toFile().canExecute());
        }
      }
    }
    Path generator = copy.resolve(GENERATOR);
    String text = Files.readString(generator);
    if (!SEED.matcher(text).find()) {
      throw new IOException(generator + " sets no seed in the way of " + SEED + ": leave out --seed");
    }
    Files.writeString(generator,
        SEED.matcher(text).replaceAll(m -> "Rng r(" + m.group(1) + " + " + seed + "ull * 1000003)"));
    return copy;
  }

  /** Runs the C++ programs, which also make the data if they are not there. */
  void runNative(int items) throws IOException, InterruptedException {
    run(Map.of(),
        List.of("bash", source.resolve("run-baseline.sh").toString(), Integer.toString(items), work.toString()));
  }

  /** Runs the Java programs on the data of the C++ ones. */
  void runJava() throws IOException, InterruptedException {
    run(Map.of("JAVA_HOME_25", System.getProperty("java.home")),
        List.of("bash", source.resolve("run-java.sh").toString(), work.toString()));
  }

  private void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
    Child child = Child.run(work, environment, command);
    System.err.print(child.output());
    child.output().lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> measured.put(
        line.group("name").strip(), new Measured(Double.parseDouble(line.group("rate")), child.peakBytes())));
  }

  /** What a program did; null if it was not run. */
  Measured of(Peer peer) {
    return peer.line().map(measured::get).orElse(null);
  }
}

package org.fiducia.opencl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.fiducia.opencl.TestDevices;
import org.fiducia.translator.Compilation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels that nobody wrote: a seed gives a program of the kernel language, which must compute on the device what it
 * computes on the JVM, byte for byte. {@code -Dfiducia.random.seeds=17} or {@code 0-999} chooses seeds.
 */
class RandomKernelsTest {

  private static final List<Integer> SIZES = List.of(1, 4, 6, 13, 207, 4098);
  private static final long DEFAULT_SEEDS = 20;
  private static final long SLOW_SEEDS = 400;

  /** Where the sources of failures are kept. */
  private static final Path KEPT = Path.of("target/random-kernels");

  @TempDir
  private Path folder;

  static LongStream seeds() {
    String chosen = System.getProperty("fiducia.random.seeds");
    if (chosen == null) {
      return LongStream.range(0, DEFAULT_SEEDS);
    }
    String[] bounds = chosen.split("-", 2);
    return LongStream.rangeClosed(Long.parseLong(bounds[0]), Long.parseLong(bounds[bounds.length - 1]));
  }

  static LongStream moreSeeds() {
    return LongStream.range(DEFAULT_SEEDS, DEFAULT_SEEDS + SLOW_SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheBytesOfTheJvm(long seed) throws Exception {
    check(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  @Tag("slow")
  void giveTheBytesOfTheJvmForMoreSeeds(long seed) throws Exception {
    check(seed);
  }

  private void check(long seed) throws Exception {
    RandomKernel kernel = RandomKernel.of(seed);
    Compilation compilation = new Compilation(folder)
        .source(kernel.pieces(), kernel.piecesSource()).source(kernel.kernel(), kernel.kernelSource());
    if (!compilation.compile()) {
      fail(told(seed, kernel, "does not compile: " + compilation.errors()));
    }
    KernelDescriptor descriptor = compilation.descriptor(kernel.kernel());
    try (CpuRunner jvm = new CpuRunner(1); Runner device = TestDevices.open(new RunnerOptions(1, 0))) {
      for (int items : SIZES) {
        try (Arena arena = Arena.ofShared()) {
          List<Block> expected = RandomBlocks.of(kernel, arena, items, seed);
          List<Block> actual = RandomBlocks.of(kernel, arena, items, seed);
          jvm.run(new Launch(descriptor, expected), items, seed);
          device.run(new Launch(descriptor, actual), items, seed);
          String difference = RandomBlocks.difference(kernel, expected, actual);
          assertThat(difference)
              .as(() -> told(seed, kernel, "differs at " + items + " items: " + difference)).isEmpty();
        }
      }
    }
  }

  /** Keeps the source and says how to see the failure again. */
  private static String told(long seed, RandomKernel kernel, String what) {
    try {
      Files.createDirectories(KEPT);
      Path file = KEPT.resolve(kernel.kernel() + ".txt");
      Files.writeString(file, kernel.kernelSource() + "\n" + kernel.piecesSource());
      return "seed " + seed + " " + what + "\nsource: " + file.toAbsolutePath() + "\nagain: mvn -pl host/opencl -am test "
          + "-Dsurefire.failIfNoSpecifiedTests=false -Dtest=RandomKernelsTest -Dfiducia.random.seeds=" + seed;
    } catch (IOException e) {
      return "seed " + seed + " " + what + " (its source could not be kept: " + e.getMessage() + ")";
    }
  }
}

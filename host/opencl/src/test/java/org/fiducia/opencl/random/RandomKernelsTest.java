package org.fiducia.opencl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.DeviceException;
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
 * computes on the JVM, byte for byte, in the scalar and in the wide form. {@code -Dfiducia.random.seeds=17} or
 * {@code 0-999} chooses seeds, {@code -Dfiducia.random.lanes=1,8} the forms.
 */
class RandomKernelsTest {

  private static final List<Integer> SIZES = List.of(1, 4, 6, 13, 207, 4098);
  private static final List<Integer> LANES = List.of(1, 2, 4, 8, 16);
  private static final long DEFAULT_SEEDS = 8;
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

  /** The scalar form and one of the wide ones: devices take long to compile these. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheBytesOfTheJvm(long seed) throws Exception {
    String chosen = System.getProperty("fiducia.random.lanes");
    check(seed, chosen != null
        ? Arrays.stream(chosen.split(",")).map(Integer::valueOf).toList()
        : List.of(1, LANES.get(1 + (int) (seed % (LANES.size() - 1)))));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  @Tag("slow")
  void giveTheBytesOfTheJvmForMoreSeeds(long seed) throws Exception {
    check(seed, LANES);
  }

  private void check(long seed, List<Integer> forms) throws Exception {
    RandomKernel kernel = RandomKernel.of(seed);
    Compilation compilation = new Compilation(folder)
        .source(kernel.pieces(), kernel.piecesSource()).source(kernel.kernel(), kernel.kernelSource());
    if (!compilation.compile()) {
      fail(told(seed, kernel, "does not compile: " + compilation.errors()));
    }
    KernelDescriptor descriptor = compilation.descriptor(kernel.kernel());
    try (Arena arena = Arena.ofShared(); CpuRunner jvm = new CpuRunner(1)) {
      List<List<Block>> expected = new ArrayList<>();
      for (int items : SIZES) {
        List<Block> blocks = RandomBlocks.of(kernel, arena, items, seed);
        jvm.run(new Launch(descriptor, blocks), items, seed);
        expected.add(blocks);
      }
      for (int lanes : forms) {
        String differences = differences(seed, kernel, descriptor, lanes, expected);
        assertThat(differences).as(() -> told(seed, kernel, differences)).isEmpty();
      }
    }
  }

  private static String differences(
      long seed, RandomKernel kernel, KernelDescriptor descriptor, int lanes, List<List<Block>> expected)
      throws InterruptedException {
    StringBuilder all = new StringBuilder();
    try (Runner device = TestDevices.open(new RunnerOptions(1, 0, lanes))) {
      String form = device.form(descriptor);
      if (!form.equals(lanes == 1 ? "scalar" : "wide" + lanes)) {
        all.append("\n  lanes ").append(lanes).append(": runs in the ").append(form).append(" form");
      }
      for (int s = 0; s < SIZES.size(); s++) {
        try (Arena arena = Arena.ofShared()) {
          List<Block> actual = RandomBlocks.of(kernel, arena, SIZES.get(s), seed);
          device.run(new Launch(descriptor, actual), SIZES.get(s), seed);
          String difference = RandomBlocks.difference(kernel, expected.get(s), actual);
          if (!difference.isEmpty()) {
            all.append("\n  lanes ").append(lanes).append(", ").append(SIZES.get(s)).append(" items: ")
                .append(difference);
          }
        }
      }
    } catch (DeviceException e) {
      all.append("\n  lanes ").append(lanes).append(": ").append(e.getMessage());
    }
    return all.toString();
  }

  /** Keeps the source and says how to see the failure again. */
  private static String told(long seed, RandomKernel kernel, String what) {
    try {
      Files.createDirectories(KEPT);
      Path file = KEPT.resolve(kernel.kernel() + ".txt");
      Files.writeString(file, kernel.kernelSource() + "\n" + kernel.piecesSource());
      return "seed " + seed + ": " + what + "\nsource: " + file.toAbsolutePath()
          + "\nagain: mvn -pl host/opencl -am test "
          + "-Dsurefire.failIfNoSpecifiedTests=false -Dtest=RandomKernelsTest -Dfiducia.random.seeds=" + seed;
    } catch (IOException e) {
      return "seed " + seed + ": " + what + " (its source could not be kept: " + e.getMessage() + ")";
    }
  }
}

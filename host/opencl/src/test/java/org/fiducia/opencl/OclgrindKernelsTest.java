package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.kernels.kinematics.TotalMomentumTrials;
import org.fiducia.kernels.random.RandomTrials;
import org.fiducia.kernels.reduce.ReduceTrials;
import org.fiducia.kernels.selection.SelectionTrials;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel of the library on Oclgrind: the bytes of the JVM, no race, no access out of bounds. */
@EnabledIfEnvironmentVariable(named = "OCLGRIND_LOG", matches = ".+", disabledReason = "the build runs it in an own JVM")
class OclgrindKernelsTest {

  private static Runner device;

  @BeforeAll
  static void open() throws Exception {
    assertThat(TestDevices.first().platformName()).isEqualTo("Oclgrind");
    device = TestDevices.open(0);
  }

  @AfterAll
  static void sawNothingWrong() throws Exception {
    if (device != null) {
      device.close();
      assertThat(Files.readString(Path.of(System.getenv("OCLGRIND_LOG")))).isEmpty();
    }
  }

  @Test
  void giveTheCheckedInHashes() throws Exception {
    assertThat(KernelHashes.of("oclgrind", device)).isEqualTo(KernelHashes.expected());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 13})
  void giveTheBytesOfTheJvmAtAnySize(long items) throws Exception {
    assertThat(KernelHashes.mismatches(device, items)).containsOnlyKeys(KernelHashes.expected().keySet())
        .allSatisfy((kernel, bytes) -> assertThat(bytes).as(kernel).isZero());
  }

  /**
   * The wide form must not touch what lanes without an item, or without a part in a branch, would touch. The simulator
   * is slow at it: kernels that show all ways of reading, writing and branching stand for the others here.
   */
  @ParameterizedTest
  @CsvSource({"2, 13", "4, 6", "8, 13", "16, 1"})
  void giveTheBytesOfTheJvmInTheWideForm(int lanes, long items) throws Exception {
    List<Trial> trials = Stream.of(
            Trials.primitives(), RandomTrials.all(), ReduceTrials.all(), SelectionTrials.all(),
            TotalMomentumTrials.all())
        .flatMap(List::stream).toList();
    checkWide(trials, lanes, items);
  }

  /** The fits, whose masked loops and iterations the others do not have; one item, so that the other lane has none. */
  @Test
  void giveTheBytesOfTheJvmInTheWideFormOfFits() throws Exception {
    List<String> fits = List.of("SpacePointFit", "VertexFit", "FiveTrackFit", "FitErrors");
    List<Trial> trials = Trials.all().stream().filter(trial -> fits.contains(trial.name())).toList();
    assertThat(trials).hasSameSizeAs(fits);
    checkWide(trials, 2, 1);
  }

  @Test
  @Tag("slow")
  void giveTheBytesOfTheJvmInTheWideFormOfAllKernels() throws Exception {
    checkWide(Trials.all(), 2, 3);
  }

  private static void checkWide(List<Trial> trials, int lanes, long items) throws Exception {
    try (Runner wide = TestDevices.open(0, lanes)) {
      assertThat(KernelHashes.mismatches(wide, trials, items)).hasSameSizeAs(trials)
          .allSatisfy((kernel, bytes) -> assertThat(bytes).as(kernel).isZero());
      assertThat(trials).allSatisfy(trial -> assertThat(wide.form(trial.kernel())).isEqualTo("wide" + lanes));
    }
  }
}

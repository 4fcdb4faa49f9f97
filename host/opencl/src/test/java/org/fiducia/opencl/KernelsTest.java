package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.kernels.reduce.BlockSumKernel;
import org.fiducia.kernels.tracking.SpacePointFitKernel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel of the library on the first OpenCL device, in all forms: the bytes of the JVM. */
class KernelsTest {

  /** One item a group, and a size that does not divide the number of items, which is also the usual one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "64, 1", "1, 8", "64, 8"})
  void giveTheCheckedInHashes(int localSize, int lanes) throws Exception {
    try (Runner device = TestDevices.open(localSize, lanes)) {
      assertThat(KernelHashes.of("opencl", device)).isEqualTo(KernelHashes.expected());
    }
  }

  /** Compilers take long over the widest forms. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"1, 2", "64, 2", "1, 4", "64, 4", "1, 16", "64, 16"})
  void giveTheCheckedInHashesWithAnyLanes(int localSize, int lanes) throws Exception {
    giveTheCheckedInHashes(localSize, lanes);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "64, 2", "1, 4", "64, 4", "1, 16", "64, 16"})
  void primitivesGiveTheCheckedInHashesWithAnyLanes(int localSize, int lanes) throws Exception {
    try (Runner device = TestDevices.open(localSize, lanes)) {
      Map<String, String> hashes = KernelHashes.of("opencl", device, Trials.primitives());
      assertThat(KernelHashes.expected()).containsAllEntriesOf(hashes);
      for (Trial trial : Trials.primitives()) {
        assertThat(device.form(trial.kernel())).isEqualTo("wide" + lanes);
      }
    }
  }

  /** Without lanes asked for, a processor runs what pays in vectors of its width. */
  @Test
  void theDeviceChoosesTheForm() throws Exception {
    int lanes = TestDevices.first().lanes();
    try (Runner device = TestDevices.open(0, 0); Runner wide = TestDevices.open(0, 2)) {
      assertThat(device.form(SpacePointFitKernel.INSTANCE)).isEqualTo(lanes == 1 ? "scalar" : "wide" + lanes);
      assertThat(device.form(BlockSumKernel.INSTANCE)).isEqualTo("scalar");
      assertThat(wide.form(BlockSumKernel.INSTANCE)).isEqualTo("wide2");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void giveTheBytesOfTheJvmAtAnySize(int lanes) throws Exception {
    try (Runner device = TestDevices.open(0, lanes)) {
      for (long items : new long[] {1, 4, 6, 13, 207, 4098}) {
        assertThat(KernelHashes.mismatches(device, items)).containsOnlyKeys(KernelHashes.expected().keySet())
            .allSatisfy((kernel, bytes) -> assertThat(bytes).as("%s, %s items", kernel, items).isZero());
      }
    }
  }
}

package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel of the library on the first device of TornadoVM, in the scalar and the wide form: the JVM's bytes. */
class KernelsTest {

  @Test
  void primitivesGiveTheCheckedInHashesInBothForms() throws Exception {
    for (int lanes : new int[] {1, 8}) {
      try (Runner device = TestDevices.open(0, lanes)) {
        Map<String, String> hashes = KernelHashes.of("tornado", device, Trials.primitives());
        assertThat(KernelHashes.expected()).containsAllEntriesOf(hashes);
        for (Trial trial : Trials.primitives()) {
          assertThat(device.form(trial.kernel())).isEqualTo(lanes == 1 ? "scalar" : "wide8");
        }
      }
    }
  }

  /** Compilers take long over the wide form of the fits. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void giveTheCheckedInHashes(int lanes) throws Exception {
    try (Runner device = TestDevices.open(0, lanes)) {
      assertThat(KernelHashes.of("tornado", device)).isEqualTo(KernelHashes.expected());
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void giveTheBytesOfTheJvmAtAnySize(int lanes) throws Exception {
    try (Runner device = TestDevices.open(0, lanes)) {
      for (long items : new long[] {1, 4, 6, 13, 4098}) {
        assertThat(KernelHashes.mismatches(device, items)).containsOnlyKeys(KernelHashes.expected().keySet())
            .allSatisfy((kernel, bytes) -> assertThat(bytes).as("%s, %s items", kernel, items).isZero());
      }
    }
  }
}

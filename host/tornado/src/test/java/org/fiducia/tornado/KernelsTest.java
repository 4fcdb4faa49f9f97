package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.junit.jupiter.api.Test;

/** Every kernel of the library on the first device of TornadoVM: the bytes of the JVM. */
class KernelsTest {

  @Test
  void giveTheCheckedInHashes() throws Exception {
    try (Runner device = TestDevices.open(0)) {
      assertThat(KernelHashes.of("tornado", device)).isEqualTo(KernelHashes.expected());
    }
  }

  @Test
  void giveTheBytesOfTheJvmAtAnySize() throws Exception {
    try (Runner device = TestDevices.open(0)) {
      for (long items : new long[] {1, 4, 6, 13, 4098}) {
        assertThat(KernelHashes.mismatches(device, items)).containsOnlyKeys(KernelHashes.expected().keySet())
            .allSatisfy((kernel, bytes) -> assertThat(bytes).as("%s, %s items", kernel, items).isZero());
      }
    }
  }
}

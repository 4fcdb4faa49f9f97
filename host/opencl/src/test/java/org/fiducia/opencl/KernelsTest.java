package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel of the library on the first OpenCL device: the bytes of the JVM. */
class KernelsTest {

  /** One item a group, and a size that does not divide the number of items, which is also the usual one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void giveTheCheckedInHashes(int localSize) throws Exception {
    try (Runner device = TestDevices.open(localSize)) {
      assertThat(KernelHashes.of("opencl", device)).isEqualTo(KernelHashes.expected());
    }
  }

  @Test
  void giveTheBytesOfTheJvmAtAnySize() throws Exception {
    try (Runner device = TestDevices.open(0)) {
      for (long items : new long[] {1, 4, 6, 13, 207, 4098}) {
        assertThat(KernelHashes.mismatches(device, items)).containsOnlyKeys(KernelHashes.expected().keySet())
            .allSatisfy((kernel, bytes) -> assertThat(bytes).as("%s, %s items", kernel, items).isZero());
      }
    }
  }
}

package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fiducia.host.KernelHashes;
import org.fiducia.host.spi.Runner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
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
}

package org.fiducia.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.fiducia.cpu.CpuRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmHashTest {

  /** One thread, several threads, and chunks that end at odd places. */
  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "2, 1", "4, 13"})
  void givesTheCheckedInHashes(int threads, long chunk) throws Exception {
    try (JvmRunner runner = new JvmRunner(new CpuRunner(threads, chunk))) {
      assertThat(KernelHashes.of("cpu", runner)).isEqualTo(KernelHashes.expected());
    }
  }
}

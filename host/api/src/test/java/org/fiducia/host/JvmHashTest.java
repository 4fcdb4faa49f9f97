package org.fiducia.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Launch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmHashTest {

  /** One thread, several threads, and chunks that end at odd places. */
  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "2, 1", "4, 13"})
  void givesTheCheckedInHashes(int threads, long chunk) throws Exception {
    try (CpuRunner cpu = new CpuRunner(threads, chunk)) {
      Runner runner = new Runner() {
        @Override
        public void run(Launch launch, long items, long first) throws InterruptedException {
          cpu.run(launch, items, first);
        }

        @Override
        public void close() {}
      };
      assertThat(KernelHashes.of("cpu", runner)).isEqualTo(KernelHashes.expected());
    }
  }
}

package org.fiducia.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fiducia.host.contract.RunnerContract;
import org.fiducia.host.contract.TallyKernel;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Oclgrind, a simulator, keeps the contract and sees no race and no access out of bounds. */
@EnabledIfEnvironmentVariable(named = "OCLGRIND_LOG", matches = ".+", disabledReason = "it runs in an own JVM")
class OclgrindTest extends RunnerContract {

  @Override
  public List<Integer> sizes() {
    return List.of(1, 4, 6, 13, 207);
  }

  @Override
  protected Runner open() throws DeviceException {
    OpenClDevice device = TestDevices.first();
    assertThat(device.platformName()).isEqualTo("Oclgrind");
    return TestDevices.open(0);
  }

  @Test
  void refusesABlockThatDoesNotFit() {
    try (Arena arena = Arena.ofShared()) {
      // Oclgrind allocates 128 MiB at most.
      Longs amounts = Longs.allocate(arena, 1, (1 << 24) + 1);
      Longs sums = Longs.allocate(arena, 2, 2);
      assertThatThrownBy(() -> runner().run(TallyKernel.with(amounts, sums), 4, 0)).isInstanceOf(DeviceException.class)
          .hasMessageContaining("'amounts'").hasMessageContaining("launch fewer rows at a time");
    }
  }

  @AfterAll
  void sawNothingWrong() throws IOException {
    assertThat(Files.readString(Path.of(System.getenv("OCLGRIND_LOG")))).isEmpty();
  }
}

package org.fiducia.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of programs that only print. */
class PeerProgramsTest {

  private static final Peer FILTER = Peer.measured("Filter", "(i) Filter, 4x2D", 7);
  private static final Peer OTHER = Peer.quoted("Other", 88e3);

  @TempDir Path source;
  @TempDir Path work;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(source.resolve("run-baseline.sh"), """
        echo '  check pull=1.000'
        printf '%-46s median %11.0f items/s/core  best %11.0f  (min %.0f, %d trials)\\n' '(i) Filter, 4x2D' "$1" 99 1 5
        cat "$(dirname "$0")/gen.cpp" >"$2/generator"
        """);
    Files.writeString(source.resolve("gen.cpp"), "Rng r(1); Rng r(2);");
  }

  @Test
  void readsTheRatesThatProgramsPrint() throws IOException, InterruptedException {
    PeerPrograms programs = new PeerPrograms(source, work, OptionalLong.empty());
    programs.runNative(4098);
    assertThat(programs.of(FILTER).itemsPerSecond()).isEqualTo(4098);
    assertThat(programs.of(OTHER)).isNull();
    assertThat(work.resolve("generator")).hasContent("Rng r(1); Rng r(2);");
  }

  @Test
  void changesTheSeedsOfACopyOnly() throws IOException, InterruptedException {
    PeerPrograms programs = new PeerPrograms(source, work, OptionalLong.of(7));
    programs.runNative(6);
    assertThat(work.resolve("generator"))
        .hasContent("Rng r(1 + 7ull * 1000003); Rng r(2 + 7ull * 1000003);");
    assertThat(source.resolve("gen.cpp")).hasContent("Rng r(1); Rng r(2);");
  }

  @Test
  void saysWhyAProgramFailed() throws IOException {
    Files.writeString(source.resolve("run-baseline.sh"), "echo no compiler; exit 4\n");
    PeerPrograms programs = new PeerPrograms(source, work, OptionalLong.empty());
    assertThatThrownBy(() -> programs.runNative(6)).isInstanceOf(IOException.class).hasMessageContaining("code 4")
        .hasMessageContaining("no compiler");
    Files.writeString(source.resolve("gen.cpp"), "seed = 1;");
    assertThatThrownBy(() -> new PeerPrograms(source, work.resolve("a"), OptionalLong.of(7)))
        .isInstanceOf(IOException.class).hasMessageContaining("--seed");
  }

  @Test
  void marksQuotedRates() {
    Goal goal = new Goal("kalman", Form.WIDE, FILTER, 2);
    assertThat(Comparison.table(List.of(Comparison.of(goal, new Measured(21, 3 << 20), null))))
        .contains("7 (quoted)", "3.00", "2.0, reached");
    assertThat(Comparison.table(List.of(Comparison.of(goal, new Measured(21, 0), new Measured(14, 0)))))
        .contains("1.50", "2.0, missed").doesNotContain("quoted");
  }
}

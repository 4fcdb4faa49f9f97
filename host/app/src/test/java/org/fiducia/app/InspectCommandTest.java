package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.fiducia.io.EventTable;
import org.fiducia.io.EventWriter;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  private static final int EVENTS = 70_000;

  @TempDir Path folder;
  private Path file;

  /** Two batches: x = 0, 1, 2 ... with every tenth value NaN, y always NaN, big numbers, a status in three slots. */
  @BeforeEach
  void write() {
    file = folder.resolve("tracks.arrow");
    Layout decay = Layout.of("decay", Layout.column("x", "mm", "decay vertex"), Layout.column("y", "mm", ""));
    try (Arena arena = Arena.ofConfined()) {
      Doubles numbers = Doubles.allocate(arena, 2, EVENTS);
      Longs big = Longs.allocate(arena, 1, EVENTS);
      Ints status = Ints.allocate(arena, 1, 3 * EVENTS);
      EventTable table = EventTable.of(EVENTS).perEvent("decay", decay, numbers)
          .perEvent("event", Layout.of("event", Layout.column("id", "1", "")), big)
          .perSlot("track", Layout.of("status", Layout.column("status", "1", "0 if good")), 3, status);
      try (EventWriter writer = EventWriter.create(file, false, "tracks", table.columns(), Map.of("card",
          "[job]\nname = \"long\"\u001b[31m\n" + "# more\n".repeat(100)))) {
        for (int batch = 0; batch < 2; batch++) {
          for (int e = 0; e < EVENTS; e++) {
            numbers.set(0, e, e % 10 == 9 ? Double.NaN : batch * EVENTS + e);
            numbers.set(1, e, Double.NaN);
            big.set(0, e, Long.MAX_VALUE - e);
            for (int slot = 0; slot < 3; slot++) {
              status.set(0, slot * EVENTS + e, slot - 1);
            }
          }
          writer.write(table);
        }
        writer.publish();
      }
    }
  }

  @Test
  void jsonHasOriginAndColumns() throws IOException {
    Invocation inspection = Invocation.of("inspect", file, "--json");
    JsonNode json = inspection.json();
    assertThat(inspection.exit()).isZero();
    assertThat(json.fieldNames()).toIterable().containsExactly("file", "events", "batches", "metadata", "columns");
    assertThat(json.get("events").asLong()).isEqualTo(2 * EVENTS);
    assertThat(json.get("batches").asInt()).isEqualTo(2);
    assertThat(json.get("metadata").get("fiducia.kind").asText()).isEqualTo("tracks");
    assertThat(json.get("metadata").get("fiducia.version").asText()).isEqualTo("0.1.0");
    assertThat(json.get("metadata").get("card").asText()).startsWith("[job]\n").hasLineCount(102);
    JsonNode x = json.get("columns").get(0);
    assertThat(x.fieldNames()).toIterable()
        .containsExactly("name", "type", "slots", "unit", "description", "min", "mean", "max", "nan");
    assertThat(x.get("name").asText()).isEqualTo("decay.x");
    assertThat(x.get("unit").asText()).isEqualTo("mm");
    assertThat(x.get("min").asDouble()).isZero();
    assertThat(x.get("max").asDouble()).isEqualTo(2 * EVENTS - 2);
    // the middle of 0 to 139 999 is 69 999.5; the last of each ten, 4.5 above that ten's middle, is out: 0.5 less
    assertThat(x.get("mean").asDouble()).isEqualTo(69_999);
    assertThat(x.get("nan").asLong()).isEqualTo(2 * EVENTS / 10);
    JsonNode y = json.get("columns").get(1);
    assertThat(y.get("mean").isNull()).isTrue();
    assertThat(y.get("nan").asLong()).isEqualTo(2 * EVENTS);
    assertThat(json.get("columns").get(2).get("min").asLong()).isEqualTo(Long.MAX_VALUE - EVENTS + 1);
    assertThat(json.get("columns").get(2).get("max").asLong()).isEqualTo(Long.MAX_VALUE);
    JsonNode status = json.get("columns").get(3);
    assertThat(status.get("type").asText()).isEqualTo("int32");
    assertThat(status.get("slots").asInt()).isEqualTo(3);
    assertThat(status.get("min").asInt()).isEqualTo(-1);
    assertThat(status.get("mean").asDouble()).isZero();
    assertThat(status.get("max").asInt()).isEqualTo(1);
  }

  @Test
  void theTableIsReadableAndSafe() {
    Invocation inspection = Invocation.of("inspect", file);
    assertThat(inspection.exit()).isZero();
    assertThat(inspection.out()).startsWith(file + ": 140000 events in 2 batch(es)\n")
        .contains("fiducia.kind = tracks\n", "card = [job] name = \"long\" [31m # more", "characters)\n", "COLUMN")
        .containsPattern("decay\\.x +float64 +mm +0\\.00000 +69999\\.0 +139998 +14000 +decay vertex")
        .containsPattern("track\\.status +int32\\[3] +1 +-1 +0\\.00000 +1 +0 +0 if good").doesNotContain("\u001b");
  }

  @Test
  void aBadFileIsOneLineAndExitCodeTwo() throws IOException {
    Path cut = Files.write(folder.resolve("cut.arrow"), Arrays.copyOf(Files.readAllBytes(file), 5_000));
    Path text = Files.writeString(folder.resolve("text.arrow"), "x,y\n1,2\n");
    for (Path bad : new Path[] {cut, text, folder, folder.resolve("missing.arrow")}) {
      Invocation inspection = Invocation.of("inspect", bad);
      assertThat(inspection.exit()).isEqualTo(2);
      assertThat(inspection.err()).hasLineCount(1).startsWith("fiducia inspect: " + bad + ": ").contains("; ")
          .doesNotContain("Exception");
      assertThat(inspection.out()).isEmpty();
    }
    assertThat(Invocation.of("inspect").err()).hasLineCount(1).contains("FILE");
  }
}

package org.fiducia.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fiducia.geometry.InputException;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that pyarrow wrote (see the README beside them), and one of ours, byte by byte. */
class ForeignFileTest {

  @TempDir Path folder;

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ForeignFileTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void whatPyarrowWroteIsRead() throws IOException {
    try (EventReader reader = EventReader.open(resource("pyarrow.arrow")); Arena arena = Arena.ofConfined()) {
      assertThat(reader.events()).isEqualTo(7);
      assertThat(reader.batches()).isEqualTo(3);
      assertThat(reader.kind()).isEmpty();
      assertThat(reader.columns()).containsExactly(
          new EventColumn("decay.z", EventColumn.Type.FLOAT64, 0, "mm", "decay vertex"),
          new EventColumn("number", EventColumn.Type.INT64, 0, "", ""),
          new EventColumn("track.x", EventColumn.Type.FLOAT64, 2, "", ""),
          new EventColumn("track.status", EventColumn.Type.INT32, 2, "", ""));
      Doubles z = Doubles.allocate(arena, 1, 5);
      Longs number = Longs.allocate(arena, 1, 5);
      Doubles x = Doubles.allocate(arena, 1, 10);
      Ints status = Ints.allocate(arena, 1, 10);
      reader.read(2, EventTable.of(5).column(reader.columns().get(0), z, 0).column(reader.columns().get(1), number, 0)
          .column(reader.columns().get(2), x, 0).column(reader.columns().get(3), status, 0));
      for (int e = 0; e < 5; e++) {
        int n = e + 2;
        assertThat(z.get(0, e)).isEqualTo(n == 4 ? Double.valueOf(Double.NaN) : Double.valueOf(n / 3.0));
        assertThat(number.get(0, e)).isEqualTo((1L << 62) - n);
        for (int slot = 0; slot < 2; slot++) {
          assertThat(x.get(0, slot * 5 + e)).isEqualTo(Math.sqrt(2 * n + slot));
          assertThat(status.get(0, slot * 5 + e)).isEqualTo(2 * n + slot - 7);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "compressed | it is compressed; write it without compression",
      "no-events | it holds no events; make it with at least one",
      "float32 | column 'x' has another type (FloatingPoint SINGLE); an event file holds float64, int32 and int64,",
      "unsigned | column 'x' has another type (uint64); ",
      "text | column 'x' has another type (Utf8); ",
      "list | column 'x' has another type (List); ",
      "dictionary | it has dictionaries; write its columns as plain numbers",
      "missing | column 'x' has missing values; fill them in, for example with NaN",
      "missing-in-list | column 'x' has missing values; fill them in, for example with NaN",
      "no-columns | it has no columns; ",
      "twice | two columns are named 'x'; rename one",
      "stream | this is no Arrow IPC file; "})
  void whatNoEventFileHoldsIsRefused(String name, String why) throws IOException {
    Path file = resource(name + ".arrow");
    assertThatThrownBy(() -> EventReader.open(file)).isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": " + why);
  }

  /** To renew the resource, copy the file that this test writes. */
  @Test
  void whatIsWrittenDoesNotChange() throws IOException {
    Path expected = resource("written.arrow");
    try (Arena arena = Arena.ofConfined()) {
      Path written = Samples.random(arena, 2, 13, 3).write(folder.resolve("now.arrow"));
      assertThat(written).hasSameBinaryContentAs(expected);
    }
  }
}

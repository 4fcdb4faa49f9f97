package org.fiducia.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fiducia.geometry.InputException;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {

  @TempDir Path folder;
  private Arena arena;
  private Path file;

  @BeforeEach
  void open() {
    arena = Arena.ofConfined();
    file = folder.resolve("events.arrow");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  /** Batches of one size are read in chunks of another: every bit comes back in its slot and event. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "4, 3, 4, 1", "13, 5, 4, 6", "207, 8, 13, 207", "4098, 3, 1000, 4097",
      "70000, 2, 70000, 66000"})
  void everyBitComesBack(long events, int slots, long batch, long chunk) {
    Samples all = Samples.random(arena, slots, events, 7);
    int batches = 0;
    try (EventWriter writer = EventWriter.create(file, false, "events", all.table().columns(), Samples.metadata())) {
      Samples part = Samples.empty(arena, slots, batch);
      for (long first = 0; first < events; first += batch, batches++) {
        long count = Math.min(batch, events - first);
        for (long e = 0; e < count; e++) {
          copyEvent(all, first + e, events, part, e, count);
        }
        writer.write(part.table(count));
      }
      writer.publish();
    }
    try (EventReader reader = EventReader.open(file)) {
      assertThat(reader.events()).isEqualTo(events);
      assertThat(reader.batches()).isEqualTo(batches);
      assertThat(reader.columns()).isEqualTo(all.table().columns());
      Samples part = Samples.empty(arena, slots, chunk);
      Samples back = Samples.empty(arena, slots, events);
      for (long first = 0; first < events; first += chunk) {
        long count = Math.min(chunk, events - first);
        reader.read(first, part.table(count));
        for (long e = 0; e < count; e++) {
          copyEvent(part, e, count, back, first + e, events);
        }
      }
      assertThat(back.decay().data().mismatch(all.decay().data())).isEqualTo(-1);
      assertThat(back.shape().data().mismatch(all.shape().data())).isEqualTo(-1);
      assertThat(back.track().data().mismatch(all.track().data())).isEqualTo(-1);
      assertThat(back.status().data().mismatch(all.status().data())).isEqualTo(-1);
    }
  }

  @Test
  void someColumnsOfABlockMakeATable() {
    Samples all = Samples.random(arena, 3, 13, 7);
    List<EventColumn> whole =
        EventTable.of(13).perSlot("track", Samples.TRACK, 3, all.track()).columns();
    EventTable some = EventTable.of(13).perSlot("track", Samples.TRACK, 3, all.track(), IntStream.of(1));
    assertThat(some.columns()).containsExactly(whole.get(1));
    try (EventWriter writer = EventWriter.create(file, false, "events", some.columns(), Map.of())) {
      writer.write(some);
      writer.publish();
    }
    Samples back = Samples.empty(arena, 3, 13);
    try (EventReader reader = EventReader.open(file)) {
      reader.read(0, EventTable.of(13).perSlot("track", Samples.TRACK, 3, back.track(), IntStream.of(1)));
    }
    assertThat(back.track().column(1).mismatch(all.track().column(1))).isEqualTo(-1);
    assertThat(back.track().column(0).toArray(ValueLayout.JAVA_DOUBLE)).containsOnly(0);
  }

  private static void copyEvent(Samples from, long e, long events, Samples to, long f, long toEvents) {
    for (int c = 0; c < 2; c++) {
      to.decay().set(c, f, from.decay().get(c, e));
    }
    to.shape().set(0, f, from.shape().get(0, e));
    for (int slot = 0; slot < from.slots(); slot++) {
      for (int c = 0; c < 2; c++) {
        to.track().set(c, slot * toEvents + f, from.track().get(c, slot * events + e));
      }
      to.status().set(0, slot * toEvents + f, from.status().get(0, slot * events + e));
    }
  }

  @Test
  void columnsSayTheirUnitAndTheFileItsOrigin() {
    Samples.random(arena, 2, 3, 1).write(file);
    try (EventReader reader = EventReader.open(file)) {
      assertThat(reader.column("track.cov_x_x"))
          .contains(new EventColumn("track.cov_x_x", EventColumn.Type.FLOAT64, 2, "mm^2", "covariance"));
      assertThat(reader.column("track.status").orElseThrow().typeText()).isEqualTo("int32[2]");
      assertThat(reader.column("seed.number").orElseThrow().typeText()).isEqualTo("int64");
      assertThat(reader.column("nothing")).isEmpty();
      assertThat(reader.kind()).contains("events");
      assertThat(reader.metadata()).containsExactly(Map.entry("fiducia.kind", "events"),
          Map.entry("fiducia.format", "1"), Map.entry("fiducia.version", "0.1.0"),
          Map.entry("card", Samples.metadata().get("card")), Map.entry("seed", "42"));
    }
  }

  @Test
  void aColumnThatIsNotAsNeededIsNamed() {
    Samples.random(arena, 2, 3, 1).write(file);
    try (EventReader reader = EventReader.open(file)) {
      Doubles numbers = Doubles.allocate(arena, 2, 9);
      assertThatThrownBy(() -> reader.read(0, EventTable.of(3).perEvent("vertex", Samples.DECAY, numbers)))
          .isInstanceOf(InputException.class).hasMessage(file + ": it has no column 'vertex.weight', only decay.weight,"
              + " decay.z, seed.number, track.qp, track.cov_x_x, track.status; use a file that has it");
      assertThatThrownBy(() -> reader.read(0, EventTable.of(3).perSlot("track", Samples.TRACK, 3, numbers)))
          .isInstanceOf(InputException.class).hasMessage(file
              + ": column 'track.qp' is float64[2], but float64[3] is needed; use a file that has it so");
      assertThatThrownBy(() -> reader.read(1, EventTable.of(3).perEvent("decay", Samples.DECAY, numbers)))
          .isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("events 1 to 3 of 3");
    }
  }

  @Test
  void equalContentGivesEqualBytes() throws IOException {
    byte[] one = Files.readAllBytes(Samples.random(arena, 3, 207, 5).write(file));
    byte[] two = Files.readAllBytes(Samples.random(arena, 3, 207, 5).write(folder.resolve("again.arrow")));
    assertThat(two).isEqualTo(one);
  }

  @Test
  void aFileAppearsWholeOrNotAtAll() throws IOException {
    Samples samples = Samples.random(arena, 2, 3, 1);
    EventWriter writer = EventWriter.create(file, false, "events", samples.table().columns(), Map.of());
    writer.write(samples.table());
    assertThat(file).doesNotExist();
    assertThat(files()).singleElement().asString().contains(".events.arrow.unfinished-");
    assertThatThrownBy(() -> EventWriter.create(file, false, "events", samples.table().columns(), Map.of()))
        .isInstanceOf(InputException.class).hasMessageContaining("it is being written already");
    writer.close();
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> writer.write(samples.table())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInterruptLeavesNothingBehind() throws IOException {
    Samples samples = Samples.random(arena, 2, 3, 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> samples.write(file)).hasMessageContaining("nothing is kept");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileIsReplacedOnlyIfAsked() throws IOException {
    Samples.random(arena, 2, 3, 1).write(file);
    byte[] before = Files.readAllBytes(file);
    Samples other = Samples.random(arena, 2, 4, 2);
    assertThatThrownBy(() -> other.write(file)).isInstanceOf(InputException.class)
        .hasMessage(file + ": the file exists; choose another name, or ask for it to be overwritten");
    assertThat(file).hasBinaryContent(before);
    try (EventWriter writer = EventWriter.create(file, true, "events", other.table().columns(), Map.of())) {
      writer.write(other.table());
      writer.publish();
    }
    try (EventReader reader = EventReader.open(file)) {
      assertThat(reader.events()).isEqualTo(4);
    }
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFileThatAppearsMeanwhileIsKept() throws IOException {
    Samples samples = Samples.random(arena, 2, 3, 1);
    try (EventWriter writer = EventWriter.create(file, false, "events", samples.table().columns(), Map.of())) {
      writer.write(samples.table());
      Files.writeString(file, "precious");
      assertThatThrownBy(writer::publish).isInstanceOf(InputException.class).hasMessageContaining("the file exists");
    }
    assertThat(file).hasContent("precious");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aPlaceWhereNoFileCanBeIsRefused() {
    Samples samples = Samples.random(arena, 2, 3, 1);
    assertThatThrownBy(() -> samples.write(folder.resolve("missing/events.arrow")))
        .isInstanceOf(InputException.class).hasMessageEndingWith("its folder does not exist; make it first");
    assertThatThrownBy(() -> samples.write(folder)).isInstanceOf(InputException.class)
        .hasMessageEndingWith("this is not a file; choose another name");
  }

  @Test
  void misuseIsRefused() {
    Samples samples = Samples.random(arena, 2, 3, 1);
    Longs longs = Longs.allocate(arena, 1, 3);
    assertThatThrownBy(() -> EventTable.of(0)).hasMessageContaining("at least 1 event");
    assertThatThrownBy(() -> samples.table().perEvent("decay", Samples.DECAY, samples.decay()))
        .hasMessage("two columns are named 'decay.weight'");
    assertThatThrownBy(() -> EventTable.of(4).perEvent("seed", Samples.SEED, longs))
        .hasMessageContaining("needs 4 rows");
    assertThatThrownBy(() -> EventTable.of(3).perEvent("decay", Samples.DECAY, longs)).hasMessageContaining("column 1");
    assertThatThrownBy(() -> EventTable.of(3)
        .column(new EventColumn("n", EventColumn.Type.FLOAT64, 0, "1", ""), longs, 0)).hasMessageContaining("int64");
    assertThatThrownBy(() -> new EventColumn("two\nlines", EventColumn.Type.INT32, 0, "", ""))
        .hasMessageContaining("printable");
    List<EventColumn> columns = samples.table().columns();
    assertThatThrownBy(() -> EventWriter.create(file, false, "events", columns, Map.of("fiducia.kind", "x")))
        .hasMessageContaining("the writer's own");
    try (EventWriter writer = EventWriter.create(file, false, "events", columns, Map.of())) {
      assertThatThrownBy(() -> writer.write(EventTable.of(3).perEvent("seed", Samples.SEED, longs)))
          .hasMessageContaining("other columns");
      assertThatThrownBy(writer::publish).hasMessageContaining("no event was written");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

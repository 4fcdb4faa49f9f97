package org.fiducia.app;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fiducia.io.EventColumn;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventTable;
import org.fiducia.io.EventWriter;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/** Event files as tests look at them and change them. */
final class EventFiles {

  /** Changes the values of a column, row = slot * events + event. */
  interface Change {
    Change NONE = (name, values) -> {};

    void apply(String name, Block values);
  }

  private EventFiles() {}

  /** Values of a column of numbers, slot by slot. */
  static double[] doubles(Path file, String name) {
    return values(file, name, (block, row) -> ((Doubles) block).get(0, row));
  }

  /** Values of a column of whole numbers, slot by slot. */
  static int[] ints(Path file, String name) {
    double[] values = values(file, name, (block, row) -> ((Ints) block).get(0, row));
    int[] ints = new int[values.length];
    for (int k = 0; k < ints.length; k++) {
      ints[k] = (int) values[k];
    }
    return ints;
  }

  private interface Value {
    double of(Block block, long row);
  }

  private static double[] values(Path file, String name, Value value) {
    try (EventReader reader = EventReader.open(file); Arena arena = Arena.ofConfined()) {
      EventColumn column = reader.column(name).orElseThrow();
      Block block = column.block(arena, reader.events());
      reader.read(0, EventTable.of(reader.events()).column(column, block, 0));
      double[] values = new double[(int) reader.events() * column.valuesPerEvent()];
      for (int row = 0; row < values.length; row++) {
        values[row] = value.of(block, row);
      }
      return values;
    }
  }

  static List<String> columns(Path file) {
    try (EventReader reader = EventReader.open(file)) {
      return reader.columns().stream().map(EventColumn::name).toList();
    }
  }

  static Map<String, String> metadata(Path file) {
    try (EventReader reader = EventReader.open(file)) {
      return new LinkedHashMap<>(reader.metadata());
    }
  }

  /** The same events in record batches of another length, of some columns, some values changed. */
  static Path rewrite(Path from, Path to, String kind, int batch, Predicate<String> kept, Change change) {
    try (EventReader reader = EventReader.open(from)) {
      Map<String, String> metadata = new LinkedHashMap<>(reader.metadata());
      metadata.keySet().removeIf(key -> key.startsWith(EventWriter.OWN_KEYS));
      List<EventColumn> columns = reader.columns().stream().filter(c -> kept.test(c.name())).toList();
      try (EventWriter writer = EventWriter.create(to, true, kind, columns, metadata)) {
        for (long done = 0; done < reader.events(); done += batch) {
          copy(reader, done, Math.min(batch, reader.events() - done), columns, change, writer);
        }
        writer.publish();
      }
      return to;
    }
  }

  private static void copy(EventReader reader, long first, long events, List<EventColumn> columns, Change change,
      EventWriter writer) {
    try (Arena arena = Arena.ofConfined()) {
      EventTable table = EventTable.of(events);
      List<Block> blocks = new ArrayList<>();
      for (EventColumn column : columns) {
        blocks.add(column.block(arena, events));
        table = table.column(column, blocks.getLast(), 0);
      }
      reader.read(first, table);
      for (int c = 0; c < blocks.size(); c++) {
        change.apply(columns.get(c).name(), blocks.get(c));
      }
      writer.write(table);
    }
  }
}

package org.fiducia.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fiducia.language.Block;
import org.fiducia.language.Layout;

/**
 * Events in memory: which columns of which blocks are columns of a file. A writer takes their values from there, a
 * reader puts them there. Immutable; it does not own the blocks.
 *
 * <pre>{@code
 * EventTable.of(events)
 *     .perEvent("decay", ParentDecay.LAYOUT, decays)         // decay.weight, decay.x ...
 *     .perSlot("track", Track.LAYOUT, slots, tracks)         // track.x ..., lists of one value a slot
 * }</pre>
 */
public final class EventTable {

  private final long events;
  private final List<BoundColumn> bound;

  private EventTable(long events, List<BoundColumn> bound) {
    this.events = events;
    this.bound = List.copyOf(bound);
  }

  /** A table of so many events, with no column yet. */
  public static EventTable of(long events) {
    if (events < 1) {
      throw new IllegalArgumentException("a table needs at least 1 event, not " + events);
    }
    return new EventTable(events, List.of());
  }

  /**
   * Adds all columns of a block with one row an event.
   *
   * @param block at least as many rows as the table has events; its first rows are the events
   */
  public EventTable perEvent(String prefix, Layout layout, Block block) {
    return with(prefix, layout, EventColumn.ONE_VALUE, block, IntStream.range(0, layout.size()));
  }

  /**
   * Adds all columns of a block with one row a particle or track, row = slot * events + event.
   *
   * @param slots particles or tracks of an event, at least 1
   * @param block at least slots * events rows
   */
  public EventTable perSlot(String prefix, Layout layout, int slots, Block block) {
    return perSlot(prefix, layout, slots, block, IntStream.range(0, layout.size()));
  }

  /**
   * Adds some columns of a block with one row a particle or track.
   *
   * @param columns their indexes in the layout
   */
  public EventTable perSlot(String prefix, Layout layout, int slots, Block block, IntStream columns) {
    if (slots < 1) {
      throw new IllegalArgumentException("an event needs at least 1 slot, not " + slots);
    }
    return with(prefix, layout, slots, block, columns);
  }

  private EventTable with(String prefix, Layout layout, int slots, Block block, IntStream columns) {
    EventTable table = this;
    for (int i : columns.toArray()) {
      EventColumn.Type type = EventColumn.Type.of(block);
      table = table.column(EventColumn.of(prefix, layout.columns().get(i), type, slots), block, i);
    }
    return table;
  }

  /**
   * Adds one column.
   *
   * @param index column of the block
   * @throws IllegalArgumentException if the block is too small or of another type, or the name is taken
   */
  public EventTable column(EventColumn column, Block block, int index) {
    if (bound.stream().anyMatch(b -> b.column().name().equals(column.name()))) {
      throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
    }
    List<BoundColumn> more = new ArrayList<>(bound);
    more.add(new BoundColumn(column, block, index, events));
    return new EventTable(events, more);
  }

  public long events() {
    return events;
  }

  /** The columns in the order of their adding. */
  public List<EventColumn> columns() {
    return bound.stream().map(BoundColumn::column).toList();
  }

  /** The blocks of the columns, each once. */
  public List<Block> blocks() {
    return bound.stream().map(BoundColumn::block).distinct().toList();
  }

  /** Bytes that hold any of the columns, but no more than a limit. */
  long scratchBytes(long limit) {
    long widest = bound.stream().mapToLong(b -> b.column().bytesPerEvent() * events).max().orElse(1);
    return Math.min(limit, widest);
  }

  List<BoundColumn> bound() {
    return bound;
  }
}

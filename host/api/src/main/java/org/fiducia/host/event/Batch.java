package org.fiducia.host.event;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * Consecutive events with all their blocks: each step of a pipeline reads some and adds its own. A block has one row an
 * event, or one row a slot (particle, track) ordered slot by slot: row = slot * events + event. The memory is outside the
 * heap, made when a block is first asked for, and freed by {@link #close()}. Not safe for use by several threads.
 */
public final class Batch implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final int capacity;
  private final int slots;
  private final Longs shape;
  private final Map<Layout, Block> perEvent = new LinkedHashMap<>();
  private final Map<Layout, Block> perSlot = new LinkedHashMap<>();
  private long first;
  private int events;

  /**
   * Makes a batch with room for events, all of them in use and numbered from 0.
   *
   * @param capacity most events, at least 1
   * @param slots particles or tracks an event, 1 to {@value EventShape#MOST_SLOTS}
   */
  public Batch(int capacity, int slots) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch needs room for at least 1 event, not " + capacity);
    }
    if (slots < 1 || slots > EventShape.MOST_SLOTS) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + EventShape.MOST_SLOTS + " slots an event, not " + slots);
    }
    this.capacity = capacity;
    this.slots = slots;
    this.shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.SLOTS, 0, slots);
    begin(0, capacity);
  }

  /**
   * Takes the batch for the next events; what the blocks hold is then out of date.
   *
   * @param first number of the first event in the production
   * @param events 1 to the capacity
   */
  public void begin(long first, int events) {
    if (first < 0 || events < 1 || events > capacity) {
      throw new IllegalArgumentException("events " + first + " + " + events + " do not fit a batch of " + capacity);
    }
    this.first = first;
    this.events = events;
    shape.set(EventShape.EVENTS, 0, events);
  }

  /** Number of the first event in the production. */
  public long first() {
    return first;
  }

  /** Events in use. */
  public int events() {
    return events;
  }

  /** Particles or tracks an event. */
  public int slots() {
    return slots;
  }

  /** Rows in use of the blocks with one row a slot. */
  public long rows() {
    return (long) slots * events;
  }

  /** One row of {@link EventShape}. */
  public Longs shape() {
    return shape;
  }

  /** The block of a layout with one row an event. */
  public Doubles doubles(Layout layout) {
    return (Doubles) perEvent.computeIfAbsent(layout, l -> Doubles.allocate(arena, l, capacity));
  }

  /** The block of whole numbers with one row an event. */
  public Ints ints(Layout layout) {
    return (Ints) perEvent.computeIfAbsent(layout, l -> Ints.allocate(arena, l, capacity));
  }

  /** The block of a layout with one row a slot. */
  public Doubles slotDoubles(Layout layout) {
    return (Doubles) perSlot.computeIfAbsent(layout, l -> Doubles.allocate(arena, l, (long) slots * capacity));
  }

  /** The block of whole numbers with one row a slot. */
  public Ints slotInts(Layout layout) {
    return (Ints) perSlot.computeIfAbsent(layout, l -> Ints.allocate(arena, l, (long) slots * capacity));
  }

  /**
   * The block of a layout with several rows an event that are no slots, such as hypotheses: row = k * events + event.
   *
   * @param perEvent rows an event, the same at each call
   */
  public Doubles doubles(Layout layout, int perEvent) {
    return (Doubles) this.perEvent.computeIfAbsent(
        layout, l -> Doubles.allocate(arena, l, (long) perEvent * capacity));
  }

  /**
   * Asks for what an earlier step had to write.
   *
   * @param step what writes it, named in the message
   * @throws IllegalStateException if it was never written
   */
  public void require(Layout layout, String step) {
    if (!perEvent.containsKey(layout) && !perSlot.containsKey(layout)) {
      throw new IllegalStateException("this batch has no " + layout.name() + ": run " + step + " on it first");
    }
  }

  /** The blocks of some layouts, as far as they exist: what to fetch from a {@link org.fiducia.host.Chain}. */
  public List<Block> blocks(Collection<Layout> layouts) {
    List<Block> blocks = new ArrayList<>();
    for (Layout layout : layouts) {
      Stream.of(perEvent.get(layout), perSlot.get(layout)).filter(Objects::nonNull).forEach(blocks::add);
    }
    return blocks;
  }

  /** Layouts of the blocks that exist. */
  public Set<Layout> layouts() {
    Set<Layout> all = new LinkedHashSet<>(perEvent.keySet());
    all.addAll(perSlot.keySet());
    return all;
  }

  @Override
  public void close() {
    arena.close();
  }
}

package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** A block of {@code long} columns, also the place of exact fixed-point sums. */
public final class Longs extends Block {

  private static final VarHandle ELEMENT = ValueLayout.JAVA_LONG.varHandle();

  private Longs(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Long.BYTES);
  }

  /** A block of zeros. */
  public static Longs allocate(Arena arena, int columns, long rows) {
    return new Longs(arena, columns, rows);
  }

  /** A block of zeros with one column a quantity of the layout. */
  public static Longs allocate(Arena arena, Layout layout, long rows) {
    return new Longs(arena, layout.size(), rows);
  }

  public long get(int column, long i) {
    return data.getAtIndex(ValueLayout.JAVA_LONG, column * stride + i);
  }

  public void set(int column, long i, long value) {
    data.setAtIndex(ValueLayout.JAVA_LONG, column * stride + i, value);
  }

  /** Adds atomically, wrapping: the sum does not depend on the order, so it is the same on every device. */
  public void add(int column, long i, long value) {
    long unused = (long) ELEMENT.getAndAdd(data, (column * stride + i) * Long.BYTES, value);
  }
}

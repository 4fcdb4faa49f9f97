package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.LongBuffer;

/** A block of {@code long} columns, also the place of exact fixed-point sums. */
public final class Longs extends Block {

  // Columns are aligned, so that the check of each access can be spared.
  private static final VarHandle ELEMENT = ValueLayout.JAVA_LONG_UNALIGNED.varHandle().withInvokeExactBehavior();
  private static final VarHandle ATOMIC = ValueLayout.JAVA_LONG.varHandle();

  /** The first {@code nearSize} elements. */
  private final LongBuffer near;
  private final long nearSize;

  private Longs(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Long.BYTES);
    near = beginning().asLongBuffer();
    nearSize = near.limit();
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
    long at = column * stride + i;
    return Long.compareUnsigned(at, nearSize) < 0 ? near.get((int) at) : (long) ELEMENT.get(data, at << 3);
  }

  public void set(int column, long i, long value) {
    ELEMENT.set(data, (column * stride + i) << 3, value);
  }

  /** Adds atomically, wrapping: the sum does not depend on the order, so it is the same on every device. */
  public void add(int column, long i, long value) {
    long unused = (long) ATOMIC.getAndAdd(data, (column * stride + i) * Long.BYTES, value);
  }
}

package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.IntBuffer;

/** A block of {@code int} columns: indices, multiplicities, status codes. */
public final class Ints extends Block {

  // Columns are aligned, so that the check of each access can be spared.
  private static final VarHandle ELEMENT = ValueLayout.JAVA_INT_UNALIGNED.varHandle().withInvokeExactBehavior();

  /** The first {@code nearSize} elements. */
  private final IntBuffer near;
  private final long nearSize;

  private Ints(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Integer.BYTES);
    near = beginning().asIntBuffer();
    nearSize = near.limit();
  }

  /** A block of zeros. */
  public static Ints allocate(Arena arena, int columns, long rows) {
    return new Ints(arena, columns, rows);
  }

  /** A block of zeros with one column a quantity of the layout. */
  public static Ints allocate(Arena arena, Layout layout, long rows) {
    return new Ints(arena, layout.size(), rows);
  }

  public int get(int column, long i) {
    long at = column * stride + i;
    return Long.compareUnsigned(at, nearSize) < 0 ? near.get((int) at) : (int) ELEMENT.get(data, at << 2);
  }

  public void set(int column, long i, int value) {
    ELEMENT.set(data, (column * stride + i) << 2, value);
  }
}

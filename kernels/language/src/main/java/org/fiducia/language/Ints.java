package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/** A block of {@code int} columns: indices, multiplicities, status codes. */
public final class Ints extends Block {

  private Ints(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Integer.BYTES);
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
    return data.getAtIndex(ValueLayout.JAVA_INT, column * stride + i);
  }

  public void set(int column, long i, int value) {
    data.setAtIndex(ValueLayout.JAVA_INT, column * stride + i, value);
  }
}

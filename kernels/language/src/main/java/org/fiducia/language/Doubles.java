package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/** A block of {@code double} columns. Every NaN is stored as the canonical NaN: its payload is not reproducible. */
public final class Doubles extends Block {

  private Doubles(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Double.BYTES);
  }

  /** A block of zeros. */
  public static Doubles allocate(Arena arena, int columns, long rows) {
    return new Doubles(arena, columns, rows);
  }

  /** A block of zeros with one column a quantity of the layout. */
  public static Doubles allocate(Arena arena, Layout layout, long rows) {
    return new Doubles(arena, layout.size(), rows);
  }

  public double get(int column, long i) {
    return data.getAtIndex(ValueLayout.JAVA_DOUBLE, column * stride + i);
  }

  public void set(int column, long i, double value) {
    data.setAtIndex(ValueLayout.JAVA_DOUBLE, column * stride + i, value == value ? value : Double.NaN);
  }
}

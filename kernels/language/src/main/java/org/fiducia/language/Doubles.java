package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.DoubleBuffer;

/** A block of {@code double} columns. Every NaN is stored as the canonical NaN: its payload is not reproducible. */
public final class Doubles extends Block {

  // Columns are aligned, so that the check of each access can be spared.
  private static final VarHandle ELEMENT = ValueLayout.JAVA_DOUBLE_UNALIGNED.varHandle().withInvokeExactBehavior();

  /** The first {@code nearSize} elements. */
  private final DoubleBuffer near;
  private final long nearSize;

  private Doubles(Arena arena, int columns, long rows) {
    super(arena, columns, rows, Double.BYTES);
    near = beginning().asDoubleBuffer();
    nearSize = near.limit();
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
    long at = column * stride + i;
    return Long.compareUnsigned(at, nearSize) < 0 ? near.get((int) at) : (double) ELEMENT.get(data, at << 3);
  }

  public void set(int column, long i, double value) {
    ELEMENT.set(data, (column * stride + i) << 3, value == value ? value : Double.NaN);
  }
}

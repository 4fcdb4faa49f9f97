package org.fiducia.language;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A structure of arrays outside the heap: {@code columns} columns of {@code rows} values, each column contiguous and
 * aligned to 64 bytes. {@value #HEADER} bytes are reserved before the first column for a backend's own use.
 * The block lives as long as the arena that it was made in.
 */
public abstract sealed class Block permits Doubles, Longs, Ints {

  /** Bytes reserved before the first column. */
  public static final int HEADER = 64;

  private static final int ALIGNMENT = 64;

  private final MemorySegment whole;
  private final int columns;
  private final long rows;
  private final int width;

  /** Elements from one column to the next. */
  final long stride;

  /** The columns, without the header. */
  final MemorySegment data;

  Block(Arena arena, int columns, long rows, int width) {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("a block needs at least 1 column and 1 row, not " + columns + " x " + rows);
    }
    long perLine = ALIGNMENT / width;
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    // an odd number of lines: at a power of two, one row's lines of all columns would share a few places of the caches
    long lines = (rows + perLine - 1) / perLine | 1;
    this.stride = Math.multiplyExact(lines, perLine);
    long bytes = Math.multiplyExact(Math.multiplyExact(stride, (long) columns), (long) width);
    this.whole = arena.allocate(Math.addExact(bytes, (long) HEADER), ALIGNMENT);
    this.data = whole.asSlice(HEADER);
  }

  /**
   * The columns, as far as 2 GiB reach. C2 stops inlining in a method once it has made 18 000 nodes; a read of a segment
   * makes 800, a read of a buffer 400. Writes go to the segment all the same: C2 merges the checks of writes that follow
   * one another, those of a buffer it repeats.
   */
  final ByteBuffer beginning() {
    long bytes = Math.min(data.byteSize(), Integer.MAX_VALUE / ALIGNMENT * ALIGNMENT);
    return data.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  public final int columns() {
    return columns;
  }

  public final long rows() {
    return rows;
  }

  /** Elements from the start of one column to the start of the next. */
  public final long stride() {
    return stride;
  }

  /** Bytes per value: 8 or 4. */
  public final int width() {
    return width;
  }

  /** All columns with their padding, without the header. */
  public final MemorySegment data() {
    return data;
  }

  /** Header and columns: what a backend that needs room before the data sees. */
  public final MemorySegment whole() {
    return whole;
  }

  /** The values of one column: {@code rows() * width()} bytes, no copy. */
  public final MemorySegment column(int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    return data.asSlice(column * stride * width, rows * width);
  }

  /** False once the arena of this block is closed. */
  public final boolean alive() {
    return whole.scope().isAlive();
  }
}

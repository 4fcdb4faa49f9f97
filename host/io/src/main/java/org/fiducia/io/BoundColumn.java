package org.fiducia.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * A column of a file and the place of its values in memory. In the file the values of one event are neighbours; in the
 * block they lie slot by slot, row = slot * events + event.
 */
record BoundColumn(EventColumn column, Block block, int index, long events) {

  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  BoundColumn {
    if (index < 0 || index >= block.columns()) {
      throw new IllegalArgumentException(
          "column '" + column.name() + "' is column " + index + " of a block of " + block.columns());
    }
    if (column.type() != EventColumn.Type.of(block)) {
      throw new IllegalArgumentException(
          "column '" + column.name() + "' is " + column.type() + ", its block " + EventColumn.Type.of(block));
    }
    long rows = Math.multiplyExact(events, (long) column.valuesPerEvent());
    if (block.rows() < rows) {
      throw new IllegalArgumentException(
          "column '" + column.name() + "' needs " + rows + " rows, its block has " + block.rows());
    }
  }

  /** Copies events from the block into file order. */
  void gather(long first, long count, MemorySegment to) {
    int slots = column.valuesPerEvent();
    switch (block) {
      case Doubles from -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(DOUBLE, (e * slots + slot) * Double.BYTES, from.get(index, row + e));
          }
        }
      }
      case Longs from -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(LONG, (e * slots + slot) * Long.BYTES, from.get(index, row + e));
          }
        }
      }
      case Ints from -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(INT, (e * slots + slot) * Integer.BYTES, from.get(index, row + e));
          }
        }
      }
    }
  }

  /** Copies events from file order into the block. */
  void scatter(MemorySegment from, long first, long count) {
    int slots = column.valuesPerEvent();
    switch (block) {
      case Doubles to -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(index, row + e, from.get(DOUBLE, (e * slots + slot) * Double.BYTES));
          }
        }
      }
      case Longs to -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(index, row + e, from.get(LONG, (e * slots + slot) * Long.BYTES));
          }
        }
      }
      case Ints to -> {
        for (int slot = 0; slot < slots; slot++) {
          long row = slot * events + first;
          for (long e = 0; e < count; e++) {
            to.set(index, row + e, from.get(INT, (e * slots + slot) * Integer.BYTES));
          }
        }
      }
    }
  }
}

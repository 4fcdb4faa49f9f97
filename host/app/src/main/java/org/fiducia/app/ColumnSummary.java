package org.fiducia.app;

import java.lang.foreign.Arena;
import org.fiducia.io.EventColumn;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventTable;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * What the values of a column are like; lists count value by value.
 *
 * @param values all values that are not NaN
 * @param nan values that are NaN
 * @param min smallest value, in the column's own precision; NaN if there is none
 * @param max largest value, likewise
 * @param mean of the values that are not NaN; NaN if there is none
 */
record ColumnSummary(EventColumn column, long values, long nan, Number min, Number max, double mean) {

  /** Values that are held in memory at a time. */
  private static final int CHUNK = 1 << 16;

  /** Reads the whole column. */
  static ColumnSummary of(EventReader reader, EventColumn column) {
    Running running = new Running();
    long chunk = Math.min(reader.events(), Math.max(1, CHUNK / column.valuesPerEvent()));
    try (Arena arena = Arena.ofConfined()) {
      Block block = column.block(arena, chunk);
      for (long first = 0; first < reader.events(); first += chunk) {
        long events = Math.min(chunk, reader.events() - first);
        reader.read(first, EventTable.of(events).column(column, block, 0));
        running.add(block, events * column.valuesPerEvent());
      }
    }
    return running.summary(column);
  }

  private static final class Running {

    private long values;
    private long nan;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long leastWhole = Long.MAX_VALUE;
    private long greatestWhole = Long.MIN_VALUE;

    void add(Block block, long rows) {
      for (long i = 0; i < rows; i++) {
        switch (block) {
          case Doubles numbers -> add(numbers.get(0, i));
          case Longs numbers -> addWhole(numbers.get(0, i));
          case Ints numbers -> addWhole(numbers.get(0, i));
        }
      }
    }

    private void add(double value) {
      if (Double.isNaN(value)) {
        nan++;
        return;
      }
      values++;
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }

    private void addWhole(long value) {
      values++;
      sum += value;
      leastWhole = Math.min(leastWhole, value);
      greatestWhole = Math.max(greatestWhole, value);
    }

    ColumnSummary summary(EventColumn column) {
      if (values == 0) {
        return new ColumnSummary(column, 0, nan, Double.NaN, Double.NaN, Double.NaN);
      }
      boolean whole = column.type() != EventColumn.Type.FLOAT64;
      Number min = least;
      Number max = greatest;
      if (whole) {
        min = leastWhole;
        max = greatestWhole;
      }
      return new ColumnSummary(column, values, nan, min, max, sum / values);
    }
  }
}

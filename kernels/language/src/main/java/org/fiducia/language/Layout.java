package org.fiducia.language;

import java.util.List;

/**
 * The columns of a block, in the order of their index constants.
 *
 * @param name what one row of the block is
 * @param columns its quantities
 */
public record Layout(String name, List<Column> columns) {

  public Layout {
    columns = List.copyOf(columns);
  }

  public static Layout of(String name, Column... columns) {
    return new Layout(name, List.of(columns));
  }

  public static Column column(String name, String unit, String meaning) {
    return new Column(name, unit, meaning);
  }

  public int size() {
    return columns.size();
  }
}

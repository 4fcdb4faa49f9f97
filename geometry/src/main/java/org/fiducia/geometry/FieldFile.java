package org.fiducia.geometry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table of a magnetic field: text or gzip, one point a line, numbers separated by blanks, lines that begin with #
 * left out. Positions in mm in the frame of the geometry, in equal steps upwards, x running fastest, then y, then z;
 * field in T.
 */
final class FieldFile {

  /** A step may be off by the rounding of printed numbers, not by more. */
  private static final double STEP_TOLERANCE = 0.001;

  private static final List<String> COLUMNS = List.of("x", "y", "z", "Bx", "By", "Bz");

  private final String file;
  private final List<String> columns;
  private double[] values = new double[6 << 8];
  private int[] lines = new int[1 << 8];
  private int rows;

  private FieldFile(String file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * @param columns which of x, y, z, Bx, By, Bz the file has, in this order; what it has not is 0 or does not matter
   * @throws InputException if the file is not there, damaged, or no such table
   */
  static FieldGrid read(Path path, List<String> columns) {
    byte[] bytes = InputFile.bytes(path);
    FieldFile table = new FieldFile(path.toString(), columns);
    table.parse(new String(InputFile.uncompressed(table.file, bytes), StandardCharsets.ISO_8859_1));
    return table.grid(InputFile.of(table.file, bytes));
  }

  private void parse(String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String trimmed = line.strip();
      if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        row(trimmed.split("\\s+"), number);
      }
    }
  }

  private void row(String[] words, int line) {
    int width = columns.size();
    if (words.length != width) {
      throw wrong(line, words.length + (words.length == 1 ? " column" : " columns") + ", but " + width + " are needed: "
          + described() + "; is the file cut off?");
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
      values = Arrays.copyOf(values, 2 * rows * 6);
    }
    for (int k = 0; k < width; k++) {
      values[6 * rows + COLUMNS.indexOf(columns.get(k))] = number(words[k], columns.get(k), line);
    }
    lines[rows++] = line;
  }

  private double number(String word, String column, int line) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw InputException.at(file, line, column + ": \"" + word + "\" is not a number; correct the table", e);
    }
    throw wrong(line, column + ": " + word + " is not a finite number; correct the table");
  }

  private FieldGrid grid(InputFile source) {
    if (rows == 0) {
      throw InputException.at(file, 0, "the table is empty; lines of " + described() + " are needed");
    }
    int nx = columns.contains("x") ? Math.min(run(1), run(2)) : 1;
    int layer = run(2);
    FieldGrid.Axis x = axis(0, 1, nx);
    FieldGrid.Axis y = axis(1, nx, Math.max(layer / nx, 1));
    if (rows % layer != 0 || layer % nx != 0) {
      throw wrong(
          lines[rows - 1], "the table ends inside a layer of " + layer + " points at one z; is the file cut off?");
    }
    FieldGrid.Axis z = axis(2, layer, rows / layer);
    if (z.nodes() < 2) {
      throw wrong(lines[0], "z: there is one z only; at least two are needed");
    }
    double[] components = new double[3 * rows];
    for (int k = 0; k < rows; k++) {
      expect(k, 0, x, k % nx);
      expect(k, 1, y, k / nx % y.nodes());
      expect(k, 2, z, k / layer);
      System.arraycopy(values, 6 * k + 3, components, 3 * k, 3);
    }
    return new FieldGrid(x, y, z, components, source);
  }

  /** Number of leading rows that share the first row's value of a column. */
  private int run(int column) {
    int k = 1;
    while (k < rows && value(k, column) == value(0, column)) {
      k++;
    }
    return k;
  }

  private FieldGrid.Axis axis(int column, int stride, int nodes) {
    if (nodes == 1) {
      return new FieldGrid.Axis(value(0, column), 0, 1);
    }
    double step = (value((nodes - 1) * stride, column) - value(0, column)) / (nodes - 1);
    FieldGrid.Axis axis = new FieldGrid.Axis(value(0, column), step, nodes);
    for (int k = 0; k < nodes; k++) {
      if (!(step > 0 && isAt(k * stride, column, axis, k))) {
        throw wrong(lines[k * stride], COLUMNS.get(column) + " = " + value(k * stride, column)
            + " breaks the uniform steps; write each coordinate upwards in equal steps, x fastest, then y, then z");
      }
    }
    return axis;
  }

  private void expect(int row, int column, FieldGrid.Axis axis, int node) {
    if (axis.nodes() > 1 && !isAt(row, column, axis, node)) {
      throw wrong(lines[row], COLUMNS.get(column) + " = " + value(row, column) + " where "
          + (axis.first() + node * axis.step()) + " is expected; every z needs the same points, x fastest, then y");
    }
  }

  private boolean isAt(int row, int column, FieldGrid.Axis axis, int node) {
    return Math.abs(value(row, column) - (axis.first() + node * axis.step())) <= STEP_TOLERANCE * axis.step();
  }

  private double value(int row, int column) {
    return values[6 * row + column];
  }

  private String described() {
    return String.join(", ", columns.stream().map(c -> c + (c.startsWith("B") ? " [T]" : " [mm]")).toList());
  }

  private InputException wrong(int line, String problem) {
    return InputException.at(file, line, problem);
  }
}

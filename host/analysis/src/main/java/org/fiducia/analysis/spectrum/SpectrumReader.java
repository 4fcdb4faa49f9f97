package org.fiducia.analysis.spectrum;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;

/** Takes the text of a spectrum table apart and checks that it is one grid of cells, the same for each mass. */
final class SpectrumReader {

  private static final int COLUMNS = 4;
  private static final String[] NAMES = {"theta", "E", "m", "dY"};

  /** A step may be off by the rounding of printed numbers (four digits), not by more. */
  private static final double STEP_TOLERANCE = 0.01;

  private final String file;
  private final byte[] text;
  private double[] values = new double[1 << 16];
  private int[] lines = new int[1 << 14];
  private int rows;

  private SpectrumReader(String file, byte[] text) {
    this.file = file;
    this.text = text;
  }

  static SpectrumTable read(String file, byte[] bytes) {
    SpectrumReader reader = new SpectrumReader(file, InputFile.uncompressed(file, bytes));
    reader.parse();
    return reader.table(InputFile.of(file, bytes));
  }

  private void parse() {
    int line = 1;
    int begin = 0;
    while (begin < text.length) {
      int end = begin;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      parseLine(begin, end, line++);
      begin = end + 1;
    }
  }

  private void parseLine(int begin, int end, int line) {
    int column = 0;
    int at = begin;
    while (true) {
      while (at < end && text[at] <= ' ') {
        at++;
      }
      if (at == end || (column == 0 && text[at] == '#')) {
        break;
      }
      int from = at;
      while (at < end && text[at] > ' ') {
        at++;
      }
      if (column < COLUMNS) {
        store(column, number(from, at, column, line));
      }
      column++;
    }
    if (column == COLUMNS) {
      lines[rows++] = line;
    } else if (column != 0) {
      throw wrong(line, column + (column == 1 ? " column" : " columns")
          + ", but four are needed: theta [rad], E [GeV], m [GeV], dY; is the file cut off?");
    }
  }

  private void store(int column, double value) {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
      values = Arrays.copyOf(values, 2 * COLUMNS * rows);
    }
    values[rows * COLUMNS + column] = value;
  }

  private double number(int from, int to, int column, int line) {
    String written = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    double value;
    try {
      value = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw InputException.at(
          file, line, NAMES[column] + ": \"" + written + "\" is not a number; correct the table", e);
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(line, NAMES[column] + ": " + written + " is not a finite number >= 0; correct the table");
    }
    return value;
  }

  private SpectrumTable table(InputFile source) {
    if (rows == 0) {
      throw InputException.at(file, 0, "the table is empty; lines of theta [rad], E [GeV], m [GeV], dY are needed");
    }
    int cells = runLength(2);
    int angles = Math.min(runLength(1), cells);
    double[] theta = centres(0, angles, 1);
    double[] energy = centres(1, cells / angles, angles);
    double[] masses = new double[(rows + cells - 1) / cells];
    double[] yields = new double[rows];
    for (int k = 0; k < rows; k++) {
      if (k % cells == 0) {
        masses[k / cells] = mass(k, k == 0 ? 0 : masses[k / cells - 1]);
      }
      expect(k, 0, theta[k % angles]);
      expect(k, 1, energy[Math.min(k % cells / angles, energy.length - 1)]);
      expect(k, 2, masses[k / cells]);
      yields[k] = value(k, 3);
    }
    if (rows % cells != 0) {
      throw wrong(lines[rows - 1], "the table ends inside the rows of m = " + masses[masses.length - 1] + " GeV: "
          + rows % cells + " of " + cells + "; is the file cut off?");
    }
    return new SpectrumTable(source, masses, theta, energy, yields);
  }

  /** Number of leading rows that share the first row's value of a column. */
  private int runLength(int column) {
    int k = 1;
    while (k < rows && value(k, column) == value(0, column)) {
      k++;
    }
    return k;
  }

  private double[] centres(int column, int count, int stride) {
    if (count < 2) {
      throw wrong(lines[0], NAMES[column] + ": the first mass has one cell only; at least two are needed");
    }
    double[] centres = new double[count];
    for (int k = 0; k < count; k++) {
      centres[k] = value(k * stride, column);
    }
    double step = (centres[count - 1] - centres[0]) / (count - 1);
    for (int k = 0; k < count; k++) {
      if (!(step > 0 && Math.abs(centres[k] - (centres[0] + k * step)) <= STEP_TOLERANCE * step)) {
        throw wrong(lines[k * stride], NAMES[column] + " = " + centres[k]
            + " breaks the uniform steps; theta must run fastest, then E, then m, each upwards in equal steps");
      }
    }
    return centres;
  }

  private double mass(int row, double before) {
    double mass = value(row, 2);
    if (!(mass > before)) {
      throw wrong(lines[row], "m = " + mass + " does not increase; order the table by mass");
    }
    return mass;
  }

  private void expect(int row, int column, double expected) {
    if (value(row, column) != expected) {
      throw wrong(lines[row], NAMES[column] + " = " + value(row, column) + " where " + expected
          + " is expected; every mass needs the same cells, theta running fastest, then E");
    }
  }

  private double value(int row, int column) {
    return values[row * COLUMNS + column];
  }

  private InputException wrong(int line, String problem) {
    return InputException.at(file, line, problem);
  }
}

package org.fiducia.app;

import java.io.PrintWriter;
import java.util.List;

/** Rows of text in aligned columns; the first row is the heading. */
final class Table {

  private Table() {}

  static void print(PrintWriter out, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        line.append(row.get(c)).repeat(' ', widths[c] - row.get(c).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }
}

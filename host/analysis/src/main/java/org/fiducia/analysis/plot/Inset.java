package org.fiducia.analysis.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A table of text inside a frame: a legend or a box of statistics. */
record Inset(List<Row> rows, Font font) {

  /** Keeps the letters readable over bands and lines. */
  private static final Color VEIL = new Color(255, 255, 255, 190);

  /**
   * A row.
   *
   * @param key the layer whose sign opens the row; null for none
   * @param cells texts, the first one to the left, the others to the right of their columns
   * @param colours of the cells
   */
  record Row(Layer key, List<String> cells, List<Color> colours) {}

  /** The legend of the layers that have names. */
  static Inset legend(List<Layer> layers, Font font) {
    return new Inset(layers.stream().filter(layer -> !layer.name().isEmpty())
        .map(layer -> new Row(layer, List.of(layer.name()), List.of(Look.INK))).toList(), font);
  }

  double height() {
    return rows.size() * lineHeight();
  }

  /** The widest row; only from the third column on are columns kept apart in all rows. */
  double width() {
    double first = rows.stream().mapToDouble(
        row -> width(row, 0) + (row.cells().size() > 1 ? gap() + width(row, 1) : 0)).max().orElse(0);
    double others = 0;
    for (int column = 2; column < columns(); column++) {
      others += gap() + columnWidth(column);
    }
    return keyWidth() + first + others;
  }

  void paint(Graphics2D g, double left, double top) {
    double right = left + width();
    double pad = 0.4 * font.getSize();
    g.setColor(VEIL);
    g.fill(new Rectangle2D.Double(left - pad, top - pad, right - left + 2 * pad, height() + 2 * pad));
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      double middle = top + (k + 0.5) * lineHeight();
      if (row.key() != null) {
        row.key().paintKey(g, left, left + keyWidth() - gap(), middle);
      }
      paintCells(g, row, left + keyWidth(), right, middle + 0.35 * font.getSize());
    }
  }

  private void paintCells(Graphics2D g, Row row, double left, double right, double baseline) {
    g.setFont(font);
    double end = right;
    for (int column = row.cells().size() - 1; column >= 0; column--) {
      double start = column == 0 ? left : end - width(row, column);
      g.setColor(row.colours().get(column));
      g.drawString(row.cells().get(column), (float) start, (float) baseline);
      end -= columnWidth(column) + gap();
    }
  }

  private double lineHeight() {
    return 1.4 * font.getSize();
  }

  private double gap() {
    return font.getSize();
  }

  private double keyWidth() {
    return rows.stream().anyMatch(row -> row.key() != null) ? 2 * font.getSize() + gap() : 0;
  }

  private int columns() {
    return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  private double columnWidth(int column) {
    return rows.stream().filter(row -> column < row.cells().size())
        .mapToDouble(row -> width(row, column)).max().orElse(0);
  }

  private double width(Row row, int column) {
    return Lettering.width(row.cells().get(column), font);
  }
}

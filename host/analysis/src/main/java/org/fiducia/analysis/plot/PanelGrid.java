package org.fiducia.analysis.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Several plots in one picture, row by row. */
public final class PanelGrid implements Picture {

  private static final Dimension CELL = new Dimension(400, 330);
  private static final int HEADER = 40;

  private final String title;
  private final int columns;
  private final List<Panel<?>> panels = new ArrayList<>();

  private PanelGrid(String title, int columns) {
    this.title = title;
    this.columns = columns;
  }

  /** An empty grid of so many columns. */
  public static PanelGrid of(String title, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("grid '" + title + "' needs at least 1 column, not " + columns);
    }
    return new PanelGrid(title, columns);
  }

  /** Puts a plot into the next place of the row, or at the start of the next row. */
  public PanelGrid add(Panel<?> panel) {
    panels.add(panel);
    return this;
  }

  @Override
  public Dimension size() {
    if (panels.isEmpty()) {
      throw new IllegalStateException("grid '" + title + "' has nothing to draw: add a plot to it");
    }
    int rows = (panels.size() + columns - 1) / columns;
    return new Dimension(Math.min(columns, panels.size()) * CELL.width, HEADER + rows * CELL.height);
  }

  @Override
  public void paint(Graphics2D g) {
    double margin = 0;
    for (int k = 0; k < panels.size(); k++) {
      margin = Math.max(margin, panels.get(k).margin(cell(k), Look.SMALL));
    }
    g.setColor(Look.INK);
    Lettering.fitted(g, title, Look.LARGE.title(), margin, HEADER - 12, size().width - margin);
    for (int k = 0; k < panels.size(); k++) {
      panels.get(k).paint(g, cell(k), Look.SMALL, margin);
    }
  }

  private Rectangle2D cell(int k) {
    return new Rectangle2D.Double(
        k % columns * CELL.width, HEADER + k / columns * CELL.height, CELL.width, CELL.height);
  }
}

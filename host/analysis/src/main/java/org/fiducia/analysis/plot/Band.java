package org.fiducia.analysis.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * A marked range of abscissae over the whole height, or a vertical line if it has no width.
 *
 * @param name in the legend
 * @param range the abscissae
 * @param index which band of the plot this is, for its colour or dashes
 */
record Band(String name, Span range, int index) implements Layer {

  private static final Color[] FILLS = {
    new Color(255, 240, 190), new Color(222, 230, 240), new Color(226, 240, 222)
  };

  @Override
  public Span x() {
    return Span.NONE;
  }

  @Override
  public Span y(Span x, boolean log) {
    return Span.NONE;
  }

  private boolean isLine() {
    return range.low() == range.high();
  }

  @Override
  public void paint(Graphics2D g, Frame frame) {
    double left = frame.px(range.low());
    double right = frame.px(range.high());
    double top = frame.y().end();
    double bottom = frame.y().start();
    if (isLine()) {
      pen(g);
      g.draw(new Line2D.Double(left, bottom, left, top));
    } else {
      g.setColor(FILLS[index % FILLS.length]);
      g.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
    }
  }

  @Override
  public void paintKey(Graphics2D g, double left, double right, double height) {
    if (isLine()) {
      pen(g);
      g.draw(new Line2D.Double((left + right) / 2, height - 7, (left + right) / 2, height + 7));
    } else {
      g.setColor(FILLS[index % FILLS.length]);
      g.fill(new Rectangle2D.Double(left, height - 5, right - left, 10));
    }
  }

  private void pen(Graphics2D g) {
    g.setColor(Look.FAINT);
    g.setStroke(Look.line(index + 1, 1.2f));
  }
}

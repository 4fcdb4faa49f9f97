package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/**
 * An axis with its ticks and numbers at one side of a frame.
 *
 * @param axis where the values are
 * @param ticks which values are marked
 * @param font of the numbers
 */
record Scale(Axis axis, Axis.Ticks ticks, Font font) {

  private static final int TICK = 8;
  private static final int MINOR_TICK = 4;

  /** The side of the frame that the ticks stand on. */
  enum Side {
    LEFT, RIGHT, BOTTOM, TOP
  }

  /** A horizontal axis, whose labels keep their own widths apart. */
  static Scale horizontal(Axis axis, Font font) {
    double gap = 3 * font.getSize() - 1;
    while (true) {
      Scale scale = new Scale(axis, axis.ticks(gap), font);
      double needed = scale.widest() + 0.8 * font.getSize();
      if (needed <= gap || scale.ticks.labels().size() < 2) {
        return scale;
      }
      gap = needed;
    }
  }

  /** A vertical axis. */
  static Scale vertical(Axis axis, Font font) {
    return new Scale(axis, axis.ticks(1.75 * font.getSize()), font);
  }

  /** Width of the longest label. */
  double widest() {
    return ticks.labels().stream().mapToDouble(label -> label.numeral().width(font)).max().orElse(0);
  }

  /** Draws the ticks from the given line, to the outside of the frame or to its inside. */
  void marks(Graphics2D g, Side side, double line, boolean outside) {
    ticks.minor().forEach(value -> mark(g, side, value, line, outside ? MINOR_TICK : -MINOR_TICK));
    labelMarks(g, side, line, outside);
  }

  /** Draws only the ticks that have labels. */
  void labelMarks(Graphics2D g, Side side, double line, boolean outside) {
    ticks.labels().forEach(label -> mark(g, side, label.value(), line, outside ? TICK : -TICK));
  }

  private void mark(Graphics2D g, Side side, double value, double line, double length) {
    double at = axis.position(value);
    g.setColor(Look.INK);
    g.setStroke(new BasicStroke(1.2f));
    g.draw(switch (side) {
      case LEFT -> new Line2D.Double(line - length, at, line, at);
      case RIGHT -> new Line2D.Double(line, at, line + length, at);
      case BOTTOM -> new Line2D.Double(at, line, at, line + length);
      case TOP -> new Line2D.Double(at, line - length, at, line);
    });
  }

  /** Writes the numbers, their near edge at the given line. */
  void numbers(Graphics2D g, Side side, double line) {
    g.setColor(Look.INK);
    for (Axis.Label label : ticks.labels()) {
      double at = axis.position(label.value());
      double middle = at + 0.35 * font.getSize();
      switch (side) {
        case LEFT -> label.numeral().draw(g, font, line, middle, 1);
        case RIGHT -> label.numeral().draw(g, font, line, middle, 0);
        case BOTTOM -> label.numeral().draw(g, font, at, line + 0.8 * font.getSize(), 0.5);
        case TOP -> label.numeral().draw(g, font, at, line, 0.5);
      }
    }
  }
}

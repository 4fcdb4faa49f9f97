package org.fiducia.analysis.plot;

import java.awt.geom.Rectangle2D;

/**
 * The rectangle of a plot with its axes.
 *
 * @param x the horizontal axis, from left to right
 * @param y the vertical axis, from the bottom up
 */
record Frame(Axis x, Axis y) {

  /** How far outside the frame things may be drawn (they are clipped); a log axis has its zero at infinity. */
  private static final double BEYOND = 5000;

  double px(double value) {
    return inReach(x, value, x.start() - BEYOND, x.end() + BEYOND);
  }

  /** The height of a value; on a logarithmic axis, zero and less lie far below the frame. */
  double py(double value) {
    return inReach(y, value, y.end() - BEYOND, y.start() + BEYOND);
  }

  private static double inReach(Axis axis, double value, double least, double most) {
    double defined = axis instanceof LogAxis ? Math.max(value, 0) : value;
    return Math.clamp(axis.position(defined), least, most);
  }

  Rectangle2D box() {
    return new Rectangle2D.Double(x.start(), y.end(), x.end() - x.start(), y.start() - y.end());
  }
}

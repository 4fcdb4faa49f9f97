package org.fiducia.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * A function, drawn where it is finite.
 *
 * @param name in the legend
 * @param function ordinate of each abscissa
 * @param index which series of the plot this is, for its colour
 */
record Curve(String name, DoubleUnaryOperator function, int index) implements Layer {

  private static final int SAMPLES = 400;

  @Override
  public Span x() {
    return Span.NONE;
  }

  /** Only its highest value: a tail that falls to nothing must not stretch an axis. */
  @Override
  public Span y(Span x, boolean log) {
    Span span = Span.NONE;
    for (int i = 0; i <= SAMPLES; i++) {
      double y = function.applyAsDouble(x.low() + (x.high() - x.low()) * i / SAMPLES);
      if (Double.isFinite(y) && y > 0 && !(y <= span.high())) {
        span = new Span(y, y);
      }
    }
    return span;
  }

  @Override
  public void paint(Graphics2D g, Frame frame) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    for (double px = frame.x().start(); px <= frame.x().end(); px++) {
      double y = function.applyAsDouble(frame.x().valueAt(px));
      if (!Double.isFinite(y)) {
        drawing = false;
      } else if (drawing) {
        path.lineTo(px, frame.py(y));
      } else {
        path.moveTo(px, frame.py(y));
        drawing = true;
      }
    }
    pen(g);
    g.draw(path);
  }

  @Override
  public void paintKey(Graphics2D g, double left, double right, double height) {
    pen(g);
    g.draw(new Line2D.Double(left, height, right, height));
  }

  private void pen(Graphics2D g) {
    g.setColor(Look.colour(index));
    g.setStroke(Look.line(0, 1.5f));
  }
}

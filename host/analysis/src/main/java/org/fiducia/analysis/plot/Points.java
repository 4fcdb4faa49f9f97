package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fiducia.analysis.result.Graph;

/**
 * A graph as points with error bars, as a line, or both.
 *
 * @param name in the legend
 * @param graph what is drawn
 * @param points whether the points have marks and error bars
 * @param line whether a line joins the points in their order
 * @param index which series of the plot this is, for its colour, marks and dashes
 */
record Points(String name, Graph graph, boolean points, boolean line, int index) implements Layer {

  private static final double RADIUS = 4;
  private static final int MARKS = 4;

  @Override
  public Span x() {
    Span span = Span.NONE;
    for (int i = 0; i < graph.x().length; i++) {
      double error = points ? graph.xErrors()[i] : 0;
      span = span.with(graph.x()[i] - error).with(graph.x()[i] + error);
    }
    return span;
  }

  @Override
  public Span y(Span x, boolean log) {
    Span span = Span.NONE;
    for (int i = 0; i < graph.x().length; i++) {
      double y = graph.y()[i];
      if (graph.x()[i] < x.low() || graph.x()[i] > x.high()) {
        continue;
      }
      double error = points ? graph.yErrors()[i] : 0;
      if (!log) {
        span = span.with(y - error).with(y + error);
      } else if (y > 0) {
        span = span.with(y).with(y + error);
      }
    }
    return span;
  }

  @Override
  public void paint(Graphics2D g, Frame frame) {
    if (line) {
      Path2D path = new Path2D.Double();
      boolean drawing = false;
      for (int i = 0; i < graph.x().length; i++) {
        if (hidden(frame, i)) {
          drawing = false;
        } else if (drawing) {
          path.lineTo(frame.px(graph.x()[i]), frame.py(graph.y()[i]));
        } else {
          path.moveTo(frame.px(graph.x()[i]), frame.py(graph.y()[i]));
          drawing = true;
        }
      }
      pen(g);
      g.draw(path);
    }
    if (points) {
      for (int i = 0; i < graph.x().length; i++) {
        paintPoint(g, frame, i);
      }
    }
  }

  /** A point with its bars; one that a logarithmic axis cannot show is an arrow down at the frame's bottom. */
  private void paintPoint(Graphics2D g, Frame frame, int i) {
    double x = graph.x()[i];
    double y = graph.y()[i];
    double px = frame.px(x);
    g.setColor(Look.colour(index));
    g.setStroke(new BasicStroke(1.2f));
    if (graph.yErrors()[i] > 0) {
      g.draw(new Line2D.Double(
          px, frame.py(y - graph.yErrors()[i]), px, frame.py(y + graph.yErrors()[i])));
    }
    if (hidden(frame, i)) {
      double tip = frame.y().start() - 2;
      g.fill(triangle(px, tip - RADIUS, RADIUS));
      return;
    }
    double py = frame.py(y);
    if (graph.xErrors()[i] > 0) {
      g.draw(new Line2D.Double(
          frame.px(x - graph.xErrors()[i]), py, frame.px(x + graph.xErrors()[i]), py));
    }
    paintMark(g, px, py);
  }

  /** Whether a point is one that a logarithmic axis cannot show: a line is interrupted there. */
  private boolean hidden(Frame frame, int i) {
    return frame.y() instanceof LogAxis && !(graph.y()[i] > 0);
  }

  /** Full marks for the first series, open ones in between, so that marks on each other can be told apart. */
  private void paintMark(Graphics2D g, double px, double py) {
    Shape mark = switch (index % MARKS) {
      case 0 -> new Ellipse2D.Double(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS);
      case 1 -> new Rectangle2D.Double(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS);
      case 2 -> triangle(px, py, -1.2 * RADIUS);
      default -> triangle(px, py, 1.2 * RADIUS);
    };
    g.setColor(index % 2 == 0 ? Look.colour(index) : Color.WHITE);
    g.fill(mark);
    g.setColor(Look.colour(index));
    g.setStroke(new BasicStroke(1.4f));
    g.draw(mark);
  }

  /** A triangle around a point, with its tip down for a positive radius and up for a negative one. */
  private static Shape triangle(double px, double py, double radius) {
    Path2D path = new Path2D.Double();
    path.moveTo(px - radius, py - 0.7 * radius);
    path.lineTo(px + radius, py - 0.7 * radius);
    path.lineTo(px, py + radius);
    path.closePath();
    return path;
  }

  @Override
  public void paintKey(Graphics2D g, double left, double right, double height) {
    if (line) {
      pen(g);
      g.draw(new Line2D.Double(left, height, right, height));
    }
    if (points) {
      paintMark(g, (left + right) / 2, height);
    }
  }

  private void pen(Graphics2D g) {
    g.setColor(Look.colour(index));
    g.setStroke(Look.line(points ? 0 : index, 1.5f));
  }
}

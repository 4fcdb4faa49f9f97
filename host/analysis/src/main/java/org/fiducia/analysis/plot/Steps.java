package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.fiducia.analysis.result.Histogram;

/**
 * A histogram as steps.
 *
 * @param name in the legend
 * @param histogram what is drawn
 * @param errors whether each bin has its error bar
 * @param index which series of the plot this is, for its colour; the first one is filled, palely
 */
record Steps(String name, Histogram histogram, boolean errors, int index) implements Layer {

  @Override
  public Span x() {
    double[] edges = histogram.edges();
    return new Span(edges[0], edges[edges.length - 1]);
  }

  @Override
  public Span y(Span x, boolean log) {
    Span span = Span.NONE;
    for (int i = 0; i < histogram.contents().length; i++) {
      if (histogram.edges()[i + 1] <= x.low() || histogram.edges()[i] >= x.high()) {
        continue;
      }
      double content = histogram.contents()[i];
      double error = errors ? histogram.error(i) : 0;
      if (!log) {
        span = span.with(content - error).with(content + error);
      } else if (content > 0) {
        span = span.with(content).with(content + error);
      }
    }
    return span;
  }

  @Override
  public void paint(Graphics2D g, Frame frame) {
    Path2D outline = outline(frame);
    if (index == 0) {
      g.setColor(Look.faint(Look.colour(index), 32));
      g.fill(outline);
    }
    pen(g);
    g.draw(outline);
    if (errors) {
      g.setStroke(new BasicStroke(1));
      for (int i = 0; i < histogram.contents().length; i++) {
        if (histogram.squares()[i] > 0) {
          double px = (frame.px(histogram.edges()[i]) + frame.px(histogram.edges()[i + 1])) / 2;
          double content = histogram.contents()[i];
          g.draw(new Line2D.Double(
              px, frame.py(content - histogram.error(i)), px, frame.py(content + histogram.error(i))));
        }
      }
    }
  }

  private Path2D outline(Frame frame) {
    double[] edges = histogram.edges();
    Path2D path = new Path2D.Double();
    path.moveTo(frame.px(edges[0]), frame.py(0));
    for (int i = 0; i < histogram.contents().length; i++) {
      double height = frame.py(histogram.contents()[i]);
      path.lineTo(frame.px(edges[i]), height);
      path.lineTo(frame.px(edges[i + 1]), height);
    }
    path.lineTo(frame.px(edges[edges.length - 1]), frame.py(0));
    return path;
  }

  @Override
  public void paintKey(Graphics2D g, double left, double right, double height) {
    pen(g);
    g.draw(new Line2D.Double(left, height, right, height));
    if (errors) {
      g.setStroke(new BasicStroke(1));
      g.draw(new Line2D.Double((left + right) / 2, height - 6, (left + right) / 2, height + 6));
    }
  }

  private void pen(Graphics2D g) {
    g.setColor(Look.colour(index));
    // no dashes: on narrow bins they look like the data's own ups and downs
    g.setStroke(Look.line(0, 1.5f));
  }
}

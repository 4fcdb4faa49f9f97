package org.fiducia.analysis.plot;

import java.util.List;
import org.fiducia.analysis.result.Graph;

/** The picture of one or several graphs: points with error bars, lines, or both. */
public final class GraphPlot extends Panel<GraphPlot> {

  private GraphPlot(String title, String xLabel, String yLabel) {
    super(title, xLabel, yLabel);
  }

  /** A plot to which graphs can be added; the labels name quantity and unit. */
  public static GraphPlot of(String title, String xLabel, String yLabel) {
    return new GraphPlot(title, xLabel, yLabel);
  }

  /** Adds a graph as points with error bars; an empty name is not in the legend. */
  public GraphPlot points(String name, Graph graph) {
    return add(new Points(name, graph, true, false, nextSeries()));
  }

  /** Adds a graph as a line through its points, without error bars. */
  public GraphPlot line(String name, Graph graph) {
    return add(new Points(name, graph, false, true, nextSeries()));
  }

  /** Adds a graph as points with error bars, joined by a line. */
  public GraphPlot joinedPoints(String name, Graph graph) {
    return add(new Points(name, graph, true, true, nextSeries()));
  }

  @Override
  GraphPlot self() {
    return this;
  }

  @Override
  Span roomX(Span data, boolean log) {
    return data.padded(0.04, log);
  }

  /** Starts at zero if the data are nearer to it than to their highest value. */
  @Override
  Span roomY(Span data, boolean log) {
    Span padded = data.padded(0.08, log);
    return !log && data.low() >= 0 && data.low() < data.high() / 2 ? new Span(0, padded.high()) : padded;
  }

  @Override
  List<Inset.Row> statisticsRows() {
    return List.of();
  }
}

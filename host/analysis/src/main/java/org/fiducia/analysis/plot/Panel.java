package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A frame with a title, two axes and things drawn over each other. It is a picture by itself or one of a
 * {@link PanelGrid}. Without given ranges the axes show everything, and the vertical one leaves room for the legend.
 *
 * @param <P> the kind of panel, which its own methods return
 */
public abstract sealed class Panel<P extends Panel<P>> implements Picture permits GraphPlot, HistogramPlot {

  private static final Dimension ALONE = new Dimension(800, 600);

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Layer> layers = new ArrayList<>();
  private int bands;
  private int series;
  private boolean logX;
  private boolean logY;
  private Span givenX = Span.NONE;
  private Span givenY = Span.NONE;

  Panel(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Marks the abscissae from low to high, behind everything else; the label stands in the legend. */
  public P band(double low, double high, String label) {
    requireOrder("band", low, high, low <= high);
    layers.add(bands, new Band(label, new Span(low, high), bands));
    bands++;
    return self();
  }

  /** Marks an abscissa by a vertical line; the label stands in the legend. */
  public P mark(double x, String label) {
    return band(x, x, label);
  }

  /** Draws a function over the whole width, where it is finite. Its ordinates are those of the vertical axis. */
  public P curve(String label, DoubleUnaryOperator function) {
    return add(new Curve(label, function, nextSeries()));
  }

  /** Makes the horizontal axis logarithmic. */
  public P logX() {
    logX = true;
    return self();
  }

  /** Makes the vertical axis logarithmic. What is not above zero lies below the frame. */
  public P logY() {
    logY = true;
    return self();
  }

  /** Shows the abscissae from low to high. */
  public P rangeX(double low, double high) {
    requireOrder("horizontal range", low, high, low < high);
    givenX = new Span(low, high);
    return self();
  }

  /** Shows the ordinates from low to high. */
  public P rangeY(double low, double high) {
    requireOrder("vertical range", low, high, low < high);
    givenY = new Span(low, high);
    return self();
  }

  private void requireOrder(String what, double low, double high, boolean ordered) {
    if (!ordered || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "plot '" + title + "': the " + what + " from " + low + " to " + high + " is not finite and rising");
    }
  }

  abstract P self();

  /** The abscissae to be shown for those of the data. */
  abstract Span roomX(Span data, boolean log);

  /** The ordinates to be shown for those of the data. */
  abstract Span roomY(Span data, boolean log);

  /** The rows of a box of statistics; none for no box. */
  abstract List<Inset.Row> statisticsRows();

  P add(Layer layer) {
    layers.add(layer);
    return self();
  }

  int nextSeries() {
    return series++;
  }

  String title() {
    return title;
  }

  List<Layer> layers() {
    return layers;
  }

  @Override
  public Dimension size() {
    return new Dimension(ALONE);
  }

  @Override
  public void paint(Graphics2D g) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, ALONE.width, ALONE.height);
    paint(g, area, Look.LARGE, margin(area, Look.LARGE));
  }

  /** Draws the panel into an area, the frame's left side at the given distance from the area's. */
  void paint(Graphics2D g, Rectangle2D area, Look look, double margin) {
    Span x = rangeX();
    Rectangle2D box = box(area, look, margin);
    Axis xAxis = Axis.of(logX, x, box.getMinX(), box.getMaxX());
    List<Placed> insets = arrangement(look, xAxis, box);
    Axis yAxis = Axis.of(logY, rangeY(x, insets, xAxis, box), box.getMaxY(), box.getMinY());
    Frame frame = new Frame(xAxis, yAxis);
    Shape clip = g.getClip();
    g.clip(box);
    layers.forEach(layer -> layer.paint(g, frame));
    g.setClip(clip);
    insets.forEach(placed -> placed.inset.paint(g, placed.box.getMinX(), placed.box.getMinY()));
    paintAxes(g, frame, look, area);
  }

  private void paintAxes(Graphics2D g, Frame frame, Look look, Rectangle2D area) {
    Rectangle2D box = frame.box();
    int size = look.number().getSize();
    Scale x = Scale.horizontal(frame.x(), look.number());
    x.marks(g, Scale.Side.BOTTOM, box.getMaxY(), false);
    x.marks(g, Scale.Side.TOP, box.getMinY(), false);
    x.numbers(g, Scale.Side.BOTTOM, box.getMaxY() + 0.5 * size);
    Scale y = Scale.vertical(frame.y(), look.number());
    y.marks(g, Scale.Side.LEFT, box.getMinX(), false);
    y.marks(g, Scale.Side.RIGHT, box.getMaxX(), false);
    y.numbers(g, Scale.Side.LEFT, box.getMinX() - 0.5 * size);
    g.setColor(Look.INK);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(box);

    double labels = box.getMaxY() + 1.7 * size + 1.3 * look.label().getSize();
    double factor = x.ticks().common().width(look.number());
    x.ticks().common().draw(g, look.number(), box.getMaxX(), labels, 1);
    y.ticks().common().draw(g, look.number(), box.getMinX() - 0.5 * size, box.getMinY() - size, 0.5);
    double room = box.getWidth() - (factor > 0 ? 2 * (factor + size) : 0);
    Lettering.centred(g, xLabel, look.label(), box.getCenterX(), labels, room);
    Lettering.upright(
        g, yLabel, look.label(), area.getMinX() + 1.5 * look.label().getSize(), box.getCenterY(), box.getHeight());
    double left = box.getMinX() + Math.max(0, y.ticks().common().width(look.number()) / 2);
    Lettering.fitted(
        g, title, look.title(), left, box.getMinY() - 0.6 * look.title().getSize(), box.getMaxX() - left);
  }

  /** The least distance of the frame from the area's left side at which the numbers of the axis fit. */
  double margin(Rectangle2D area, Look look) {
    Span x = rangeX();
    // the numbers hardly depend on where the frame starts
    Rectangle2D box = box(area, look, 5 * look.label().getSize());
    Axis xAxis = Axis.of(logX, x, box.getMinX(), box.getMaxX());
    Span y = rangeY(x, arrangement(look, xAxis, box), xAxis, box);
    Scale scale = Scale.vertical(Axis.of(logY, y, box.getMaxY(), box.getMinY()), look.number());
    return 2.2 * look.label().getSize() + scale.widest() + 0.5 * look.number().getSize();
  }

  private static Rectangle2D box(Rectangle2D area, Look look, double margin) {
    double top = 2.2 * look.title().getSize();
    double bottom = 1.7 * look.number().getSize() + 2 * look.label().getSize();
    double right = 1.8 * look.number().getSize();
    return new Rectangle2D.Double(area.getMinX() + margin, area.getMinY() + top,
        area.getWidth() - margin - right, area.getHeight() - top - bottom);
  }

  private Span rangeX() {
    Span data = layers.stream().map(Layer::x).reduce(Span.NONE, Span::with);
    if (data.isEmpty()) {
      throw new IllegalStateException("plot '" + title + "' has nothing to draw: add something to it");
    }
    Span shown = givenX.isEmpty() ? roomX(data, logX) : givenX;
    return requireAboveZero(logX, shown, "horizontal");
  }

  private Span requireAboveZero(boolean log, Span shown, String which) {
    if (log && !(shown.low() > 0)) {
      throw new IllegalArgumentException("plot '" + title + "': the logarithmic " + which + " axis cannot start at "
          + shown.low() + "; leave out what is not above zero, or give a range");
    }
    return shown;
  }

  private Span rangeY(Span x, List<Placed> insets, Axis xAxis, Rectangle2D box) {
    if (!givenY.isEmpty()) {
      return requireAboveZero(logY, givenY, "vertical");
    }
    Span shown = plainY(x);
    return new Span(shown.low(), Math.max(shown.high(), needed(insets, shown, xAxis, box)));
  }

  private Span plainY(Span x) {
    Span data = dataY(x);
    return roomY(data.isEmpty() ? new Span(logY ? 1 : 0, logY ? 10 : 1) : data, logY);
  }

  private Span dataY(Span x) {
    return layers.stream().map(layer -> layer.y(x, logY)).reduce(Span.NONE, Span::with);
  }

  /** An inset and where it stands. */
  private record Placed(Inset inset, Rectangle2D box) {}

  /** The places of legend and statistics, at the top left or right, that cost the least height. */
  private List<Placed> arrangement(Look look, Axis xAxis, Rectangle2D box) {
    Inset legend = Inset.legend(layers, look.inset());
    Inset statistics = new Inset(statisticsRows(), look.inset());
    double pad = look.inset().getSize();
    double both = legend.height() == 0 || statistics.height() == 0 ? 0 : legend.height() + 0.5 * pad;
    List<List<Placed>> choices = new ArrayList<>(List.of(
        List.of(placed(legend, box, pad, true, 0), placed(statistics, box, pad, true, both)),
        List.of(placed(legend, box, pad, false, 0), placed(statistics, box, pad, false, both))));
    if (both > 0 && legend.width() + statistics.width() + 3 * pad < box.getWidth()) {
      choices.add(0, List.of(placed(legend, box, pad, false, 0), placed(statistics, box, pad, true, 0)));
      choices.add(0, List.of(placed(legend, box, pad, true, 0), placed(statistics, box, pad, false, 0)));
    }
    Span shown = givenY.isEmpty() ? plainY(new Span(xAxis.low(), xAxis.high())) : givenY;
    return choices.stream()
        .min(Comparator.comparingDouble(choice -> Math.max(shown.high(), needed(choice, shown, xAxis, box))))
        .orElseThrow().stream().filter(placed -> placed.inset.height() > 0).toList();
  }

  private static Placed placed(Inset inset, Rectangle2D box, double pad, boolean right, double down) {
    double width = inset.width();
    double left = right ? box.getMaxX() - pad - width : box.getMinX() + pad;
    return new Placed(inset, new Rectangle2D.Double(left, box.getMinY() + pad + down, width, inset.height()));
  }

  /** The least upper end of the vertical axis at which the data stay below the insets; any if they are far below. */
  private double needed(List<Placed> insets, Span shown, Axis xAxis, Rectangle2D box) {
    double most = Double.NEGATIVE_INFINITY;
    for (Placed placed : insets) {
      double pad = 8;
      double top = dataY(new Span(xAxis.valueAt(placed.box.getMinX() - pad),
          xAxis.valueAt(placed.box.getMaxX() + pad))).high();
      // a box of more than two thirds of the frame would leave nothing of the data
      double room = Math.max(box.getMaxY() - placed.box.getMaxY() - pad, box.getHeight() / 3) / box.getHeight();
      if (placed.inset.height() > 0 && top > shown.low()) {
        most = Math.max(most, logY
            ? shown.low() * Math.pow(top / shown.low(), 1 / room)
            : shown.low() + (top - shown.low()) / room);
      }
    }
    return most;
  }
}

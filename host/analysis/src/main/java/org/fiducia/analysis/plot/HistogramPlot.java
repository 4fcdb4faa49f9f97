package org.fiducia.analysis.plot;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.fiducia.analysis.result.Histogram;

/** The picture of one or several histograms. */
public final class HistogramPlot extends Panel<HistogramPlot> {

  /** Height of the standard normal density at zero. */
  private static final double NORMAL_PEAK = 1 / Math.sqrt(2 * Math.PI);

  private boolean statistics;

  private HistogramPlot(String title, String xLabel, String yLabel) {
    super(title, xLabel, yLabel);
  }

  /** A plot to which histograms can be added; the labels name quantity and unit. */
  public static HistogramPlot of(String title, String xLabel, String yLabel) {
    return new HistogramPlot(title, xLabel, yLabel);
  }

  /** Adds a histogram as steps; an empty name is not in the legend. */
  public HistogramPlot add(String name, Histogram histogram) {
    return add(new Steps(name, histogram, false, nextSeries()));
  }

  /** Adds a histogram as steps with error bars. */
  public HistogramPlot addWithErrors(String name, Histogram histogram) {
    return add(new Steps(name, histogram, true, nextSeries()));
  }

  /**
   * Draws the normal density of mean 0 and width 1 over the histogram added last, with its sum of weights (under- and
   * overflow included): what pulls should look like.
   *
   * @throws IllegalStateException without a histogram, or if its bins differ in width
   */
  public HistogramPlot unitGaussian(String label) {
    List<Steps> steps = steps();
    if (steps.isEmpty()) {
      throw new IllegalStateException(
          "plot '" + title() + "' has no histogram to compare with a Gaussian: add it first");
    }
    Histogram pulls = steps.getLast().histogram();
    double bin = pulls.edges()[1] - pulls.edges()[0];
    for (int i = 1; i < pulls.contents().length; i++) {
      if (Math.abs(pulls.edges()[i + 1] - pulls.edges()[i] - bin) > 1e-9 * bin) {
        throw new IllegalStateException(
            "plot '" + title() + "': a Gaussian needs bins of one width, and bin " + i + " differs from bin 0");
      }
    }
    double peak = (pulls.weight() + pulls.underflow() + pulls.overflow()) * bin * NORMAL_PEAK;
    return curve(label, x -> peak * Math.exp(-x * x / 2));
  }

  /**
   * Adds a box with entries, mean with its standard error, width (standard deviation), under- and overflow of every
   * histogram; mean and width are those of the values inside the bins.
   */
  public HistogramPlot statistics() {
    statistics = true;
    return this;
  }

  @Override
  HistogramPlot self() {
    return this;
  }

  @Override
  Span roomX(Span data, boolean log) {
    return data;
  }

  @Override
  Span roomY(Span data, boolean log) {
    if (log) {
      return new Span(data.low() / 2, data.high() * 1.5);
    }
    Span zero = data.with(0);
    Span padded = zero.padded(0.08, false);
    return new Span(zero.low() < 0 ? padded.low() : 0, padded.high());
  }

  @Override
  List<Inset.Row> statisticsRows() {
    if (!statistics) {
      return List.of();
    }
    List<Inset.Row> rows = new ArrayList<>();
    if (steps().size() > 1) {
      rows.add(row("", Steps::name));
    }
    rows.add(row("entries", s -> Long.toString(s.histogram().entries())));
    rows.add(row("mean", s -> mean(s.histogram())));
    rows.add(row("width", s -> width(s.histogram())));
    rows.add(row("under, over", s -> weight(s.histogram().underflow()) + ", " + weight(s.histogram().overflow())));
    return rows;
  }

  private List<Steps> steps() {
    return layers().stream().filter(Steps.class::isInstance).map(Steps.class::cast).toList();
  }

  private Inset.Row row(String name, Function<Steps, String> value) {
    List<String> cells = new ArrayList<>(List.of(name));
    List<Color> colours = new ArrayList<>(List.of(Look.INK));
    for (Steps s : steps()) {
      cells.add(value.apply(s).replace('-', '\u2212'));
      colours.add(steps().size() > 1 ? Look.colour(s.index()) : Look.INK);
    }
    return new Inset.Row(null, cells, colours);
  }

  private static String mean(Histogram h) {
    return h.weight() == 0
        ? "none"
        : rounded(h.mean(), h.meanError(), "%.4g") + " \u00b1 " + rounded(h.meanError(), h.meanError(), "%.2g");
  }

  private static String width(Histogram h) {
    return h.weight() == 0 ? "none" : rounded(h.width(), h.meanError(), "%.4g");
  }

  /** A number to the first digit of its error, or to the second if that error starts with less than 355 (PDG rule). */
  private static String rounded(double number, double error, String extreme) {
    int leading = error > 0 ? (int) Math.floor(Math.log10(error)) : -3;
    int digits = error < 3.55 * Math.pow(10, leading) ? 1 - leading : -leading;
    if (!Double.isFinite(number) || Math.abs(number) >= 1e6 || digits > 6) {
      return String.format(Locale.ROOT, extreme, number);
    }
    return BigDecimal.valueOf(number).setScale(Math.max(0, digits), RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String weight(double sum) {
    boolean count = sum == Math.rint(sum) && Math.abs(sum) < 1e9;
    return count ? Long.toString((long) sum) : String.format(Locale.ROOT, "%.4g", sum);
  }
}

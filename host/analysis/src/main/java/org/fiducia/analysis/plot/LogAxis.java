package org.fiducia.analysis.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis of a picture.
 *
 * @param low value at pixel {@code start}
 * @param high value at pixel {@code end}
 * @param start pixel of the low end
 * @param end pixel of the high end
 */
record LogAxis(double low, double high, double start, double end) implements Axis {

  /** The steps of a decade that may carry labels, coarse to fine. */
  private static final double[][] STEPS = {{1}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, tenths()};

  /** An axis with fewer labels than this is hard to read. */
  private static final int ENOUGH = 4;

  /** A label: {@code factor x 10^exponent}. */
  record Tick(double factor, int exponent) {

    double value() {
      return factor * Math.pow(10, exponent);
    }

    private String plain() {
      return new BigDecimal(Double.toString(factor)).movePointRight(exponent).stripTrailingZeros().toPlainString();
    }

    private Numeral power() {
      return Numeral.power(factor == 1 ? "" : new Tick(factor, 0).plain() + "\u00b7", exponent);
    }
  }

  @Override
  public double position(double value) {
    return start + (end - start) * (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
  }

  @Override
  public double valueAt(double pixel) {
    return low * Math.pow(high / low, (pixel - start) / (end - start));
  }

  @Override
  public Ticks ticks(double gap) {
    List<Tick> labels = labels(gap);
    boolean plain = labels.stream().allMatch(t -> Math.abs(t.exponent()) <= 3);
    return new Ticks(
        labels.stream().map(t -> new Label(t.value(), plain ? Numeral.plain(t.plain()) : t.power())).toList(),
        minorTicks().stream().map(Tick::value).toList(), Numeral.NONE);
  }

  /** The labelled ticks, at least {@code gap} pixels apart. */
  List<Tick> labels(double gap) {
    return spaced(ticks(STEPS[labelSteps()]), gap);
  }

  /** The small ticks between the labels. */
  List<Tick> minorTicks() {
    return ticks(STEPS[Math.clamp(labelSteps() + 1, 2, STEPS.length - 1)]);
  }

  private int labelSteps() {
    int steps = 0;
    while (steps < STEPS.length - 1 && ticks(STEPS[steps]).size() < ENOUGH) {
      steps++;
    }
    return steps;
  }

  private List<Tick> ticks(double[] steps) {
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
      for (double step : steps) {
        Tick tick = new Tick(step, exponent);
        if (tick.value() >= low * (1 - 1e-9) && tick.value() <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** Ticks that keep the gap: every n-th of whole decades, of their fractions as many as fit from the left. */
  private List<Tick> spaced(List<Tick> ticks, double gap) {
    if (ticks.stream().allMatch(t -> t.factor() == 1)) {
      double decade = Math.abs(position(10 * low) - position(low));
      int every = Math.max(1, (int) Math.ceil(gap / decade));
      return ticks.stream().filter(t -> Math.floorMod(t.exponent(), every) == 0).toList();
    }
    List<Tick> kept = new ArrayList<>();
    for (Tick tick : ticks) {
      if (kept.isEmpty() || Math.abs(position(tick.value()) - position(kept.getLast().value())) >= gap) {
        kept.add(tick);
      }
    }
    return kept;
  }

  private static double[] tenths() {
    double[] steps = new double[90];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (10 + i) / 10.0;
    }
    return steps;
  }
}

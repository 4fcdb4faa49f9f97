package org.fiducia.analysis.plot;

import java.util.List;

/** An axis of a picture: values from low to high at pixels from start to end. */
sealed interface Axis permits LinearAxis, LogAxis {

  double low();

  double high();

  double start();

  double end();

  /** The pixel of a value. */
  double position(double value);

  /** The value at a pixel. */
  double valueAt(double pixel);

  /** The ticks, with labels at least {@code gap} pixels apart. */
  Ticks ticks(double gap);

  /** An axis of the given kind. */
  static Axis of(boolean log, Span values, double start, double end) {
    return log
        ? new LogAxis(values.low(), values.high(), start, end)
        : new LinearAxis(values.low(), values.high(), start, end);
  }

  /** A tick with its label. */
  record Label(double value, Numeral numeral) {}

  /**
   * The ticks of an axis.
   *
   * @param labels the labelled ticks
   * @param minor values of the small ticks
   * @param common what every label must be multiplied by or added to, {@link Numeral#NONE} for nothing
   */
  record Ticks(List<Label> labels, List<Double> minor, Numeral common) {}
}

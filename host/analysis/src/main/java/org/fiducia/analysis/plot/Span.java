package org.fiducia.analysis.plot;

/** The values from low to high; {@link #NONE} holds none. */
record Span(double low, double high) {

  static final Span NONE = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  boolean isEmpty() {
    return !(low <= high);
  }

  Span with(double value) {
    return new Span(Math.min(low, value), Math.max(high, value));
  }

  Span with(Span other) {
    return new Span(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** Room for something at every end, as a part of the length; a single value gets some length first. */
  Span padded(double part, boolean log) {
    if (log) {
      double factor = high > low ? Math.pow(high / low, part) : 2;
      return new Span(low / factor, high * factor);
    }
    double room = high > low ? part * (high - low) : low == 0 ? 1 : 0.1 * Math.abs(low);
    return new Span(low - room, high + room);
  }
}

package org.fiducia.host.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/**
 * A figure of the reconstruction beside what is asked of it.
 *
 * @param what the figure, with its unit
 * @param expected what it is compared with, as text
 * @param asked the tolerance, as text
 * @param low least value allowed
 * @param high greatest value allowed
 * @param value found here
 * @param error its standard deviation
 */
record Figure(
    String what, String expected, String asked, double low, double high, double value, double error) {

  private static final int MOST_DIGITS = 5;

  /** Within a share of the expected value. */
  static Figure near(String what, double expected, double percent, double value, double error) {
    double width = Math.abs(expected) * percent / 100;
    return new Figure(what, number(expected), "±" + number(percent) + " %", expected - width, expected + width, value,
        error);
  }

  /** In a range, which is the tolerance. */
  static Figure between(String what, String expected, double low, double high, double value, double error) {
    return new Figure(what, expected, number(low) + " - " + number(high), low, high, value, error);
  }

  /** Below or above a bound. */
  static Figure above(String what, String expected, double low, double value, double error) {
    return new Figure(what, expected, "> " + number(low), low, Double.POSITIVE_INFINITY, value, error);
  }

  /** Outside of the tolerance for a known reason; held to the range where it is known to be. */
  static Figure missed(String what, String expected, String asked, double low, double high, double value,
      double error) {
    return new Figure(what, expected, asked + ", missed", low, high, value, error);
  }

  /** For information. */
  static Figure noted(String what, String expected, double value, double error) {
    return new Figure(
        what, expected, "-", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, value, error);
  }

  /** Fails if the figure is outside of what is asked by more than some standard deviations. */
  void check(double deviations) {
    assertThat(value).as(row()).isBetween(low - deviations * error, high + deviations * error);
  }

  /** A row of a Markdown table; the value with two digits of its error. */
  String row() {
    int digits = error > 0 ? Math.max(0, 1 - (int) Math.floor(Math.log10(error))) : 3;
    String format = "%." + Math.min(digits, MOST_DIGITS) + "f";
    return "| " + what + " | " + expected + " | " + asked + " | "
        + String.format(Locale.ROOT, format + " ± " + format, value, error) + " |";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
  }
}

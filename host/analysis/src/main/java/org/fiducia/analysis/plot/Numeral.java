package org.fiducia.analysis.plot;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** A number as it is drawn: plain, or with a raised exponent. */
record Numeral(String base, String exponent) {

  static final Numeral NONE = new Numeral("", "");

  /** A number without exponent, with a true minus sign. */
  static Numeral plain(String number) {
    return new Numeral(minus(number), "");
  }

  /** A power of ten after the given text. */
  static Numeral power(String before, int exponent) {
    return new Numeral(minus(before) + "10", minus(Integer.toString(exponent)));
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }

  double width(Graphics2D g, Font font) {
    return g.getFontMetrics(font).stringWidth(base) + g.getFontMetrics(raised(font)).stringWidth(exponent);
  }

  /** Draws it with its left end, centre or right end at x for anchor 0, 0.5 and 1. */
  void draw(Graphics2D g, Font font, double x, double baseline, double anchor) {
    FontMetrics normal = g.getFontMetrics(font);
    double left = x - anchor * width(g, font);
    g.setFont(font);
    g.drawString(base, (float) left, (float) baseline);
    if (!exponent.isEmpty()) {
      g.setFont(raised(font));
      g.drawString(exponent, (float) (left + normal.stringWidth(base)), (float) (baseline - 0.4 * font.getSize()));
    }
  }

  private static Font raised(Font font) {
    return font.deriveFont(Math.round(0.73 * font.getSize()) * 1f);
  }
}

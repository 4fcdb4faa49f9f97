package org.fiducia.analysis.plot;

import java.awt.Font;
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

  double width(Font font) {
    return Lettering.width(base, font) + Lettering.width(exponent, raised(font));
  }

  /** Draws it with its left end, centre or right end at x for anchor 0, 0.5 and 1. */
  void draw(Graphics2D g, Font font, double x, double baseline, double anchor) {
    double left = x - anchor * width(font);
    g.setFont(font);
    g.drawString(base, (float) left, (float) baseline);
    if (!exponent.isEmpty()) {
      g.setFont(raised(font));
      g.drawString(exponent, (float) (left + Lettering.width(base, font)), (float) (baseline - 0.4 * font.getSize()));
    }
  }

  private static Font raised(Font font) {
    return font.deriveFont(Math.round(0.73 * font.getSize()) * 1f);
  }
}

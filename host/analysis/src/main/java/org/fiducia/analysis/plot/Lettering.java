package org.fiducia.analysis.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** Lines of text. */
final class Lettering {

  /** Letters as wide as they are designed, so that all pictures have one layout, whatever they are drawn on. */
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private Lettering() {}

  /** The width of a line. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, EXACT).getWidth();
  }

  /** Writes a line from the left, in smaller letters if it is longer than its room. */
  static void fitted(Graphics2D g, String text, Font font, double left, double baseline, double room) {
    g.setFont(fit(text, font, room));
    g.drawString(text, (float) left, (float) baseline);
  }

  /** Writes a line around a centre, in smaller letters if it is longer than its room. */
  static void centred(Graphics2D g, String text, Font font, double centre, double baseline, double room) {
    Font fitting = fit(text, font, room);
    g.setFont(fitting);
    g.drawString(text, (float) (centre - width(text, fitting) / 2), (float) baseline);
  }

  /** Writes a line that reads from bottom to top, its baseline at x. */
  static void upright(Graphics2D g, String text, Font font, double x, double centre, double room) {
    AffineTransform before = g.getTransform();
    g.translate(x, centre);
    g.rotate(-Math.PI / 2);
    centred(g, text, font, 0, 0, room);
    g.setTransform(before);
  }

  private static Font fit(String text, Font font, double room) {
    double width = width(text, font);
    return width <= room ? font : font.deriveFont((float) (font.getSize() * room / width));
  }
}

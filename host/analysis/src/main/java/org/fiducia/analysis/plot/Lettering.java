package org.fiducia.analysis.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Lines of text. */
final class Lettering {

  private Lettering() {}

  /** Writes a line from the left, in smaller letters if it is longer than its room. */
  static void fitted(Graphics2D g, String text, Font font, double left, double baseline, double room) {
    g.setFont(fit(g, text, font, room));
    g.drawString(text, (float) left, (float) baseline);
  }

  /** Writes a line around a centre, in smaller letters if it is longer than its room. */
  static void centred(Graphics2D g, String text, Font font, double centre, double baseline, double room) {
    Font fitting = fit(g, text, font, room);
    g.setFont(fitting);
    g.drawString(text, (float) (centre - g.getFontMetrics(fitting).stringWidth(text) / 2.0), (float) baseline);
  }

  /** Writes a line that reads from bottom to top, its baseline at x. */
  static void upright(Graphics2D g, String text, Font font, double x, double centre, double room) {
    AffineTransform before = g.getTransform();
    g.translate(x, centre);
    g.rotate(-Math.PI / 2);
    centred(g, text, font, 0, 0, room);
    g.setTransform(before);
  }

  private static Font fit(Graphics2D g, String text, Font font, double room) {
    double width = g.getFontMetrics(font).stringWidth(text);
    return width <= room ? font : font.deriveFont((float) (font.getSize() * room / width));
  }
}

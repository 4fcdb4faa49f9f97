package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * The letters, colours and strokes of all pictures.
 *
 * @param title of the picture or panel
 * @param label of the axes
 * @param number of the ticks
 * @param inset of legends and boxes of statistics
 */
record Look(Font title, Font label, Font number, Font inset) {

  /** For a picture of one plot. */
  static final Look LARGE = of(20, 17, 15, 15);

  /** For a panel among others. */
  static final Look SMALL = of(16, 15, 13, 12);

  static final Color INK = new Color(33, 33, 33);
  static final Color FAINT = new Color(96, 96, 96);

  /**
   * Colours that people with any colour vision can tell apart: M. Okabe and K. Ito, Color Universal Design (2008),
   * without their black and yellow, which serve as ink and would be too pale on white.
   */
  private static final Color[] SERIES = {
    new Color(0, 114, 178), new Color(213, 94, 0), new Color(0, 158, 115),
    new Color(204, 121, 167), new Color(230, 159, 0), new Color(86, 180, 233)
  };

  private static final float[][] DASHES = {{1}, {7, 3}, {2, 2.5f}, {8, 2.5f, 2, 2.5f}};

  private static Look of(int title, int label, int number, int inset) {
    return new Look(new Font(Font.SANS_SERIF, Font.BOLD, title), new Font(Font.SANS_SERIF, Font.PLAIN, label),
        new Font(Font.SANS_SERIF, Font.PLAIN, number), new Font(Font.SANS_SERIF, Font.PLAIN, inset));
  }

  /** Colour of the n-th thing drawn, from 0. */
  static Color colour(int n) {
    return SERIES[n % SERIES.length];
  }

  /** The same colour, seen through. */
  static Color faint(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  /** Solid for the first thing drawn, then dashes, so that lines differ without colours too. */
  static BasicStroke line(int n, float width) {
    return n % DASHES.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[n % DASHES.length], 0);
  }
}

package org.fiducia.analysis.plot;

import java.awt.Color;

/**
 * Colours of log10 N, pale to dark, so that the picture also reads in print without colour.
 *
 * @param low N of the palest colour; less is left white
 * @param high N of the darkest colour
 */
record ColourScale(double low, double high) {

  private static final int[][] ANCHORS = {
    {253, 246, 218}, {190, 224, 190}, {104, 182, 178}, {48, 122, 160}, {40, 66, 128}, {26, 24, 64}
  };

  /** A scale of whole decades from 1e-3 events, or from two decades below the peak if that is less, up to the peak. */
  static ColourScale upTo(double peak) {
    double top = Math.ceil(Math.log10(peak) - 1e-9);
    return new ColourScale(Math.pow(10, Math.min(-3, top - 2)), Math.pow(10, top));
  }

  Color colour(double yield) {
    if (!(yield >= low)) {
      return Color.WHITE;
    }
    double place = (ANCHORS.length - 1) * Math.min(1, Math.log10(yield / low) / Math.log10(high / low));
    int i = Math.min((int) place, ANCHORS.length - 2);
    double part = place - i;
    return new Color(mix(i, 0, part), mix(i, 1, part), mix(i, 2, part));
  }

  private static int mix(int i, int channel, double part) {
    return (int) Math.round(ANCHORS[i][channel] * (1 - part) + ANCHORS[i + 1][channel] * part);
  }
}

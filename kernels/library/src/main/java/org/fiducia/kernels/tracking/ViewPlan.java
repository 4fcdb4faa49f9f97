package org.fiducia.kernels.tracking;

import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.Transport;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * What a fit needs of the views again and again, read once a track: {@link #WIDTH} numbers a view, the same for all
 * tracks.
 */
@Functions
final class ViewPlan {

  /** Numbers a view. */
  static final int WIDTH = 6;
  /** Numbers of all views. */
  static final int SIZE = WIDTH * Hits.VIEWS;

  static final int COS = 0;
  static final int SIN = 1;
  /** Of a hit, mm^2. */
  static final int VARIANCE = 2;
  /** 1 / variance of a hit. */
  static final int WEIGHT = 3;
  static final int SCATTERING = 4;
  static final int Z = 5;

  private ViewPlan() {}

  /** Reads the views. */
  static void read(int count, Doubles views, double[] plan) {
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      double sigma = views.get(View.SIGMA, k);
      plan[at + COS] = views.get(View.COS, k);
      plan[at + SIN] = views.get(View.SIN, k);
      plan[at + VARIANCE] = sigma * sigma;
      plan[at + WEIGHT] = 1 / (sigma * sigma);
      plan[at + SCATTERING] = views.get(View.SCATTERING, k);
      plan[at + Z] = views.get(View.Z, k);
    }
  }

  /** The views behind which tracks may be bent on the way to the next one, which is a drift else: bit k for view k. */
  static int bent(int count, Doubles field, double[] plan) {
    double model = field.get(Field.MODEL, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    int bent = 0;
    for (int k = 0; k + 1 < count; k++) {
      bent |= Transport.isStraight(model, centre, plan[WIDTH * k + Z], plan[WIDTH * (k + 1) + Z]) ? 0 : 1 << k;
    }
    return bent;
  }

  /** mm along z from view k, not the last, to the next one. */
  static double length(int k, double[] plan) {
    return plan[WIDTH * (k + 1) + Z] - plan[WIDTH * k + Z];
  }
}

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
  static final int WIDTH = 8;
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
  /** To the next view; of no meaning for the last. */
  static final int LENGTH = 6;
  /** 0 if no track is bent on the way to the next view, which is then a drift; else 1. */
  static final int BENT = 7;

  private ViewPlan() {}

  /** Reads the views and where the field is. */
  static void read(int count, Doubles views, Doubles field, double[] plan) {
    double model = field.get(Field.MODEL, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      double sigma = views.get(View.SIGMA, k);
      double z = views.get(View.Z, k);
      double next = views.get(View.Z, Math.min(k + 1, count - 1));
      plan[at + COS] = views.get(View.COS, k);
      plan[at + SIN] = views.get(View.SIN, k);
      plan[at + VARIANCE] = sigma * sigma;
      plan[at + WEIGHT] = 1 / (sigma * sigma);
      plan[at + SCATTERING] = views.get(View.SCATTERING, k);
      plan[at + Z] = z;
      plan[at + LENGTH] = next - z;
      plan[at + BENT] = Transport.isStraight(model, centre, z, next) ? 0 : 1;
    }
  }
}

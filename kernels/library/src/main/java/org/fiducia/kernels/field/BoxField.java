package org.fiducia.kernels.field;

import org.fiducia.kernels.detector.ThinKick;
import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Functions;

/**
 * A constant field along y, in closed form. The track is a helix about y: with the direction cosines (a, b, c) and
 * kappa = k B q/p, a falls by kappa for each mm of z and b stays, so that over a length l
 *
 * <pre>
 * a' = a - kappa l        c' = sqrt(1 - a'^2 - b^2)
 * x' = x + l (a + a') / (c + c')
 * y' = y + b s            s = 2 atan(u) / kappa, u = kappa l / (c + c'), the length of the path
 * </pre>
 *
 * <p>The slopes are those of a thin kick of the same integral; nothing here is lost as kappa goes to 0.
 */
@Functions
public final class BoxField {

  /** Below this u, atan(u) / u is a series: its last term is below 1e-17. */
  private static final double SMALL = 0.125;

  private static final int TERMS = 9;

  private BoxField() {}

  /**
   * Takes a state through a length of the field.
   *
   * @param state x, y, tx, ty, q/p; overwritten
   * @param tesla By
   * @param length mm along z, negative backwards
   * @return false if the field turns the track back; the state is then worthless
   */
  static boolean cross(double[] state, double tesla, double length) {
    double tx = state[2];
    double ty = state[3];
    boolean forwards = ThinKick.bend(state, Nystrom.GEV_PER_TESLA_MM * tesla * length);
    double cosine = cosine(tx, ty);
    double sum = cosine + cosine(state[2], state[3]);
    double u = Nystrom.GEV_PER_TESLA_MM * tesla * state[4] * length / sum;
    state[0] += length * (tx * cosine + state[2] * (sum - cosine)) / sum;
    state[1] += ty * cosine * (2 * length / sum) * arcPerChord(u);
    return forwards;
  }

  /**
   * The same with derivatives.
   *
   * @param jacobian receives 4 rows (x, y, tx, ty) of 5 derivatives (by x, y, tx, ty, q/p)
   */
  static boolean crossWithJacobian(double[] state, double tesla, double length, double[] jacobian) {
    double[] before = {state[2], state[3]};
    double[] slopes = new double[6];
    double[] after = {state[0], state[1], state[2], state[3], state[4]};
    ThinKick.bendWithJacobian(after, Nystrom.GEV_PER_TESLA_MM * tesla * length, slopes);
    boolean forwards = cross(state, tesla, length);
    for (int k = 0; k < 20; k++) {
      jacobian[k] = 0;
    }
    jacobian[0] = 1;
    jacobian[6] = 1;
    for (int k = 0; k < 3; k++) {
      jacobian[12 + k] = slopes[k];
      jacobian[17 + k] = slopes[3 + k];
    }
    displacements(before, state, tesla, length, jacobian);
    return forwards;
  }

  /** The derivatives of x' and y' by a, b and kappa, times those of a, b and kappa by tx, ty and q/p. */
  private static void displacements(double[] before, double[] state, double tesla, double length, double[] jacobian) {
    double tx = before[0];
    double ty = before[1];
    double cosine = cosine(tx, ty);
    double sum = cosine + cosine(state[2], state[3]);
    double perCharge = Nystrom.GEV_PER_TESLA_MM * tesla;
    double u = perCharge * state[4] * length / sum;
    double slope = (tx * cosine + state[2] * (sum - cosine)) / sum;
    double path = 2 * length / sum * arcPerChord(u);
    double pathBySum = -2 * length / (sum * sum * (1 + u * u));
    double sumByA = -(tx + state[2]);
    double sumByB = -(ty + state[3]);
    double sumByKappa = state[2] * length;
    double b = ty * cosine;
    double xByA = length * (2 - slope * sumByA) / sum;
    double xByB = -length * slope * sumByB / sum;
    double yByA = b * pathBySum * sumByA;
    double yByB = path + b * pathBySum * sumByB;
    double chord = length / sum;
    double cube = cosine * cosine * cosine;
    jacobian[2] = cube * (xByA * (1 + ty * ty) - xByB * tx * ty);
    jacobian[3] = cube * (xByB * (1 + tx * tx) - xByA * tx * ty);
    jacobian[4] = -perCharge * length * (length + slope * sumByKappa) / sum;
    jacobian[7] = cube * (yByA * (1 + ty * ty) - yByB * tx * ty);
    jacobian[8] = cube * (yByB * (1 + tx * tx) - yByA * tx * ty);
    jacobian[9] = perCharge * b * (pathBySum * sumByKappa + 2 * chord * chord * arcPerChordSlope(u));
  }

  private static double cosine(double tx, double ty) {
    return 1 / Math.sqrt(1 + tx * tx + ty * ty);
  }

  /** atan(u) / u. */
  private static double arcPerChord(double u) {
    double w = u * u;
    if (w < SMALL * SMALL) {
      double sum = 0;
      for (int n = TERMS; n >= 0; n--) {
        sum = 1.0 / (2 * n + 1) - w * sum;
      }
      return sum;
    }
    return Exact.atan2(u, 1) / u;
  }

  /** The derivative of atan(u) / u. */
  private static double arcPerChordSlope(double u) {
    double w = u * u;
    if (w < SMALL * SMALL) {
      double sum = 0;
      for (int n = TERMS; n >= 1; n--) {
        sum = (double) n / (2 * n + 1) - w * sum;
      }
      return -2 * u * sum;
    }
    return (1 / (1 + w) - arcPerChord(u)) / u;
  }
}

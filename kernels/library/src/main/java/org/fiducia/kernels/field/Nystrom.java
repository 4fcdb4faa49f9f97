package org.fiducia.kernels.field;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * One step of a track in z by Nystrom's method of fourth order for {@code x'' = f(z, x, x')}: four stages, of which the
 * two in the middle stand at one point, so the field is looked up three times (M. Abramowitz, I. Stegun, Handbook of
 * Mathematical Functions, 25.5.20). The equation of motion, with k = 0.299792458e-3 GeV/c per T mm, is
 *
 * <pre>
 * dtx/dz = k q/p sqrt(1 + tx^2 + ty^2) (tx ty Bx - (1 + tx^2) By + ty Bz)
 * dty/dz = k q/p sqrt(1 + tx^2 + ty^2) ((1 + ty^2) Bx - tx ty By - tx Bz)
 * </pre>
 *
 * <p>The derivatives of the new state are those of the step itself: each stage is differentiated.
 */
@Functions
public final class Nystrom {

  /** GeV/c per T mm: 299792458 m/s, exact (SI). */
  static final double GEV_PER_TESLA_MM = 0.299792458e-3;

  /** Values that a stage leaves: derivatives of the two accelerations by x, y, tx, ty, q/p. */
  private static final int STAGE = 10;

  private Nystrom() {}

  /**
   * Takes a state one step further.
   *
   * @param region {@link Field#MAGNET} or {@link Field#STRAY}
   * @param state x, y, tx, ty, q/p; overwritten
   * @param z where it is, mm
   * @param h step, mm, of either sign
   */
  static void step(Doubles field, Doubles map, int region, double[] state, double z, double h) {
    double[] sample = new double[FieldSample.SIZE];
    double[] k = new double[8];
    double[] slopes = {state[2], state[3]};
    FieldSample.take(field, map, region, state[0], state[1], z, sample);
    accelerate(sample, slopes, state[4], k, 0);
    middle(field, map, region, state, z, h, k, sample);
    slopes(state, 0.5 * h, k, 0, slopes);
    accelerate(sample, slopes, state[4], k, 2);
    slopes(state, 0.5 * h, k, 2, slopes);
    accelerate(sample, slopes, state[4], k, 4);
    end(field, map, region, state, z, h, k, sample);
    slopes(state, h, k, 4, slopes);
    accelerate(sample, slopes, state[4], k, 6);
    advance(state, h, k);
  }

  /**
   * The same, and its derivatives.
   *
   * @param jacobian 4 rows (x, y, tx, ty) of derivatives by 5 initial parameters; multiplied by those of the step
   */
  static void stepWithJacobian(Doubles field, Doubles map, int region, double[] state, double z, double h,
      double[] jacobian) {
    double[] sample = new double[FieldSample.SIZE];
    double[] k = new double[8];
    double[] d = new double[4 * STAGE];
    double[] slopes = {state[2], state[3]};
    FieldSample.take(field, map, region, state[0], state[1], z, sample);
    accelerate(sample, slopes, state[4], k, 0);
    differentiate(sample, slopes, state[4], d, 0);
    middle(field, map, region, state, z, h, k, sample);
    slopes(state, 0.5 * h, k, 0, slopes);
    accelerate(sample, slopes, state[4], k, 2);
    differentiate(sample, slopes, state[4], d, STAGE);
    slopes(state, 0.5 * h, k, 2, slopes);
    accelerate(sample, slopes, state[4], k, 4);
    differentiate(sample, slopes, state[4], d, 2 * STAGE);
    end(field, map, region, state, z, h, k, sample);
    slopes(state, h, k, 4, slopes);
    accelerate(sample, slopes, state[4], k, 6);
    differentiate(sample, slopes, state[4], d, 3 * STAGE);
    advance(state, h, k);
    for (int column = 0; column < 5; column++) {
      advanceColumn(jacobian, column, h, d);
    }
  }

  private static void middle(Doubles field, Doubles map, int region, double[] state, double z, double h, double[] k,
      double[] sample) {
    double half = 0.5 * h;
    double x = state[0] + half * (state[2] + 0.5 * half * k[0]);
    double y = state[1] + half * (state[3] + 0.5 * half * k[1]);
    FieldSample.take(field, map, region, x, y, z + half, sample);
  }

  private static void end(Doubles field, Doubles map, int region, double[] state, double z, double h, double[] k,
      double[] sample) {
    double x = state[0] + h * (state[2] + 0.5 * h * k[4]);
    double y = state[1] + h * (state[3] + 0.5 * h * k[5]);
    FieldSample.take(field, map, region, x, y, z + h, sample);
  }

  private static void slopes(double[] state, double h, double[] k, int stage, double[] slopes) {
    slopes[0] = state[2] + h * k[stage];
    slopes[1] = state[3] + h * k[stage + 1];
  }

  private static void advance(double[] state, double h, double[] k) {
    double sixth = h / 6;
    for (int c = 0; c < 2; c++) {
      state[c] += h * state[2 + c] + h * sixth * (k[c] + k[2 + c] + k[4 + c]);
      state[2 + c] += sixth * (k[c] + 2 * (k[2 + c] + k[4 + c]) + k[6 + c]);
    }
  }

  private static void accelerate(double[] b, double[] slopes, double qp, double[] k, int stage) {
    double tx = slopes[0];
    double ty = slopes[1];
    double root = GEV_PER_TESLA_MM * qp * Math.sqrt(1 + tx * tx + ty * ty);
    k[stage] = root * (tx * ty * b[0] - (1 + tx * tx) * b[1] + ty * b[2]);
    k[stage + 1] = root * ((1 + ty * ty) * b[0] - tx * ty * b[1] - tx * b[2]);
  }

  /** Derivatives of both accelerations by x, y, tx, ty, q/p. */
  private static void differentiate(double[] b, double[] slopes, double qp, double[] d, int at) {
    double tx = slopes[0];
    double ty = slopes[1];
    double norm = 1 + tx * tx + ty * ty;
    double perCharge = GEV_PER_TESLA_MM * Math.sqrt(norm);
    double g = perCharge * qp;
    double ax = tx * ty * b[0] - (1 + tx * tx) * b[1] + ty * b[2];
    double ay = (1 + ty * ty) * b[0] - tx * ty * b[1] - tx * b[2];
    for (int c = 0; c < 2; c++) {
      int by = 3 + 3 * c;
      d[at + c] = g * (tx * ty * b[by] - (1 + tx * tx) * b[by + 1] + ty * b[by + 2]);
      d[at + 5 + c] = g * ((1 + ty * ty) * b[by] - tx * ty * b[by + 1] - tx * b[by + 2]);
    }
    d[at + 2] = g * (tx / norm * ax + ty * b[0] - 2 * tx * b[1]);
    d[at + 3] = g * (ty / norm * ax + tx * b[0] + b[2]);
    d[at + 4] = perCharge * ax;
    d[at + 7] = g * (tx / norm * ay - ty * b[1] - b[2]);
    d[at + 8] = g * (ty / norm * ay + 2 * ty * b[0] - tx * b[1]);
    d[at + 9] = perCharge * ay;
  }

  /** The same four stages for the derivatives by one initial parameter; q/p, which stays, is the fifth. */
  private static void advanceColumn(double[] jacobian, int column, double h, double[] d) {
    double[] at = new double[5];
    double[] k = new double[8];
    double[] from = {jacobian[column], jacobian[5 + column], jacobian[10 + column], jacobian[15 + column]};
    at[4] = column == 4 ? 1 : 0;
    shift(from, 0, 0, 0, k, 0, at);
    respond(d, 0, at, k, 0);
    shift(from, 0.5 * h, 0.125 * h * h, 0.5 * h, k, 0, at);
    respond(d, STAGE, at, k, 2);
    at[2] = from[2] + 0.5 * h * k[2];
    at[3] = from[3] + 0.5 * h * k[3];
    respond(d, 2 * STAGE, at, k, 4);
    shift(from, h, 0.5 * h * h, h, k, 4, at);
    respond(d, 3 * STAGE, at, k, 6);
    advance(from, h, k);
    for (int row = 0; row < 4; row++) {
      jacobian[5 * row + column] = from[row];
    }
  }

  private static void shift(double[] from, double drift, double bend, double turn, double[] k, int stage, double[] at) {
    for (int c = 0; c < 2; c++) {
      at[c] = from[c] + drift * from[2 + c] + bend * k[stage + c];
      at[2 + c] = from[2 + c] + turn * k[stage + c];
    }
  }

  private static void respond(double[] d, int stage, double[] at, double[] k, int result) {
    for (int c = 0; c < 2; c++) {
      int row = stage + 5 * c;
      k[result + c] = d[row] * at[0] + d[row + 1] * at[1] + d[row + 2] * at[2] + d[row + 3] * at[3]
          + d[row + 4] * at[4];
    }
  }
}

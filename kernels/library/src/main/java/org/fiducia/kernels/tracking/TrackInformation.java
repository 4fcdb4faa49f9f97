package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/**
 * What hits say about the five parameters of a track, without any prior: the equations U a = r with the weights d,
 * where U is unit upper triangular, so that the information matrix is U^T diag(d) U and cannot lose its positive
 * definiteness by rounding. Equations come in by rotations without square roots (W. M. Gentleman, J. Inst. Maths
 * Applics 12 (1973) 329). The steps are those of the square-root information filter (G. J. Bierman, "Factorization
 * Methods for Discrete Sequential Estimation", Academic Press 1977, chapters V to VII), run against the flight of the
 * particle.
 *
 * <p>{@code u} has 5 rows of 7 numbers: the weight of the row where the 1 of U would be, the coefficients right of it,
 * the right side, and the coefficient of a scatterer's second angle while it is taken out. The code is written out, all
 * indices being constants: the JVM then needs no bounds, and no step waits for more than one quotient.
 */
@Functions
public final class TrackInformation {

  /** Numbers of the array of equations. */
  public static final int SIZE = 35;
  // What is kept of a scatterer, see the array "layers" of TrackPath: seven numbers of each of its angles, and the
  // coefficient of the second one in the equation of the first.
  private static final int KEPT_RIGHT = 5;
  private static final int KEPT_VARIANCE = 6;
  private static final int KEPT_SECOND = 7;
  private static final int KEPT_COUPLING = 14;
  /** How many are kept of a scatterer. */
  public static final int KEPT = 15;

  /**
   * Share of a parameter's information that is left once the other parameters are free, below which the parameter
   * counts as not measured: tracks that are measured keep more than 1e-6, those that are not keep the square of
   * rounding, 1e-31.
   */
  private static final double LEAST_SHARE = 1e-14;

  private TrackInformation() {}

  /** Forgets everything. */
  public static void clear(double[] u) {
    for (int k = 0; k < SIZE; k++) {
      u[k] = 0;
    }
  }

  /**
   * Takes an equation in. What is left of its weight after each row is p / q: so the pivots of all rows are known
   * without a quotient, and the quotients do not wait for each other.
   *
   * @param a0 first of 5 coefficients
   * @param right side
   * @param weight 1 / variance of the right side; 0 changes nothing
   * @return what the equation adds to chi2
   */
  public static double insert(double[] u, double a0, double a1, double a2, double a3, double a4, double right,
      double weight) {
    double x = a0;
    double x1 = a1;
    double x2 = a2;
    double x3 = a3;
    double x4 = a4;
    double left = right;
    double p = weight;
    double q = 1;
    double inverse = 1;
    double d = u[0];
    double gain = p * x;
    double c = q * d;
    double sum = c + gain * x;
    u[0] = d + gain * x * inverse;
    p = sum > 0 ? p * d : p;
    q = sum > 0 ? sum : q;
    inverse = 1 / q;
    c *= inverse;
    double s = gain * inverse;
    double old = u[1];
    u[1] = c * old + s * x1;
    x1 -= x * old;
    old = u[2];
    u[2] = c * old + s * x2;
    x2 -= x * old;
    old = u[3];
    u[3] = c * old + s * x3;
    x3 -= x * old;
    old = u[4];
    u[4] = c * old + s * x4;
    x4 -= x * old;
    old = u[5];
    u[5] = c * old + s * left;
    left -= x * old;
    x = x1;
    d = u[8];
    gain = p * x;
    c = q * d;
    sum = c + gain * x;
    u[8] = d + gain * x * inverse;
    p = sum > 0 ? p * d : p;
    q = sum > 0 ? sum : q;
    inverse = 1 / q;
    c *= inverse;
    s = gain * inverse;
    old = u[9];
    u[9] = c * old + s * x2;
    x2 -= x * old;
    old = u[10];
    u[10] = c * old + s * x3;
    x3 -= x * old;
    old = u[11];
    u[11] = c * old + s * x4;
    x4 -= x * old;
    old = u[12];
    u[12] = c * old + s * left;
    left -= x * old;
    x = x2;
    d = u[16];
    gain = p * x;
    c = q * d;
    sum = c + gain * x;
    u[16] = d + gain * x * inverse;
    p = sum > 0 ? p * d : p;
    q = sum > 0 ? sum : q;
    inverse = 1 / q;
    c *= inverse;
    s = gain * inverse;
    old = u[17];
    u[17] = c * old + s * x3;
    x3 -= x * old;
    old = u[18];
    u[18] = c * old + s * x4;
    x4 -= x * old;
    old = u[19];
    u[19] = c * old + s * left;
    left -= x * old;
    x = x3;
    d = u[24];
    gain = p * x;
    c = q * d;
    sum = c + gain * x;
    u[24] = d + gain * x * inverse;
    p = sum > 0 ? p * d : p;
    q = sum > 0 ? sum : q;
    inverse = 1 / q;
    c *= inverse;
    s = gain * inverse;
    old = u[25];
    u[25] = c * old + s * x4;
    x4 -= x * old;
    old = u[26];
    u[26] = c * old + s * left;
    left -= x * old;
    x = x4;
    d = u[32];
    gain = p * x;
    c = q * d;
    sum = c + gain * x;
    u[32] = d + gain * x * inverse;
    p = sum > 0 ? p * d : p;
    q = sum > 0 ? sum : q;
    inverse = 1 / q;
    c *= inverse;
    s = gain * inverse;
    old = u[33];
    u[33] = c * old + s * left;
    left -= x * old;
    return p * inverse * left * left;
  }

  /** Goes back a drift: what is known behind it, in terms of the state before it; U stays triangular. */
  public static void drift(double[] u, double length) {
    u[2] += length;
    u[3] += length * u[1];
    u[10] += length;
  }

  /**
   * Goes back any motion, linear around a state: behind it the state is {@code offsets} + jacobian a.
   *
   * @param jacobian of the motion, 4 rows of 5 as {@link org.fiducia.kernels.field.Transport} gives it
   * @param offsets 4 numbers
   */
  public static void move(double[] u, double[] jacobian, double[] offsets) {
    double[] behind = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      behind[k] = u[k];
    }
    clear(u);
    for (int r = 0; r < 5; r++) {
      double weight = behind[8 * r];
      behind[8 * r] = 1;
      insertMoved(u, behind, 7 * r, jacobian, offsets, weight);
    }
  }

  private static void insertMoved(double[] u, double[] behind, int at, double[] jacobian, double[] offsets,
      double weight) {
    double x = behind[at];
    double y = behind[at + 1];
    double tx = behind[at + 2];
    double ty = behind[at + 3];
    insert(u,
        x * jacobian[0] + y * jacobian[5] + tx * jacobian[10] + ty * jacobian[15],
        x * jacobian[1] + y * jacobian[6] + tx * jacobian[11] + ty * jacobian[16],
        x * jacobian[2] + y * jacobian[7] + tx * jacobian[12] + ty * jacobian[17],
        x * jacobian[3] + y * jacobian[8] + tx * jacobian[13] + ty * jacobian[18],
        behind[at + 4] + x * jacobian[4] + y * jacobian[9] + tx * jacobian[14] + ty * jacobian[19],
        behind[at + 5] - (x * offsets[0] + y * offsets[1] + tx * offsets[2] + ty * offsets[3]), weight);
  }

  /**
   * Goes back a scatterer, where the slopes change by (v0, v1 + slant v0): the equations of v0 and v1 in terms of the
   * state before are kept for {@link #kinkX} and {@link #kinkY}, the rest is about the state alone. Row by row from the
   * bottom U stays unit triangular.
   *
   * @param variance0 of v0, see {@link Scattering#factor}
   * @param variance1 of v1
   * @param kept {@link #KEPT} numbers from {@code at} on are overwritten
   */
  public static void scatter(double[] u, double variance0, double slant, double variance1, double[] kept, int at) {
    u[6] = u[3];
    u[13] = u[10];
    u[20] = u[17];
    u[27] = 1;
    kept[at + KEPT_COUPLING] = eliminate(u, u[2] + slant * u[3], u[9] + slant * u[10], 1 + slant * u[17], slant,
        variance0, kept, at);
    eliminate(u, u[6], u[13], u[20], u[27], variance1, kept, at + KEPT_SECOND);
  }

  /**
   * Frees the equations of the state from one unknown v, known to be 0 with a variance before.
   *
   * @param x0 coefficient of v in the first of four rows
   * @param kept receives the equation of v, whose own coefficient is 1: coefficients of the state, right side, variance
   * @return coefficient of the other unknown in that equation
   */
  private static double eliminate(double[] u, double x0, double x1, double x2, double x3, double variance,
      double[] kept, int at) {
    double gain3 = variance * (u[24] * x3);
    double gain2 = variance * (u[16] * x2);
    double gain1 = variance * (u[8] * x1);
    double gain0 = variance * (u[0] * x0);
    double weight3 = 1 + gain3 * x3;
    double weight2 = weight3 + gain2 * x2;
    double weight1 = weight2 + gain1 * x1;
    double weight0 = weight1 + gain0 * x0;
    double inverse3 = 1 / weight3;
    double inverse2 = 1 / weight2;
    double inverse1 = 1 / weight1;
    double inverse0 = 1 / weight0;
    double s = gain3 * inverse3;
    u[24] *= inverse3;
    double e3 = s;
    double e4 = s * u[25];
    double e5 = s * u[26];
    double e6 = s * u[27];
    double c = weight3 * inverse2;
    s = gain2 * inverse2;
    u[16] *= c;
    double old = u[17];
    u[17] = old - x2 * e3;
    e3 = c * e3 + s * old;
    old = u[18];
    u[18] = old - x2 * e4;
    e4 = c * e4 + s * old;
    old = u[19];
    u[19] = old - x2 * e5;
    e5 = c * e5 + s * old;
    old = u[20];
    u[20] = old - x2 * e6;
    e6 = c * e6 + s * old;
    double e2 = s;
    c = weight2 * inverse1;
    s = gain1 * inverse1;
    u[8] *= c;
    old = u[9];
    u[9] = old - x1 * e2;
    e2 = c * e2 + s * old;
    old = u[10];
    u[10] = old - x1 * e3;
    e3 = c * e3 + s * old;
    old = u[11];
    u[11] = old - x1 * e4;
    e4 = c * e4 + s * old;
    old = u[12];
    u[12] = old - x1 * e5;
    e5 = c * e5 + s * old;
    old = u[13];
    u[13] = old - x1 * e6;
    e6 = c * e6 + s * old;
    double e1 = s;
    c = weight1 * inverse0;
    s = gain0 * inverse0;
    u[0] *= c;
    old = u[1];
    u[1] = old - x0 * e1;
    e1 = c * e1 + s * old;
    old = u[2];
    u[2] = old - x0 * e2;
    e2 = c * e2 + s * old;
    old = u[3];
    u[3] = old - x0 * e3;
    e3 = c * e3 + s * old;
    old = u[4];
    u[4] = old - x0 * e4;
    e4 = c * e4 + s * old;
    old = u[5];
    u[5] = old - x0 * e5;
    e5 = c * e5 + s * old;
    old = u[6];
    u[6] = old - x0 * e6;
    e6 = c * e6 + s * old;
    double e0 = s;
    kept[at] = e0;
    kept[at + 1] = e1;
    kept[at + 2] = e2;
    kept[at + 3] = e3;
    kept[at + 4] = e4;
    kept[at + KEPT_RIGHT] = e5;
    kept[at + KEPT_VARIANCE] = variance * inverse0;
    return e6;
  }

  /** The v1 that belongs to a state. */
  public static double kinkY(double[] kept, int at, double x, double y, double tx, double ty, double qp) {
    return kink(kept, at + KEPT_SECOND, x, y, tx, ty, qp);
  }

  /** The v0 that belongs to a state and to its v1. */
  public static double kinkX(double[] kept, int at, double x, double y, double tx, double ty, double qp, double v1) {
    return kink(kept, at, x, y, tx, ty, qp) - kept[at + KEPT_COUPLING] * v1;
  }

  /** Solves one equation of an angle; x and y come last, as they are known last when a particle is followed. */
  private static double kink(double[] kept, int at, double x, double y, double tx, double ty, double qp) {
    return kept[at + KEPT_RIGHT] - kept[at + 4] * qp - kept[at + 2] * tx - kept[at + 3] * ty - kept[at] * x
        - kept[at + 1] * y;
  }

  /**
   * Takes the covariance of a state from before a scatterer to behind it, all hits considered: v0 and v1 are the linear
   * functions of the state that {@link #kinkX} and {@link #kinkY} solve, and their own errors add.
   *
   * @param t {@link Track}: its covariance is overwritten
   */
  public static void scatterCovariance(double[] kept, int at, double slant, double[] t) {
    double coupling = kept[at + KEPT_COUPLING];
    double second = kept[at + KEPT_SECOND + KEPT_VARIANCE];
    double mixed = -coupling * second;
    double first = kept[at + KEPT_VARIANCE] - coupling * mixed;
    // what the kink changes the slopes by, as functions of the state
    double other0 = -kept[at + KEPT_SECOND];
    double a0 = -kept[at] - coupling * other0;
    double b0 = slant * a0 + other0;
    double other1 = -kept[at + KEPT_SECOND + 1];
    double a1 = -kept[at + 1] - coupling * other1;
    double b1 = slant * a1 + other1;
    double other2 = -kept[at + KEPT_SECOND + 2];
    double a2 = -kept[at + 2] - coupling * other2;
    double b2 = slant * a2 + other2;
    double other3 = -kept[at + KEPT_SECOND + 3];
    double a3 = -kept[at + 3] - coupling * other3;
    double b3 = slant * a3 + other3;
    double other4 = -kept[at + KEPT_SECOND + 4];
    double a4 = -kept[at + 4] - coupling * other4;
    double b4 = slant * a4 + other4;
    double withX0 = t[TrackCovariance.X_X] * a0 + t[TrackCovariance.Y_X] * a1 + t[TrackCovariance.TX_X] * a2
        + t[TrackCovariance.TY_X] * a3 + t[TrackCovariance.QP_X] * a4;
    double withX1 = t[TrackCovariance.Y_X] * a0 + t[TrackCovariance.Y_Y] * a1 + t[TrackCovariance.TX_Y] * a2
        + t[TrackCovariance.TY_Y] * a3 + t[TrackCovariance.QP_Y] * a4;
    double withX2 = t[TrackCovariance.TX_X] * a0 + t[TrackCovariance.TX_Y] * a1 + t[TrackCovariance.TX_TX] * a2
        + t[TrackCovariance.TY_TX] * a3 + t[TrackCovariance.QP_TX] * a4;
    double withX3 = t[TrackCovariance.TY_X] * a0 + t[TrackCovariance.TY_Y] * a1 + t[TrackCovariance.TY_TX] * a2
        + t[TrackCovariance.TY_TY] * a3 + t[TrackCovariance.QP_TY] * a4;
    double withX4 = t[TrackCovariance.QP_X] * a0 + t[TrackCovariance.QP_Y] * a1 + t[TrackCovariance.QP_TX] * a2
        + t[TrackCovariance.QP_TY] * a3 + t[TrackCovariance.QP_QP] * a4;
    double withY0 = t[TrackCovariance.X_X] * b0 + t[TrackCovariance.Y_X] * b1 + t[TrackCovariance.TX_X] * b2
        + t[TrackCovariance.TY_X] * b3 + t[TrackCovariance.QP_X] * b4;
    double withY1 = t[TrackCovariance.Y_X] * b0 + t[TrackCovariance.Y_Y] * b1 + t[TrackCovariance.TX_Y] * b2
        + t[TrackCovariance.TY_Y] * b3 + t[TrackCovariance.QP_Y] * b4;
    double withY2 = t[TrackCovariance.TX_X] * b0 + t[TrackCovariance.TX_Y] * b1 + t[TrackCovariance.TX_TX] * b2
        + t[TrackCovariance.TY_TX] * b3 + t[TrackCovariance.QP_TX] * b4;
    double withY3 = t[TrackCovariance.TY_X] * b0 + t[TrackCovariance.TY_Y] * b1 + t[TrackCovariance.TY_TX] * b2
        + t[TrackCovariance.TY_TY] * b3 + t[TrackCovariance.QP_TY] * b4;
    double withY4 = t[TrackCovariance.QP_X] * b0 + t[TrackCovariance.QP_Y] * b1 + t[TrackCovariance.QP_TX] * b2
        + t[TrackCovariance.QP_TY] * b3 + t[TrackCovariance.QP_QP] * b4;
    double xx = first;
    double yx = slant * first + mixed;
    double yy = slant * (yx + mixed) + second;
    xx += withX0 * a0 + withX1 * a1 + withX2 * a2 + withX3 * a3 + withX4 * a4;
    yx += withX0 * b0 + withX1 * b1 + withX2 * b2 + withX3 * b3 + withX4 * b4;
    yy += withY0 * b0 + withY1 * b1 + withY2 * b2 + withY3 * b3 + withY4 * b4;
    t[TrackCovariance.TX_X] += withX0;
    t[TrackCovariance.TX_Y] += withX1;
    t[TrackCovariance.TX_TX] += 2 * withX2 + xx;
    t[TrackCovariance.TY_X] += withY0;
    t[TrackCovariance.TY_Y] += withY1;
    t[TrackCovariance.TY_TX] += withX3 + withY2 + yx;
    t[TrackCovariance.TY_TY] += 2 * withY3 + yy;
    t[TrackCovariance.QP_TX] += withX4;
    t[TrackCovariance.QP_TY] += withY4;
  }

  /** Whether every parameter is measured. */
  public static boolean isComplete(double[] u) {
    boolean complete = u[0] > 0;
    complete = complete && u[8] > LEAST_SHARE * (u[8] + u[0] * u[1] * u[1]);
    complete = complete && u[16] > LEAST_SHARE * (u[16] + u[0] * u[2] * u[2] + u[8] * u[9] * u[9]);
    complete = complete && u[24] > LEAST_SHARE * (u[24] + u[0] * u[3] * u[3] + u[8] * u[10] * u[10]
        + u[16] * u[17] * u[17]);
    complete = complete && u[32] > LEAST_SHARE * (u[32] + u[0] * u[4] * u[4] + u[8] * u[11] * u[11]
        + u[16] * u[18] * u[18] + u[24] * u[25] * u[25]);
    return complete;
  }

  /**
   * Solves the equations.
   *
   * @param solution receives 5 numbers
   */
  public static void solve(double[] u, double[] solution) {
    double r4 = u[33];
    double ty = u[26] - u[25] * r4;
    double tx = u[19] - u[18] * r4 - u[17] * ty;
    double y = u[12] - u[11] * r4 - u[10] * ty - u[9] * tx;
    solution[0] = u[5] - u[4] * r4 - u[3] * ty - u[2] * tx - u[1] * y;
    solution[1] = y;
    solution[2] = tx;
    solution[3] = ty;
    solution[4] = r4;
  }

  /** Squared length of the step from a state a to another one, b, in units of their errors. */
  public static double distance(double[] u, double[] a, double[] b) {
    double x = b[0] - a[0];
    double y = b[1] - a[1];
    double tx = b[2] - a[2];
    double ty = b[3] - a[3];
    double qp = b[4] - a[4];
    double r0 = x + u[1] * y + u[2] * tx + u[3] * ty + u[4] * qp;
    double r1 = y + u[9] * tx + u[10] * ty + u[11] * qp;
    double r2 = tx + u[17] * ty + u[18] * qp;
    double r3 = ty + u[25] * qp;
    return u[0] * r0 * r0 + u[8] * r1 * r1 + u[16] * r2 * r2 + u[24] * r3 * r3 + u[32] * qp * qp;
  }

  /**
   * The covariance (U^-1) diag(1/d) (U^-1)^T of the solution.
   *
   * @param t {@link Track}: its covariance is overwritten
   */
  public static void covariance(double[] u, double[] t) {
    double v01 = -u[1];
    double v12 = -u[9];
    double v02 = -u[1] * v12 - u[2];
    double v23 = -u[17];
    double v13 = -u[9] * v23 - u[10];
    double v03 = -u[1] * v13 - u[2] * v23 - u[3];
    double v34 = -u[25];
    double v24 = -u[17] * v34 - u[18];
    double v14 = -u[9] * v24 - u[10] * v34 - u[11];
    double v04 = -u[1] * v14 - u[2] * v24 - u[3] * v34 - u[4];
    double d0 = 1 / u[0];
    double d1 = 1 / u[8];
    double d2 = 1 / u[16];
    double d3 = 1 / u[24];
    double d4 = 1 / u[32];
    double w01 = v01 * d1;
    double w02 = v02 * d2;
    double w12 = v12 * d2;
    double w03 = v03 * d3;
    double w13 = v13 * d3;
    double w23 = v23 * d3;
    double w04 = v04 * d4;
    double w14 = v14 * d4;
    double w24 = v24 * d4;
    double w34 = v34 * d4;
    t[TrackCovariance.X_X] = d0 + w01 * v01 + w02 * v02 + w03 * v03 + w04 * v04;
    t[TrackCovariance.Y_X] = w01 + w12 * v02 + w13 * v03 + w14 * v04;
    t[TrackCovariance.Y_Y] = d1 + w12 * v12 + w13 * v13 + w14 * v14;
    t[TrackCovariance.TX_X] = w02 + w23 * v03 + w24 * v04;
    t[TrackCovariance.TX_Y] = w12 + w23 * v13 + w24 * v14;
    t[TrackCovariance.TX_TX] = d2 + w23 * v23 + w24 * v24;
    t[TrackCovariance.TY_X] = w03 + w34 * v04;
    t[TrackCovariance.TY_Y] = w13 + w34 * v14;
    t[TrackCovariance.TY_TX] = w23 + w34 * v24;
    t[TrackCovariance.TY_TY] = d3 + w34 * v34;
    t[TrackCovariance.QP_X] = w04;
    t[TrackCovariance.QP_Y] = w14;
    t[TrackCovariance.QP_TX] = w24;
    t[TrackCovariance.QP_TY] = w34;
    t[TrackCovariance.QP_QP] = d4;
  }
}

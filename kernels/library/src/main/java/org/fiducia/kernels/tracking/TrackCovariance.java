package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/**
 * A state and its covariance in one array of 20 numbers in the order of {@link Track}, on its way through drifts and
 * fields.
 */
@Functions
public final class TrackCovariance {

  /** Numbers of a state and its covariance. */
  public static final int SIZE = 20;

  static final int X_X = Track.C;
  static final int Y_X = Track.C + 1;
  static final int Y_Y = Track.C + 2;
  static final int TX_X = Track.C + 3;
  static final int TX_Y = Track.C + 4;
  static final int TX_TX = Track.C + 5;
  static final int TY_X = Track.C + 6;
  static final int TY_Y = Track.C + 7;
  static final int TY_TX = Track.C + 8;
  static final int TY_TY = Track.C + 9;
  static final int QP_X = Track.C + 10;
  static final int QP_Y = Track.C + 11;
  static final int QP_TX = Track.C + 12;
  static final int QP_TY = Track.C + 13;
  static final int QP_QP = Track.C + 14;

  private TrackCovariance() {}

  /** Moves the covariance along a straight line, length in mm along z. */
  public static void drift(double[] t, double length) {
    double xx = t[TX_X] + length * t[TX_TX];
    double yx = t[TY_X] + length * t[TY_TX];
    double yy = t[TY_Y] + length * t[TY_TY];
    t[X_X] += length * (t[TX_X] + xx);
    t[Y_X] += length * (t[TX_Y] + yx);
    t[Y_Y] += length * (t[TY_Y] + yy);
    t[TX_X] = xx;
    t[TX_Y] += length * t[TY_TX];
    t[TY_X] = yx;
    t[TY_Y] = yy;
    t[QP_X] += length * t[QP_TX];
    t[QP_Y] += length * t[QP_TY];
  }

  /** Adds the covariance of slopes that {@link Scattering} gives. */
  public static void scatter(double[] t, double[] slopes) {
    t[TX_TX] += slopes[0];
    t[TY_TX] += slopes[1];
    t[TY_TY] += slopes[2];
  }

  /**
   * Moves the covariance through a thin kick while q/p is not known: its covariances are zero, and stay so.
   *
   * @param slopes derivatives of the new slopes by (tx, ty, q/p), as {@link org.fiducia.kernels.detector.ThinKick}
   *     gives them
   */
  public static void bend(double[] t, double[] slopes) {
    double xx = slopes[0];
    double xy = slopes[1];
    double yx = slopes[3];
    double yy = slopes[4];
    double byX = t[TX_X];
    double byY = t[TX_Y];
    t[TX_X] = xx * byX + xy * t[TY_X];
    t[TX_Y] = xx * byY + xy * t[TY_Y];
    t[TY_X] = yx * byX + yy * t[TY_X];
    t[TY_Y] = yx * byY + yy * t[TY_Y];
    // new slopes with the old ones
    double xWithX = xx * t[TX_TX] + xy * t[TY_TX];
    double xWithY = xx * t[TY_TX] + xy * t[TY_TY];
    double yWithX = yx * t[TX_TX] + yy * t[TY_TX];
    double yWithY = yx * t[TY_TX] + yy * t[TY_TY];
    t[TX_TX] = xWithX * xx + xWithY * xy;
    t[TY_TX] = yWithX * xx + yWithY * xy;
    t[TY_TY] = yWithX * yx + yWithY * yy;
  }

  /**
   * Moves the covariance by any motion.
   *
   * @param jacobian 4 rows of 5 as {@link org.fiducia.kernels.field.Transport} gives it
   */
  public static void move(double[] t, double[] jacobian) {
    double[] product = new double[20];
    for (int a = 0; a < 4; a++) {
      times(t, jacobian, 5 * a, product);
    }
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          sum += product[5 * a + k] * jacobian[5 * b + k];
        }
        t[Track.C + a * (a + 1) / 2 + b] = sum;
      }
      t[QP_X + a] = product[5 * a + 4];
    }
  }

  /** The product of the covariance and the vector of 5 numbers that starts at {@code at}; to the same place. */
  private static void times(double[] t, double[] vectors, int at, double[] products) {
    double x = vectors[at];
    double y = vectors[at + 1];
    double tx = vectors[at + 2];
    double ty = vectors[at + 3];
    double qp = vectors[at + 4];
    products[at] = t[X_X] * x + t[Y_X] * y + t[TX_X] * tx + t[TY_X] * ty + t[QP_X] * qp;
    products[at + 1] = t[Y_X] * x + t[Y_Y] * y + t[TX_Y] * tx + t[TY_Y] * ty + t[QP_Y] * qp;
    products[at + 2] = t[TX_X] * x + t[TX_Y] * y + t[TX_TX] * tx + t[TY_TX] * ty + t[QP_TX] * qp;
    products[at + 3] = t[TY_X] * x + t[TY_Y] * y + t[TY_TX] * tx + t[TY_TY] * ty + t[QP_TY] * qp;
    products[at + 4] = t[QP_X] * x + t[QP_Y] * y + t[QP_TX] * tx + t[QP_TY] * ty + t[QP_QP] * qp;
  }

  /**
   * Whether the covariance is positive definite: whether all pivots of its Cholesky decomposition are above zero; not
   * if it has a NaN. Here without square roots, and each step is multiplied by its pivot rather than divided.
   */
  public static boolean isPositiveDefinite(double[] t) {
    double x = t[X_X];
    double y = x * t[Y_Y] - t[Y_X] * t[Y_X];
    double txY = x * t[TX_Y] - t[TX_X] * t[Y_X];
    double tyY = x * t[TY_Y] - t[TY_X] * t[Y_X];
    double qpY = x * t[QP_Y] - t[QP_X] * t[Y_X];
    double txTx = y * (x * t[TX_TX] - t[TX_X] * t[TX_X]) - txY * txY;
    double tyTx = y * (x * t[TY_TX] - t[TY_X] * t[TX_X]) - tyY * txY;
    double qpTx = y * (x * t[QP_TX] - t[QP_X] * t[TX_X]) - qpY * txY;
    double tyTy = txTx * (y * (x * t[TY_TY] - t[TY_X] * t[TY_X]) - tyY * tyY) - tyTx * tyTx;
    double qpTy = txTx * (y * (x * t[QP_TY] - t[QP_X] * t[TY_X]) - qpY * tyY) - qpTx * tyTx;
    double qpQp = tyTy * (txTx * (y * (x * t[QP_QP] - t[QP_X] * t[QP_X]) - qpY * qpY) - qpTx * qpTx) - qpTy * qpTy;
    return x > 0 && y > 0 && txTx > 0 && tyTy > 0 && qpQp > 0;
  }

  /** Whether the state and the variances are finite numbers. */
  public static boolean isFinite(double[] t) {
    double state = Math.abs(t[Track.X]) + Math.abs(t[Track.Y]) + Math.abs(t[Track.TX]) + Math.abs(t[Track.TY])
        + Math.abs(t[Track.QP]);
    return Double.isFinite(state + t[X_X] + t[Y_Y] + t[TX_TX] + t[TY_TY] + t[QP_QP]);
  }
}

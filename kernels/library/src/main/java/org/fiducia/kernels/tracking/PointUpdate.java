package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/**
 * Measurement of a point (x, y) of one error in both coordinates: the update of the Kalman filter on packed
 * covariances. With A the covariance of the position, B that of the rest with the position, C that of the rest, V that
 * of the measurement and S = A + V, the new ones are A S^-1 V, B S^-1 V and C - B S^-1 B^T. Only the last is a
 * difference, and C holds no prior that would drown what is left.
 */
@Functions
final class PointUpdate {

  private PointUpdate() {}

  /**
   * Takes a point in.
   *
   * @param t {@link Track} without chi2
   * @param variance of x and of y, mm^2
   * @return chi2 of the point
   */
  static double next(double[] t, double x, double y, double variance) {
    double rx = x - t[Track.X];
    double ry = y - t[Track.Y];
    double a = t[TrackCovariance.X_X] + variance;
    double b = t[TrackCovariance.Y_X];
    double c = t[TrackCovariance.Y_Y] + variance;
    double inverse = 1 / (a * c - b * b);
    double sxx = c * inverse;
    double sxy = -b * inverse;
    double syy = a * inverse;
    double ux = sxx * rx + sxy * ry;
    double uy = sxy * rx + syy * ry;
    t[Track.X] = x - variance * ux;
    t[Track.Y] = y - variance * uy;
    t[Track.TX] += t[TrackCovariance.TX_X] * ux + t[TrackCovariance.TX_Y] * uy;
    t[Track.TY] += t[TrackCovariance.TY_X] * ux + t[TrackCovariance.TY_Y] * uy;
    t[Track.QP] += t[TrackCovariance.QP_X] * ux + t[TrackCovariance.QP_Y] * uy;
    covariance(t, sxx, sxy, syy, variance);
    return rx * ux + ry * uy;
  }

  /** The covariance after a point, given S^-1. */
  private static void covariance(double[] t, double sxx, double sxy, double syy, double variance) {
    double txx = t[TrackCovariance.TX_X];
    double txy = t[TrackCovariance.TX_Y];
    double tyx = t[TrackCovariance.TY_X];
    double tyy = t[TrackCovariance.TY_Y];
    double qx = t[TrackCovariance.QP_X];
    double qy = t[TrackCovariance.QP_Y];
    double gxx = txx * sxx + txy * sxy;
    double gxy = txx * sxy + txy * syy;
    double gyx = tyx * sxx + tyy * sxy;
    double gyy = tyx * sxy + tyy * syy;
    double gqx = qx * sxx + qy * sxy;
    double gqy = qx * sxy + qy * syy;
    double b = t[TrackCovariance.Y_X];
    t[TrackCovariance.X_X] = variance * (t[TrackCovariance.X_X] * sxx + b * sxy);
    t[TrackCovariance.Y_X] = -variance * variance * sxy;
    t[TrackCovariance.Y_Y] = variance * (b * sxy + t[TrackCovariance.Y_Y] * syy);
    t[TrackCovariance.TX_X] = variance * gxx;
    t[TrackCovariance.TX_Y] = variance * gxy;
    t[TrackCovariance.TX_TX] -= gxx * txx + gxy * txy;
    t[TrackCovariance.TY_X] = variance * gyx;
    t[TrackCovariance.TY_Y] = variance * gyy;
    t[TrackCovariance.TY_TX] -= gyx * txx + gyy * txy;
    t[TrackCovariance.TY_TY] -= gyx * tyx + gyy * tyy;
    t[TrackCovariance.QP_X] = variance * gqx;
    t[TrackCovariance.QP_Y] = variance * gqy;
    t[TrackCovariance.QP_TX] -= gqx * txx + gqy * txy;
    t[TrackCovariance.QP_TY] -= gqx * tyx + gqy * tyy;
    t[TrackCovariance.QP_QP] -= gqx * qx + gqy * qy;
  }

  /**
   * Takes in the first point that tells of q/p: x is spent on q/p, in the Joseph form of the update with the gain that
   * an infinite error of q/p gives; then y is an update with the usual gain.
   *
   * @param t {@link Track} without chi2; covariances with q/p are not read
   * @param length of the way from the magnet to the point, mm
   * @param bend derivatives of tx and ty by q/p
   * @return chi2 of the point
   */
  static double first(double[] t, double x, double y, double variance, double length, double[] bend) {
    // gains of y, tx, ty and q/p; that of x is 1
    double gainQ = 1 / (length * bend[0]);
    double gainTy = bend[1] * gainQ;
    double gainTx = 1 / length;
    double gainY = length * gainTy;
    double rx = x - t[Track.X];
    t[Track.X] = x;
    t[Track.Y] += gainY * rx;
    t[Track.TX] += gainTx * rx;
    t[Track.TY] += gainTy * rx;
    t[Track.QP] += gainQ * rx;
    spend(t, variance, gainY, gainTx, gainTy, gainQ);
    return second(t, y, variance);
  }

  /** The covariance after x is spent on q/p. */
  private static void spend(double[] t, double variance, double gainY, double gainTx, double gainTy, double gainQ) {
    double xx = t[TrackCovariance.X_X] + variance;
    double columnY = t[TrackCovariance.Y_X];
    double columnTx = t[TrackCovariance.TX_X];
    double columnTy = t[TrackCovariance.TY_X];
    double leftY = gainY * xx - columnY;
    double leftTx = gainTx * xx - columnTx;
    double leftTy = gainTy * xx - columnTy;
    t[TrackCovariance.X_X] = variance;
    t[TrackCovariance.Y_X] = gainY * variance;
    t[TrackCovariance.Y_Y] += gainY * (leftY - columnY);
    t[TrackCovariance.TX_X] = gainTx * variance;
    t[TrackCovariance.TX_Y] += gainTx * leftY - columnTx * gainY;
    t[TrackCovariance.TX_TX] += gainTx * (leftTx - columnTx);
    t[TrackCovariance.TY_X] = gainTy * variance;
    t[TrackCovariance.TY_Y] += gainTy * leftY - columnTy * gainY;
    t[TrackCovariance.TY_TX] += gainTy * leftTx - columnTy * gainTx;
    t[TrackCovariance.TY_TY] += gainTy * (leftTy - columnTy);
    t[TrackCovariance.QP_X] = gainQ * variance;
    t[TrackCovariance.QP_Y] = gainQ * leftY;
    t[TrackCovariance.QP_TX] = gainQ * leftTx;
    t[TrackCovariance.QP_TY] = gainQ * leftTy;
    t[TrackCovariance.QP_QP] = gainQ * (gainQ * xx);
  }

  /** Takes y alone in. */
  private static double second(double[] t, double y, double variance) {
    double inverse = 1 / (t[TrackCovariance.Y_Y] + variance);
    double ry = y - t[Track.Y];
    double u = inverse * ry;
    double x = t[TrackCovariance.Y_X];
    double tx = t[TrackCovariance.TX_Y];
    double ty = t[TrackCovariance.TY_Y];
    double q = t[TrackCovariance.QP_Y];
    t[Track.X] += x * u;
    t[Track.Y] = y - variance * u;
    t[Track.TX] += tx * u;
    t[Track.TY] += ty * u;
    t[Track.QP] += q * u;
    double gainX = x * inverse;
    double gainTx = tx * inverse;
    double gainTy = ty * inverse;
    double gainQ = q * inverse;
    t[TrackCovariance.X_X] -= gainX * x;
    t[TrackCovariance.Y_X] = variance * gainX;
    t[TrackCovariance.Y_Y] *= variance * inverse;
    t[TrackCovariance.TX_X] -= gainTx * x;
    t[TrackCovariance.TX_Y] = variance * gainTx;
    t[TrackCovariance.TX_TX] -= gainTx * tx;
    t[TrackCovariance.TY_X] -= gainTy * x;
    t[TrackCovariance.TY_Y] = variance * gainTy;
    t[TrackCovariance.TY_TX] -= gainTy * tx;
    t[TrackCovariance.TY_TY] -= gainTy * ty;
    t[TrackCovariance.QP_X] -= gainQ * x;
    t[TrackCovariance.QP_Y] = variance * gainQ;
    t[TrackCovariance.QP_TX] -= gainQ * tx;
    t[TrackCovariance.QP_TY] -= gainQ * ty;
    t[TrackCovariance.QP_QP] -= gainQ * q;
    return ry * u;
  }
}

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
    // S^-1 by elimination
    double inverseA = 1 / a;
    double left = 1 / (c - b * inverseA * b);
    double ratio = -b * inverseA;
    double sxx = inverseA + ratio * ratio * left;
    double sxy = ratio * left;
    double syy = left;
    double ux = sxx * rx + sxy * ry;
    double uy = sxy * rx + syy * ry;
    t[Track.X] += t[TrackCovariance.X_X] * ux + b * uy;
    t[Track.Y] += b * ux + t[TrackCovariance.Y_Y] * uy;
    double txx = t[TrackCovariance.TX_X];
    double txy = t[TrackCovariance.TX_Y];
    double tyx = t[TrackCovariance.TY_X];
    double tyy = t[TrackCovariance.TY_Y];
    double qx = t[TrackCovariance.QP_X];
    double qy = t[TrackCovariance.QP_Y];
    t[Track.TX] += txx * ux + txy * uy;
    t[Track.TY] += tyx * ux + tyy * uy;
    t[Track.QP] += qx * ux + qy * uy;
    double gxx = txx * sxx + txy * sxy;
    double gxy = txx * sxy + txy * syy;
    double gyx = tyx * sxx + tyy * sxy;
    double gyy = tyx * sxy + tyy * syy;
    double gqx = qx * sxx + qy * sxy;
    double gqy = qx * sxy + qy * syy;
    t[TrackCovariance.X_X] = variance * (t[TrackCovariance.X_X] * sxx + b * sxy);
    t[TrackCovariance.Y_X] = -variance * variance * sxy;
    t[TrackCovariance.Y_Y] = variance * (b * sxy + t[TrackCovariance.Y_Y] * syy);
    t[TrackCovariance.TX_X] = variance * gxx;
    t[TrackCovariance.TX_Y] = variance * gxy;
    t[TrackCovariance.TY_X] = variance * gyx;
    t[TrackCovariance.TY_Y] = variance * gyy;
    t[TrackCovariance.QP_X] = variance * gqx;
    t[TrackCovariance.QP_Y] = variance * gqy;
    t[TrackCovariance.TX_TX] -= gxx * txx + gxy * txy;
    t[TrackCovariance.TY_TX] -= gyx * txx + gyy * txy;
    t[TrackCovariance.TY_TY] -= gyx * tyx + gyy * tyy;
    t[TrackCovariance.QP_TX] -= gqx * txx + gqy * txy;
    t[TrackCovariance.QP_TY] -= gqx * tyx + gqy * tyy;
    t[TrackCovariance.QP_QP] -= gqx * qx + gqy * qy;
    return rx * ux + ry * uy;
  }

  /**
   * Takes in the first point that tells of q/p: x is spent on q/p, in the Joseph form of the update with the gain that
   * an infinite error of q/p gives; then y is an update with the usual gain.
   *
   * @param gain derivatives of the state by q/p; overwritten
   */
  static double first(double[] t, double x, double y, double variance, double[] gain) {
    double inverse = 1 / gain[0];
    double rx = x - t[Track.X];
    double xx = t[TrackCovariance.X_X] + variance;
    double[] column = new double[5];
    column[0] = t[TrackCovariance.X_X];
    column[1] = t[TrackCovariance.Y_X];
    column[2] = t[TrackCovariance.TX_X];
    column[3] = t[TrackCovariance.TY_X];
    column[4] = t[TrackCovariance.QP_X];
    for (int a = 0; a < 5; a++) {
      gain[a] *= inverse;
      t[a] += gain[a] * rx;
    }
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        t[Track.C + a * (a + 1) / 2 + b] += gain[a] * (gain[b] * xx - column[b]) - column[a] * gain[b];
      }
    }
    double ry = y - t[Track.Y];
    double yy = 1 / (t[TrackCovariance.Y_Y] + variance);
    column[0] = t[TrackCovariance.Y_X];
    column[1] = t[TrackCovariance.Y_Y];
    column[2] = t[TrackCovariance.TX_Y];
    column[3] = t[TrackCovariance.TY_Y];
    column[4] = t[TrackCovariance.QP_Y];
    for (int a = 0; a < 5; a++) {
      gain[a] = column[a] * yy;
      t[a] += gain[a] * ry;
    }
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        t[Track.C + a * (a + 1) / 2 + b] -= gain[a] * column[b];
      }
    }
    return ry * ry * yy;
  }
}

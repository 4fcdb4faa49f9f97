package org.fiducia.kernels.tracking;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.ThinKick;
import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/**
 * The steps of {@link SpacePointFit} and {@link SpacePointParameters}, which differ in what they write. C2 compiles
 * this as one function, whose arrays become registers.
 */
@Functions
final class SpacePointFilter {

  // Numbers of the array "sums": chi2, and a number that is finite if all coordinates are.
  private static final int CHI2 = 0;
  private static final int SIZE = 1;

  private SpacePointFilter() {}

  /**
   * Fits one track.
   *
   * @param i row of the track
   * @param all whether all of {@link Track} and {@link TrackStatus} are wanted, not {@link TrackParameters} and the
   *     status alone
   * @param setup 1 row, {@link SpacePointSetup}
   * @param planes {@link PointPlane}
   * @param field 1 row, {@link Field}: its centre and kick are read, whatever the model
   * @param points {@link SpacePoints}
   * @param track receives {@link Track} or {@link TrackParameters}
   * @param status receives {@link TrackStatus} or its first column
   */
  static void fit(long i, boolean all, Doubles setup, Doubles planes, Doubles field, Doubles points, Doubles track,
      Ints status) {
    int count = (int) setup.get(SpacePointSetup.PLANES, 0);
    if (count < 3 || count > SpacePoints.PLANES) {
      fail(i, all, track, status);
      return;
    }
    double centre = field.get(Field.CENTRE_Z, 0);
    double kick = field.get(Field.KICK, 0);
    double from = planes.get(PointPlane.Z, count - 2);
    double z0 = planes.get(PointPlane.Z, 0);
    if (!(from >= centre) || !(z0 < centre)) {
      fail(i, all, track, status);
      return;
    }
    double[] t = new double[TrackCovariance.SIZE];
    double[] sums = new double[2];
    double inverse = 1 / (planes.get(PointPlane.Z, count - 1) - from);
    start(i, count - 1, planes, points, inverse, t, sums);
    // a first value of q/p, which counts as unknown: from the angle to the line from point 0 to where this line meets
    // the magnet
    double before = (t[Track.X] + t[Track.TX] * (centre - from) - points.get(0, i)) * (1 / (centre - z0));
    t[Track.QP] = TrackPath.momentum(before, t[Track.TX], t[Track.TY], kick);
    scatter(t, planes.get(PointPlane.SCATTERING, count - 2));
    int k = count - 3;
    double to = planes.get(PointPlane.Z, k);
    while (to >= centre) {
      next(i, k, planes, points, to - from, t, sums);
      from = to;
      k--;
      to = planes.get(PointPlane.Z, k);
    }
    boolean forwards = first(i, k, planes, points, centre - from, to - centre, kick, t, sums);
    // one plane before the loop over the others: the JVM keeps an array that a loop changes in memory
    if (k > 0) {
      from = to;
      k--;
      to = planes.get(PointPlane.Z, k);
      next(i, k, planes, points, to - from, t, sums);
    }
    for (k--; k >= 0; k--) {
      from = to;
      to = planes.get(PointPlane.Z, k);
      next(i, k, planes, points, to - from, t, sums);
    }
    int result = !Double.isFinite(sums[SIZE]) ? Status.NOT_FINITE : kick == 0 ? Status.SINGULAR
        : !forwards ? Status.OUT_OF_RANGE : !TrackCovariance.isPositiveDefinite(t) ? Status.SINGULAR
        : TrackCovariance.isFinite(t) && Double.isFinite(sums[CHI2]) ? Status.OK : Status.OUT_OF_RANGE;
    boolean good = result == Status.OK;
    status.set(TrackStatus.STATUS, i, result);
    // numbers, not the array, which would have to be in memory for a call that is not inlined
    if (all) {
      status.set(TrackStatus.NDF, i, good ? 2 * count - 5 : 0);
      status.set(TrackStatus.ITERATIONS, i, good ? 1 : 0);
      status.set(TrackStatus.USED, i, good ? (1 << count) - 1 : 0);
      write(i, good, track, sums[CHI2], t[Track.X], t[Track.Y], t[Track.TX], t[Track.TY], t[Track.QP],
          t[TrackCovariance.X_X], t[TrackCovariance.Y_X], t[TrackCovariance.Y_Y], t[TrackCovariance.TX_X],
          t[TrackCovariance.TX_Y], t[TrackCovariance.TX_TX], t[TrackCovariance.TY_X], t[TrackCovariance.TY_Y],
          t[TrackCovariance.TY_TX], t[TrackCovariance.TY_TY], t[TrackCovariance.QP_X], t[TrackCovariance.QP_Y],
          t[TrackCovariance.QP_TX], t[TrackCovariance.QP_TY], t[TrackCovariance.QP_QP]);
    } else {
      writeParameters(i, good, track, sums[CHI2], t[Track.X], t[Track.Y], t[Track.TX], t[Track.TY], t[Track.QP],
          t[TrackCovariance.QP_QP]);
    }
  }

  /**
   * The straight line through the last two points at the first of them, upstream of its material.
   *
   * @param inverse of the distance of the two planes, 1/mm
   */
  private static void start(long i, int last, Doubles planes, Doubles points, double inverse, double[] t,
      double[] sums) {
    double x = points.get(2 * last - 2, i);
    double y = points.get(2 * last - 1, i);
    double xLast = points.get(2 * last, i);
    double yLast = points.get(2 * last + 1, i);
    double sigma = planes.get(PointPlane.SIGMA, last - 1);
    double sigmaLast = planes.get(PointPlane.SIGMA, last);
    double variance = sigma * sigma;
    double slope = (variance + sigmaLast * sigmaLast) * inverse * inverse;
    t[Track.X] = x;
    t[Track.Y] = y;
    t[Track.TX] = (xLast - x) * inverse;
    t[Track.TY] = (yLast - y) * inverse;
    t[TrackCovariance.X_X] = variance;
    t[TrackCovariance.Y_Y] = variance;
    t[TrackCovariance.TX_X] = -variance * inverse;
    t[TrackCovariance.TY_Y] = -variance * inverse;
    t[TrackCovariance.TX_TX] = slope;
    t[TrackCovariance.TY_TY] = slope;
    sums[SIZE] = Math.abs(x) + Math.abs(y) + Math.abs(xLast) + Math.abs(yLast);
  }

  private static void scatter(double[] t, double scattering) {
    double[] slopes = new double[3];
    Scattering.covariance(scattering, t[Track.TX], t[Track.TY], t[Track.QP], slopes);
    TrackCovariance.scatter(t, slopes);
  }

  private static void drift(double[] t, double length) {
    t[Track.X] += length * t[Track.TX];
    t[Track.Y] += length * t[Track.TY];
    TrackCovariance.drift(t, length);
  }

  /** Back through a drift, to the point of plane k. */
  private static void next(long i, int k, Doubles planes, Doubles points, double length, double[] t, double[] sums) {
    double sigma = planes.get(PointPlane.SIGMA, k);
    double x = points.get(2 * k, i);
    double y = points.get(2 * k + 1, i);
    drift(t, length);
    scatter(t, planes.get(PointPlane.SCATTERING, k));
    double chi2 = PointUpdate.next(t, x, y, sigma * sigma);
    sums[CHI2] += chi2;
    sums[SIZE] += Math.abs(x) + Math.abs(y);
  }

  /**
   * Back through the magnet, to the point of plane k.
   *
   * @param behind length of the way from where the state is to the magnet, mm
   * @param before length of the way from there to the plane, mm
   * @return false if the field turns the track back
   */
  private static boolean first(long i, int k, Doubles planes, Doubles points, double behind, double before,
      double kick, double[] t, double[] sums) {
    double sigma = planes.get(PointPlane.SIGMA, k);
    double x = points.get(2 * k, i);
    double y = points.get(2 * k + 1, i);
    double[] gain = new double[2];
    drift(t, behind);
    boolean forwards = kick(t, -kick, gain);
    drift(t, before);
    scatter(t, planes.get(PointPlane.SCATTERING, k));
    double chi2 = PointUpdate.first(t, x, y, sigma * sigma, before, gain);
    sums[CHI2] += chi2;
    sums[SIZE] += Math.abs(x) + Math.abs(y);
    return forwards;
  }

  /**
   * Back through the magnet itself.
   *
   * @param gain receives the derivatives of tx and ty by q/p
   */
  private static boolean kick(double[] t, double kick, double[] gain) {
    double[] state = new double[5];
    double[] slopes = new double[6];
    state[2] = t[Track.TX];
    state[3] = t[Track.TY];
    state[4] = t[Track.QP];
    boolean forwards = ThinKick.bendWithJacobian(state, kick, slopes);
    t[Track.TX] = state[2];
    t[Track.TY] = state[3];
    TrackCovariance.bend(t, slopes);
    gain[0] = slopes[2];
    gain[1] = slopes[5];
    return forwards;
  }

  private static void fail(long i, boolean all, Doubles track, Ints status) {
    int last = all ? Track.CHI2 : TrackParameters.QP_VARIANCE;
    for (int k = 0; k <= last; k++) {
      track.set(k, i, Double.NaN);
    }
    status.set(TrackStatus.STATUS, i, Status.OUT_OF_RANGE);
    if (all) {
      status.set(TrackStatus.NDF, i, 0);
      status.set(TrackStatus.ITERATIONS, i, 0);
      status.set(TrackStatus.USED, i, 0);
    }
  }

  private static void writeParameters(long i, boolean good, Doubles track, double chi2, double x, double y, double tx,
      double ty, double qp, double variance) {
    track.set(TrackParameters.X, i, good ? x : Double.NaN);
    track.set(TrackParameters.Y, i, good ? y : Double.NaN);
    track.set(TrackParameters.TX, i, good ? tx : Double.NaN);
    track.set(TrackParameters.TY, i, good ? ty : Double.NaN);
    track.set(TrackParameters.QP, i, good ? qp : Double.NaN);
    track.set(TrackParameters.CHI2, i, good ? chi2 : Double.NaN);
    track.set(TrackParameters.QP_VARIANCE, i, good ? variance : Double.NaN);
  }

  private static void write(long i, boolean good, Doubles track, double chi2, double x, double y, double tx, double ty,
      double qp, double xx, double yx, double yy, double txX, double txY, double txTx, double tyX, double tyY,
      double tyTx, double tyTy, double qpX, double qpY, double qpTx, double qpTy, double qpQp) {
    track.set(Track.X, i, good ? x : Double.NaN);
    track.set(Track.Y, i, good ? y : Double.NaN);
    track.set(Track.TX, i, good ? tx : Double.NaN);
    track.set(Track.TY, i, good ? ty : Double.NaN);
    track.set(Track.QP, i, good ? qp : Double.NaN);
    track.set(Track.CHI2, i, good ? chi2 : Double.NaN);
    track.set(TrackCovariance.X_X, i, good ? xx : Double.NaN);
    track.set(TrackCovariance.Y_X, i, good ? yx : Double.NaN);
    track.set(TrackCovariance.Y_Y, i, good ? yy : Double.NaN);
    track.set(TrackCovariance.TX_X, i, good ? txX : Double.NaN);
    track.set(TrackCovariance.TX_Y, i, good ? txY : Double.NaN);
    track.set(TrackCovariance.TX_TX, i, good ? txTx : Double.NaN);
    track.set(TrackCovariance.TY_X, i, good ? tyX : Double.NaN);
    track.set(TrackCovariance.TY_Y, i, good ? tyY : Double.NaN);
    track.set(TrackCovariance.TY_TX, i, good ? tyTx : Double.NaN);
    track.set(TrackCovariance.TY_TY, i, good ? tyTy : Double.NaN);
    track.set(TrackCovariance.QP_X, i, good ? qpX : Double.NaN);
    track.set(TrackCovariance.QP_Y, i, good ? qpY : Double.NaN);
    track.set(TrackCovariance.QP_TX, i, good ? qpTx : Double.NaN);
    track.set(TrackCovariance.QP_TY, i, good ? qpTy : Double.NaN);
    track.set(TrackCovariance.QP_QP, i, good ? qpQp : Double.NaN);
  }
}

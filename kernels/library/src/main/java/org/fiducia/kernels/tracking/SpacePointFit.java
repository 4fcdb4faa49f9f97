package org.fiducia.kernels.tracking;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.ThinKick;
import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * The fast fit of a track through planes that measure points: one pass of the Kalman filter from the last plane to the
 * first through a thin kick, without smoother and without prior. The last two points start the track, the first point
 * before the magnet gives q/p (the limit of the filter for an unknown q/p), all else is the usual update. The result is
 * at z of plane 0, upstream of its material.
 *
 * <p>Status: NOT_FINITE a coordinate that is no number; OUT_OF_RANGE too few or too many planes, points so far away
 * that numbers overflow, or a track that the field turns back; SINGULAR no kick, or a covariance that is not positive
 * definite.
 */
@Kernel
public final class SpacePointFit {

  private SpacePointFit() {}

  /**
   * Fits one track.
   *
   * @param i row of the track
   * @param setup 1 row, {@link SpacePointSetup}
   * @param planes {@link PointPlane}
   * @param field 1 row, {@link Field}: its centre and kick are read, whatever the model
   * @param points {@link SpacePoints}
   * @param track receives {@link Track}
   * @param status receives {@link TrackStatus}: here 1 iteration, and all planes used
   */
  public static void run(long i, Doubles setup, Doubles planes, Doubles field, Doubles points, Doubles track,
      Ints status) {
    int count = (int) setup.get(SpacePointSetup.PLANES, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    double[] t = new double[TrackCovariance.SIZE];
    double chi2 = 0;
    int result = check(i, count, planes, points, centre);
    if (result == Status.OK && !start(i, count - 1, planes, field, points, t)) {
      result = Status.SINGULAR;
    }
    for (int k = count - 3; k >= 0 && result == Status.OK; k--) {
      double from = planes.get(PointPlane.Z, k + 1);
      double to = planes.get(PointPlane.Z, k);
      double x = points.get(2 * k, i);
      double y = points.get(2 * k + 1, i);
      double sigma = planes.get(PointPlane.SIGMA, k);
      if (from >= centre && to < centre) {
        double[] gain = new double[5];
        if (!kick(t, from, centre, to, field.get(Field.KICK, 0), gain)) {
          result = Status.OUT_OF_RANGE;
        }
        scatter(t, planes.get(PointPlane.SCATTERING, k));
        chi2 += PointUpdate.first(t, x, y, sigma * sigma, gain);
      } else {
        drift(t, to - from);
        scatter(t, planes.get(PointPlane.SCATTERING, k));
        chi2 += PointUpdate.next(t, x, y, sigma * sigma);
      }
    }
    if (result == Status.OK && !TrackCovariance.isPositiveDefinite(t)) {
      result = Status.SINGULAR;
    }
    if (result == Status.OK && !(TrackCovariance.isFinite(t) && Double.isFinite(chi2))) {
      result = Status.OUT_OF_RANGE;
    }
    write(i, count, result, t, chi2, track, status);
  }

  private static int check(long i, int count, Doubles planes, Doubles points, double centre) {
    if (count < 3 || count > SpacePoints.PLANES || !(planes.get(PointPlane.Z, count - 2) >= centre)
        || !(planes.get(PointPlane.Z, 0) < centre)) {
      return Status.OUT_OF_RANGE;
    }
    double sum = 0;
    for (int k = 0; k < 2 * count; k++) {
      sum += Math.abs(points.get(k, i));
    }
    return Double.isFinite(sum) ? Status.OK : Status.NOT_FINITE;
  }

  /**
   * The straight line through the last two points at the first of them, upstream of its material; a first value of q/p,
   * which counts as unknown, from the angle to the line from point 0 to where the other meets the magnet.
   */
  private static boolean start(long i, int last, Doubles planes, Doubles field, Doubles points, double[] t) {
    double kick = field.get(Field.KICK, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    double z = planes.get(PointPlane.Z, last - 1);
    double length = planes.get(PointPlane.Z, last) - z;
    double inverse = 1 / length;
    double x = points.get(2 * last - 2, i);
    double y = points.get(2 * last - 1, i);
    double tx = (points.get(2 * last, i) - x) * inverse;
    double ty = (points.get(2 * last + 1, i) - y) * inverse;
    double z0 = planes.get(PointPlane.Z, 0);
    double before = (x + tx * (centre - z) - points.get(0, i)) / (centre - z0);
    t[Track.X] = x;
    t[Track.Y] = y;
    t[Track.TX] = tx;
    t[Track.TY] = ty;
    t[Track.QP] = TrackPath.momentum(before, tx, ty, kick);
    double sigma = planes.get(PointPlane.SIGMA, last - 1);
    double sigmaLast = planes.get(PointPlane.SIGMA, last);
    double variance = sigma * sigma;
    double slope = (variance + sigmaLast * sigmaLast) * inverse * inverse;
    t[TrackCovariance.X_X] = variance;
    t[TrackCovariance.Y_Y] = variance;
    t[TrackCovariance.TX_X] = -variance * inverse;
    t[TrackCovariance.TY_Y] = -variance * inverse;
    t[TrackCovariance.TX_TX] = slope;
    t[TrackCovariance.TY_TY] = slope;
    scatter(t, planes.get(PointPlane.SCATTERING, last - 1));
    return kick != 0;
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

  /** Back through the magnet; {@code gain} receives the derivatives of the state by q/p. */
  private static boolean kick(double[] t, double from, double centre, double to, double kick, double[] gain) {
    drift(t, centre - from);
    double[] state = new double[5];
    double[] slopes = new double[6];
    state[2] = t[Track.TX];
    state[3] = t[Track.TY];
    state[4] = t[Track.QP];
    boolean forwards = ThinKick.bendWithJacobian(state, -kick, slopes);
    t[Track.TX] = state[2];
    t[Track.TY] = state[3];
    TrackCovariance.bend(t, slopes);
    double behind = to - centre;
    gain[0] = behind * slopes[2];
    gain[1] = behind * slopes[5];
    gain[2] = slopes[2];
    gain[3] = slopes[5];
    gain[4] = 1;
    drift(t, behind);
    return forwards;
  }

  private static void write(long i, int count, int result, double[] t, double chi2, Doubles track, Ints status) {
    boolean good = result == Status.OK;
    for (int k = 0; k < TrackCovariance.SIZE; k++) {
      track.set(k, i, good ? t[k] : Double.NaN);
    }
    track.set(Track.CHI2, i, good ? chi2 : Double.NaN);
    status.set(TrackStatus.STATUS, i, result);
    status.set(TrackStatus.NDF, i, good ? 2 * count - 5 : 0);
    status.set(TrackStatus.ITERATIONS, i, good ? 1 : 0);
    status.set(TrackStatus.USED, i, good ? (1 << count) - 1 : 0);
  }
}

package org.fiducia.kernels.tracking;

import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.Transport;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * The path of a particle through the views of a spectrometer: its state at each view, upstream of the material, and the
 * kink (dtx, dty) = L (v0, v1) just behind it, with L L^T the covariance of {@link Scattering}. All equations of the
 * fit are linear around a path.
 *
 * <p>{@code path} has 9 numbers a view: x, y, tx, ty, v0, v1 and L.
 */
@Functions
public final class TrackPath {

  /** Numbers a view. */
  public static final int WIDTH = 9;
  /** Numbers of a path. */
  public static final int SIZE = WIDTH * Hits.VIEWS;
  private static final int V = 4;
  private static final int L = 6;

  /** A measurement this many of its errors outside the straws of its view is not one. */
  static final double BEYOND = 10;

  /** Share of a hit's variance left to its residual below which the track is bound to go through the hit. */
  private static final double LEAST_FREEDOM = 1e-9;

  private TrackPath() {}

  /**
   * The start of a path: two straight lines that meet in the centre of the magnet and are of one slope in y, by least
   * squares; q/p from the angle between them.
   *
   * @param used bit v is set if the hit of view v is to be used
   * @param state receives x, y, tx, ty, q/p at view 0
   * @return false if the hits do not fix it
   */
  public static boolean seed(long i, int count, int used, Doubles views, Doubles field, Doubles hits, double[] state) {
    double[] u = new double[TrackInformation.SIZE];
    double start = views.get(View.Z, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    for (int k = 0; k < count; k++) {
      double c = views.get(View.COS, k);
      double s = views.get(View.SIN, k);
      double z = views.get(View.Z, k);
      double arm = z - start;
      boolean on = (used >>> k & 1) != 0;
      TrackInformation.insert(u, c, s, c * arm, s * arm, c * Math.max(z - centre, 0.0), on ? hits.get(k, i) : 0,
          on ? weight(k, views) : 0);
    }
    double kick = field.get(Field.KICK, 0);
    if (!TrackInformation.isComplete(u) || kick == 0) {
      return false;
    }
    TrackInformation.solve(u, state);
    state[4] = momentum(state[2], state[2] + state[4], state[3], kick);
    return true;
  }

  /**
   * q/p [c/GeV] of a particle whose slope changes from tx to bent at the slope ty in a field of the given kick [GeV/c].
   */
  public static double momentum(double tx, double bent, double ty, double kick) {
    double length = Math.sqrt(1 + tx * tx + ty * ty);
    double bentLength = Math.sqrt(1 + bent * bent + ty * ty);
    return (tx * bentLength - bent * length) / (length * bentLength * kick);
  }

  /** 1 / variance of a hit of view k. */
  private static double weight(int k, Doubles views) {
    double sigma = views.get(View.SIGMA, k);
    return 1 / (sigma * sigma);
  }

  /** Whether no track is bent between views k and k + 1: {@link Transport} then drifts. */
  private static boolean isStraight(int k, Doubles views, Doubles field) {
    double centre = field.get(Field.CENTRE_Z, 0);
    double model = field.get(Field.MODEL, 0);
    return model == Field.NONE
        || model == Field.THIN_KICK && views.get(View.Z, k) < centre == views.get(View.Z, k + 1) < centre;
  }

  /**
   * Follows a particle from view 0 to view last through the kinks that the hits ask for, and makes this the new path.
   * Where there is no field it is followed to the last of all views: a loop that is the same for all tracks.
   *
   * @param count of views
   * @param last view with a hit
   * @param start x, y, tx, ty, q/p at view 0
   * @param before q/p of the old path
   * @param fixedMomentum at which scattering is evaluated; 0: at q/p
   * @param kept of {@link TrackInformation#scatter}, 0 where there is nothing to follow
   * @return false if the field turns the particle back
   */
  public static boolean follow(int count, int last, Doubles views, Doubles field, Doubles map, double[] start,
      double before, double fixedMomentum, double[] kept, double[] path) {
    boolean forwards = true;
    double x = start[0];
    double y = start[1];
    double tx = start[2];
    double ty = start[3];
    double qp = start[4];
    double scatteringQp = fixedMomentum > 0 ? 1 / fixedMomentum : qp;
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      int scatterer = TrackInformation.KEPT * k;
      double dx = x - path[at];
      double dy = y - path[at + 1];
      double dtx = tx - path[at + 2];
      double dty = ty - path[at + 3];
      path[at] = x;
      path[at + 1] = y;
      path[at + 2] = tx;
      path[at + 3] = ty;
      if (k + 1 < count) {
        double kinkY = TrackInformation.kinkY(kept, scatterer, dx, dy, dtx, dty, qp - before);
        double kinkX = TrackInformation.kinkX(kept, scatterer, dx, dy, dtx, dty, qp - before, kinkY);
        double v0 = path[at + V] + kinkX;
        double v1 = path[at + V + 1] + kinkY;
        path[at + V] = v0;
        path[at + V + 1] = v1;
        double[] l = new double[3];
        Scattering.factor(views.get(View.SCATTERING, k), tx, ty, scatteringQp, l);
        path[at + L] = l[0];
        path[at + L + 1] = l[1];
        path[at + L + 2] = l[2];
        tx += l[0] * v0;
        ty += l[1] * v0 + l[2] * v1;
        if (isStraight(k, views, field)) {
          double length = views.get(View.Z, k + 1) - views.get(View.Z, k);
          x += length * tx;
          y += length * ty;
        } else if (k < last && forwards) {
          double[] state = {x, y, tx, ty, qp};
          forwards = Transport.move(field, map, state, views.get(View.Z, k), views.get(View.Z, k + 1));
          x = state[0];
          y = state[1];
          tx = state[2];
          ty = state[3];
        }
      }
    }
    return forwards;
  }

  /**
   * Derivatives of the way from just behind the kink of view k to view k + 1.
   *
   * @param jacobian receives 4 rows of 5 as {@link Transport} gives them
   */
  private static void derivatives(int k, Doubles views, Doubles field, Doubles map, double qp, double[] path,
      double[] jacobian) {
    int at = WIDTH * k;
    double[] state = {path[at], path[at + 1], path[at + 2] + path[at + L] * path[at + V],
        path[at + 3] + path[at + L + 1] * path[at + V] + path[at + L + 2] * path[at + V + 1], qp};
    Transport.moveWithJacobian(field, map, state, views.get(View.Z, k), views.get(View.Z, k + 1), jacobian);
  }

  /** Measured minus expected coordinate of view k. */
  public static double residual(long i, int k, Doubles views, Doubles hits, double[] path) {
    int at = WIDTH * k;
    return hits.get(k, i) - (views.get(View.COS, k) * path[at] + views.get(View.SIN, k) * path[at + 1]);
  }

  /**
   * Filter: collects what the hits say about the state at view 0, as a step from the path, from the last view to the
   * first.
   *
   * @param qp of the path
   * @param u receives the equations of {@link TrackInformation}
   * @param sums receives chi2 and the squared length of the step of all kinks in units of their errors
   */
  public static void filter(long i, int count, int last, int used, Doubles views, Doubles field, Doubles map,
      Doubles hits, double qp, double[] path, double[] u, double[] kept, double[] sums) {
    double chi2 = 0;
    double length = 0;
    TrackInformation.clear(u);
    for (int k = count - 1; k >= 0; k--) {
      int at = WIDTH * k;
      if (k + 1 < count) {
        if (isStraight(k, views, field)) {
          TrackInformation.drift(u, views.get(View.Z, k + 1) - views.get(View.Z, k));
        } else if (k < last) {
          double[] jacobian = new double[20];
          derivatives(k, views, field, map, qp, path, jacobian);
          TrackInformation.move(u, jacobian);
        }
        length += TrackInformation.scatter(u, path[at + L], path[at + L + 1], path[at + L + 2], path[at + V],
            path[at + V + 1], kept, TrackInformation.KEPT * k);
      }
      boolean on = (used >>> k & 1) != 0;
      chi2 += TrackInformation.insert(u, views.get(View.COS, k), views.get(View.SIN, k), 0, 0, 0,
          on ? residual(i, k, views, hits, path) : 0, on ? weight(k, views) : 0);
    }
    sums[0] = chi2;
    sums[1] = length;
  }

  /**
   * Smoother: the pulls of all hits, from the covariance of the path, which all hits fix, from the first view to the
   * last.
   *
   * @param present bit v is set if view v has a hit
   * @param used bit v is set if that hit is in the fit
   * @param t {@link Track}: the fitted state, and its covariance at view 0, overwritten by that at the last view
   * @param pulls receives one a view
   */
  public static void pulls(long i, int count, int last, int present, int used, Doubles views, Doubles field,
      Doubles map, Doubles hits, double[] path, double[] kept, double[] t, double[] pulls) {
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      double c = views.get(View.COS, k);
      double s = views.get(View.SIN, k);
      double sigma = views.get(View.SIGMA, k);
      double fitted = c * c * t[TrackCovariance.X_X] + 2 * c * s * t[TrackCovariance.Y_X]
          + s * s * t[TrackCovariance.Y_Y];
      double variance = sigma * sigma + ((used >>> k & 1) != 0 ? -fitted : fitted);
      boolean free = (present >>> k & 1) != 0 && variance > LEAST_FREEDOM * (sigma * sigma);
      pulls[k] = free ? residual(i, k, views, hits, path) / Math.sqrt(variance) : 0;
      if (k + 1 < count) {
        TrackInformation.scatterCovariance(kept, TrackInformation.KEPT * k, path[at + L], path[at + L + 1],
            path[at + L + 2], t);
        if (isStraight(k, views, field)) {
          TrackCovariance.drift(t, views.get(View.Z, k + 1) - views.get(View.Z, k));
        } else if (k < last) {
          double[] jacobian = new double[20];
          derivatives(k, views, field, map, t[Track.QP], path, jacobian);
          TrackCovariance.move(t, jacobian);
        }
      }
    }
  }
}

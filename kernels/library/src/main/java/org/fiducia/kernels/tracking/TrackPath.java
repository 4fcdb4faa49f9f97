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
    double[] u = new double[30];
    double[] d = new double[5];
    TrackInformation.clear(u, d);
    double[] row = new double[6];
    double start = views.get(View.Z, 0);
    double centre = field.get(Field.CENTRE_Z, 0);
    for (int k = 0; k < count; k++) {
      if ((used >>> k & 1) != 0) {
        double z = views.get(View.Z, k);
        double sigma = views.get(View.SIGMA, k);
        row[0] = views.get(View.COS, k);
        row[1] = views.get(View.SIN, k);
        row[2] = row[0] * (z - start);
        row[3] = row[1] * (z - start);
        row[4] = row[0] * Math.max(z - centre, 0.0);
        row[5] = hits.get(k, i);
        TrackInformation.insert(u, d, row, 1 / (sigma * sigma));
      }
    }
    double kick = field.get(Field.KICK, 0);
    if (!TrackInformation.isComplete(u, d) || kick == 0) {
      return false;
    }
    TrackInformation.solve(u, d, state);
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

  /**
   * Follows a particle from view 0 to view last through the kinks that the hits ask for, and makes this the new path.
   *
   * @param state x, y, tx, ty, q/p at view 0; overwritten by those at view last
   * @param before q/p of the old path
   * @param fixedMomentum at which scattering is evaluated; 0: at q/p
   * @param kept of {@link TrackInformation#scatter}, 0 where there is nothing to follow
   * @return false if the field turns the particle back
   */
  public static boolean follow(int last, Doubles views, Doubles field, Doubles map, double[] state, double before,
      double fixedMomentum, double[] kept, double[] path) {
    double[] step = new double[5];
    double[] v = new double[2];
    double[] covariance = new double[3];
    boolean forwards = true;
    step[4] = state[4] - before;
    double scatteringQp = fixedMomentum > 0 ? 1 / fixedMomentum : state[4];
    for (int k = 0; k <= last && forwards; k++) {
      int at = WIDTH * k;
      for (int j = 0; j < 4; j++) {
        step[j] = state[j] - path[at + j];
        path[at + j] = state[j];
      }
      if (k < last) {
        TrackInformation.kinks(kept, TrackInformation.KEPT * k, step, v);
        path[at + V] += v[0];
        path[at + V + 1] += v[1];
        Scattering.covariance(views.get(View.SCATTERING, k), state[2], state[3], scatteringQp, covariance);
        double l00 = Math.sqrt(covariance[0]);
        double l10 = l00 > 0 ? covariance[1] / l00 : 0;
        path[at + L] = l00;
        path[at + L + 1] = l10;
        path[at + L + 2] = Math.sqrt(Math.max(covariance[2] - l10 * l10, 0.0));
        behind(path, k, state);
        forwards = Transport.move(field, map, state, views.get(View.Z, k), views.get(View.Z, k + 1));
      }
    }
    return forwards;
  }

  /** The state just behind the kink of view k; q/p is left alone. */
  private static void behind(double[] path, int k, double[] state) {
    int at = WIDTH * k;
    state[0] = path[at];
    state[1] = path[at + 1];
    state[2] = path[at + 2] + path[at + L] * path[at + V];
    state[3] = path[at + 3] + path[at + L + 1] * path[at + V] + path[at + L + 2] * path[at + V + 1];
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
   * @param d receives their weights
   * @param sums receives chi2 and the squared length of the step of all kinks in units of their errors
   */
  public static void filter(long i, int last, int used, Doubles views, Doubles field, Doubles map, Doubles hits,
      double qp, double[] path, double[] u, double[] d, double[] kept, double[] sums) {
    double[] state = new double[5];
    double[] jacobian = new double[20];
    double[] row = new double[6];
    double chi2 = 0;
    double length = 0;
    TrackInformation.clear(u, d);
    for (int k = last; k >= 0; k--) {
      int at = WIDTH * k;
      if (k < last) {
        behind(path, k, state);
        state[4] = qp;
        Transport.moveWithJacobian(field, map, state, views.get(View.Z, k), views.get(View.Z, k + 1), jacobian);
        if (isDrift(jacobian)) {
          TrackInformation.drift(u, jacobian[2]);
        } else {
          TrackInformation.move(u, d, jacobian);
        }
        length += TrackInformation.scatter(u, d, path[at + L], path[at + L + 1], path[at + L + 2], path[at + V],
            path[at + V + 1], kept, TrackInformation.KEPT * k);
      }
      if ((used >>> k & 1) != 0) {
        double sigma = views.get(View.SIGMA, k);
        row[0] = views.get(View.COS, k);
        row[1] = views.get(View.SIN, k);
        row[2] = 0;
        row[3] = 0;
        row[4] = 0;
        row[5] = residual(i, k, views, hits, path);
        chi2 += TrackInformation.insert(u, d, row, 1 / (sigma * sigma));
      }
    }
    sums[0] = chi2;
    sums[1] = length;
  }

  /** Whether there is no field on the way: the slopes behind do not depend on q/p. */
  private static boolean isDrift(double[] jacobian) {
    return jacobian[14] == 0 && jacobian[19] == 0;
  }

  /**
   * Smoother: the pulls of all hits, from the covariance of the path, which all hits fix, from the first view to the
   * last.
   *
   * @param present bit v is set if view v has a hit
   * @param used bit v is set if that hit is in the fit
   * @param t {@link Track}: the fitted state and covariance at view 0; overwritten by those at view last
   * @param pulls receives one a view
   */
  public static void pulls(long i, int last, int present, int used, Doubles views, Doubles field, Doubles map,
      Doubles hits, double[] path, double[] kept, double[] t, double[] pulls) {
    double[] state = new double[5];
    double[] jacobian = new double[20];
    for (int k = 0; k <= last; k++) {
      int at = WIDTH * k;
      pulls[k] = 0;
      if ((present >>> k & 1) != 0) {
        double c = views.get(View.COS, k);
        double s = views.get(View.SIN, k);
        double sigma = views.get(View.SIGMA, k);
        double fitted = c * c * t[TrackCovariance.X_X] + 2 * c * s * t[TrackCovariance.Y_X]
            + s * s * t[TrackCovariance.Y_Y];
        double variance = sigma * sigma + ((used >>> k & 1) != 0 ? -fitted : fitted);
        if (variance > LEAST_FREEDOM * (sigma * sigma)) {
          pulls[k] = residual(i, k, views, hits, path) / Math.sqrt(variance);
        }
      }
      if (k < last) {
        TrackInformation.scatterCovariance(kept, TrackInformation.KEPT * k, path[at + L], path[at + L + 1],
            path[at + L + 2], t);
        behind(path, k, state);
        state[4] = t[Track.QP];
        Transport.moveWithJacobian(field, map, state, views.get(View.Z, k), views.get(View.Z, k + 1), jacobian);
        if (isDrift(jacobian)) {
          TrackCovariance.drift(t, jacobian[2]);
        } else {
          TrackCovariance.move(t, jacobian);
        }
      }
    }
  }
}

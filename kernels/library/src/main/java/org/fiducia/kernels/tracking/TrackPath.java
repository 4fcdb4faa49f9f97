package org.fiducia.kernels.tracking;

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
   * @param plan {@link ViewPlan}
   * @param measured coordinates, one a view
   * @param used bit v is set if the hit of view v is to be used
   * @param state receives x, y, tx, ty, q/p at view 0
   * @return false if the hits do not fix it
   */
  public static boolean seed(int count, double[] plan, double[] measured, int used, Doubles field, double[] state) {
    double[] u = new double[TrackInformation.SIZE];
    double start = plan[ViewPlan.Z];
    double centre = field.get(Field.CENTRE_Z, 0);
    for (int k = 0; k < count; k++) {
      int at = ViewPlan.WIDTH * k;
      double c = plan[at + ViewPlan.COS];
      double s = plan[at + ViewPlan.SIN];
      double arm = plan[at + ViewPlan.Z] - start;
      double behind = Math.max(plan[at + ViewPlan.Z] - centre, 0.0);
      TrackInformation.insert(u, c, s, c * arm, s * arm, c * behind, measured[k],
          (used >>> k & 1) != 0 ? plan[at + ViewPlan.WEIGHT] : 0);
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

  /**
   * Follows a particle from view 0 to view last through the kinks that the hits ask for, and makes this the new path.
   * Where there is no field it is followed to the last of all views: a loop that is the same for all tracks.
   *
   * @param count of views
   * @param plan {@link ViewPlan}
   * @param last view with a hit
   * @param start x, y, tx, ty, q/p at view 0
   * @param before q/p of the old path
   * @param fixedMomentum at which scattering is evaluated; 0: at q/p
   * @param kept of {@link TrackInformation#scatter}, 0 where there is nothing to follow
   * @return false if the field turns the particle back
   */
  public static boolean follow(int count, double[] plan, int last, Doubles field, Doubles map, double[] start,
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
      int view = ViewPlan.WIDTH * k;
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
        Scattering.factor(plan[view + ViewPlan.SCATTERING], tx, ty, scatteringQp, l);
        path[at + L] = l[0];
        path[at + L + 1] = l[1];
        path[at + L + 2] = l[2];
        tx += l[0] * v0;
        ty += l[1] * v0 + l[2] * v1;
        if (plan[view + ViewPlan.BENT] == 0) {
          double length = plan[view + ViewPlan.LENGTH];
          x += length * tx;
          y += length * ty;
        } else if (k < last && forwards) {
          double[] state = {x, y, tx, ty, qp};
          forwards = Transport.move(field, map, state, plan[view + ViewPlan.Z],
              plan[view + ViewPlan.WIDTH + ViewPlan.Z]);
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
  private static void derivatives(int k, double[] plan, Doubles field, Doubles map, double qp, double[] path,
      double[] jacobian) {
    int at = WIDTH * k;
    double[] state = {path[at], path[at + 1], path[at + 2] + path[at + L] * path[at + V],
        path[at + 3] + path[at + L + 1] * path[at + V] + path[at + L + 2] * path[at + V + 1], qp};
    double from = plan[ViewPlan.WIDTH * k + ViewPlan.Z];
    double to = plan[ViewPlan.WIDTH * (k + 1) + ViewPlan.Z];
    Transport.moveWithJacobian(field, map, state, from, to, jacobian);
  }

  /** Measured minus expected coordinate of view k. */
  public static double residual(int k, double[] plan, double[] measured, double[] path) {
    int view = ViewPlan.WIDTH * k;
    int at = WIDTH * k;
    return measured[k] - (plan[view + ViewPlan.COS] * path[at] + plan[view + ViewPlan.SIN] * path[at + 1]);
  }

  /**
   * Filter: collects what the hits say about the state at view 0, as a step from the path, from the last view to the
   * first.
   *
   * @param qp of the path
   * @param u receives the equations of {@link TrackInformation}
   * @param sums receives chi2 and the squared length of the step of all kinks in units of their errors
   */
  public static void filter(int count, double[] plan, double[] measured, int last, int used, Doubles field,
      Doubles map, double qp, double[] path, double[] u, double[] kept, double[] sums) {
    double chi2 = 0;
    double length = 0;
    TrackInformation.clear(u);
    for (int k = count - 1; k >= 0; k--) {
      int at = WIDTH * k;
      int view = ViewPlan.WIDTH * k;
      if (k + 1 < count) {
        if (plan[view + ViewPlan.BENT] == 0) {
          TrackInformation.drift(u, plan[view + ViewPlan.LENGTH]);
        } else if (k < last) {
          double[] jacobian = new double[20];
          derivatives(k, plan, field, map, qp, path, jacobian);
          TrackInformation.move(u, jacobian);
        }
        length += TrackInformation.scatter(u, path[at + L], path[at + L + 1], path[at + L + 2], path[at + V],
            path[at + V + 1], kept, TrackInformation.KEPT * k);
      }
      chi2 += TrackInformation.insert(u, plan[view + ViewPlan.COS], plan[view + ViewPlan.SIN], 0, 0, 0,
          residual(k, plan, measured, path), (used >>> k & 1) != 0 ? plan[view + ViewPlan.WEIGHT] : 0);
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
  public static void pulls(int count, double[] plan, double[] measured, int last, int present, int used,
      Doubles field, Doubles map, double[] path, double[] kept, double[] t, double[] pulls) {
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      int view = ViewPlan.WIDTH * k;
      double c = plan[view + ViewPlan.COS];
      double s = plan[view + ViewPlan.SIN];
      double measurement = plan[view + ViewPlan.VARIANCE];
      double fitted = c * c * t[TrackCovariance.X_X] + 2 * c * s * t[TrackCovariance.Y_X]
          + s * s * t[TrackCovariance.Y_Y];
      double variance = measurement + ((used >>> k & 1) != 0 ? -fitted : fitted);
      boolean free = (present >>> k & 1) != 0 && variance > LEAST_FREEDOM * measurement;
      pulls[k] = free ? residual(k, plan, measured, path) / Math.sqrt(variance) : 0;
      if (k + 1 < count) {
        TrackInformation.scatterCovariance(kept, TrackInformation.KEPT * k, path[at + L], path[at + L + 1],
            path[at + L + 2], t);
        if (plan[view + ViewPlan.BENT] == 0) {
          TrackCovariance.drift(t, plan[view + ViewPlan.LENGTH]);
        } else if (k < last) {
          double[] jacobian = new double[20];
          derivatives(k, plan, field, map, t[Track.QP], path, jacobian);
          TrackCovariance.move(t, jacobian);
        }
      }
    }
  }
}

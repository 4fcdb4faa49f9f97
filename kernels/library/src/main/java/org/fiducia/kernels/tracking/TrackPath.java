package org.fiducia.kernels.tracking;

import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.Transport;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * The path of a particle through the views of a spectrometer, with a kink (dtx, dty) = L (v0, v1) just behind each
 * view, v0 and v1 independent and L D L^T their covariance of {@link Scattering}. All equations of the fit are linear
 * but for the places where tracks are bent; and L and D depend on the path.
 *
 * <p>The array {@code layers} has {@link #WIDTH} numbers a view: d0, l10, d1, and the equations of v0 and v1 that
 * {@link TrackInformation#scatter} finds on the way back. Once these are used to follow the path, x, y, tx, ty just
 * behind the kink take their place where tracks are bent from there on: that is where the next way back is linear. What
 * lies between follows from the state at view 0.
 */
@Functions
public final class TrackPath {

  private static final int BEHIND = 0;
  private static final int D0 = TrackInformation.KEPT;
  private static final int L10 = D0 + 1;
  private static final int D1 = D0 + 2;
  /** Numbers a view. */
  public static final int WIDTH = D0 + 3;
  /** Numbers of a path: nothing is kept of the last view. */
  public static final int SIZE = WIDTH * (Hits.VIEWS - 1);

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
   * @param bent {@link ViewPlan#bent}
   * @param last view with a hit
   * @param start x, y, tx, ty, q/p at view 0
   * @param fixedMomentum at which scattering is evaluated; 0: at q/p
   * @param layers the equations of the kinks are read, all else is overwritten
   * @return false if the field turns the particle back
   */
  public static boolean follow(int count, double[] plan, int bent, int last, Doubles field, Doubles map,
      double[] start, double fixedMomentum, double[] layers) {
    boolean forwards = true;
    double x = start[0];
    double y = start[1];
    double tx = start[2];
    double ty = start[3];
    double qp = start[4];
    double scatteringQp = fixedMomentum > 0 ? 1 / fixedMomentum : qp;
    for (int k = 0; k + 1 < count; k++) {
      int at = WIDTH * k;
      double v1 = TrackInformation.kinkY(layers, at, x, y, tx, ty, qp);
      double v0 = TrackInformation.kinkX(layers, at, x, y, tx, ty, qp, v1);
      double[] factors = new double[3];
      Scattering.factor(plan[ViewPlan.WIDTH * k + ViewPlan.SCATTERING], tx, ty, scatteringQp, factors);
      layers[at + D0] = factors[0];
      layers[at + L10] = factors[1];
      layers[at + D1] = factors[2];
      tx += v0;
      ty += factors[1] * v0 + v1;
      if ((bent >>> k & 1) == 0) {
        double length = ViewPlan.length(k, plan);
        x += length * tx;
        y += length * ty;
      } else if (k < last && forwards) {
        layers[at + BEHIND] = x;
        layers[at + BEHIND + 1] = y;
        layers[at + BEHIND + 2] = tx;
        layers[at + BEHIND + 3] = ty;
        double[] state = {x, y, tx, ty, qp};
        forwards = Transport.move(field, map, state, plan[ViewPlan.WIDTH * k + ViewPlan.Z],
            plan[ViewPlan.WIDTH * (k + 1) + ViewPlan.Z]);
        x = state[0];
        y = state[1];
        tx = state[2];
        ty = state[3];
      }
    }
    return forwards;
  }

  /**
   * Filter: collects what the hits say about the state at view 0, from the last view to the first.
   *
   * @param used bit v is set if view v has a hit that is in the fit
   * @param qp of the path
   * @param layers receives the equations of the kinks
   * @param u receives the equations of {@link TrackInformation}
   * @return chi2
   */
  public static double filter(int count, double[] plan, int bent, double[] measured, int last, int used, Doubles field,
      Doubles map, double qp, double[] layers, double[] u) {
    double chi2 = 0;
    TrackInformation.clear(u);
    for (int k = count - 1; k >= 0; k--) {
      int at = WIDTH * k;
      int view = ViewPlan.WIDTH * k;
      if (k + 1 < count) {
        if ((bent >>> k & 1) == 0) {
          TrackInformation.drift(u, ViewPlan.length(k, plan));
        } else if (k < last) {
          double[] state = {layers[at + BEHIND], layers[at + BEHIND + 1], layers[at + BEHIND + 2],
              layers[at + BEHIND + 3], qp};
          goBack(plan[view + ViewPlan.Z], plan[view + ViewPlan.WIDTH + ViewPlan.Z], field, map, state, u);
        }
        TrackInformation.scatter(u, layers[at + D0], layers[at + L10], layers[at + D1], layers, at);
      }
      chi2 += TrackInformation.insert(u, plan[view + ViewPlan.COS], plan[view + ViewPlan.SIN], 0, 0, 0, measured[k],
          (used >>> k & 1) != 0 ? plan[view + ViewPlan.WEIGHT] : 0);
    }
    return chi2;
  }

  /** Goes back a motion that is linear around a state, which is overwritten. */
  private static void goBack(double from, double to, Doubles field, Doubles map, double[] state, double[] u) {
    double[] jacobian = new double[20];
    double x = state[0];
    double y = state[1];
    double tx = state[2];
    double ty = state[3];
    double qp = state[4];
    Transport.moveWithJacobian(field, map, state, from, to, jacobian);
    double[] offsets = new double[4];
    for (int a = 0; a < 4; a++) {
      offsets[a] = state[a] - (jacobian[5 * a] * x + jacobian[5 * a + 1] * y + jacobian[5 * a + 2] * tx
          + jacobian[5 * a + 3] * ty + jacobian[5 * a + 4] * qp);
    }
    TrackInformation.move(u, jacobian, offsets);
  }

  /**
   * Smoother: residuals and pulls of all hits, from the fitted state at view 0 and its covariance, from the first view
   * to the last.
   *
   * @param present bit v is set if view v has a hit
   * @param used bit v is set if that hit is in the fit
   * @param t {@link Track}: the fitted state at view 0 and its covariance, overwritten by those at the last view
   * @param residuals receives measured minus fitted coordinate of each view
   * @param pulls receives one a view
   * @return false if the field turns the particle back
   */
  public static boolean smooth(int count, double[] plan, int bent, double[] measured, int last, int present, int used,
      Doubles field, Doubles map, double[] layers, double[] t, double[] residuals, double[] pulls) {
    boolean forwards = true;
    for (int k = 0; k < count; k++) {
      int at = WIDTH * k;
      int view = ViewPlan.WIDTH * k;
      double c = plan[view + ViewPlan.COS];
      double s = plan[view + ViewPlan.SIN];
      double measurement = plan[view + ViewPlan.VARIANCE];
      double residual = measured[k] - (c * t[Track.X] + s * t[Track.Y]);
      double fitted = c * c * t[TrackCovariance.X_X] + 2 * c * s * t[TrackCovariance.Y_X]
          + s * s * t[TrackCovariance.Y_Y];
      double variance = measurement + ((used >>> k & 1) != 0 ? -fitted : fitted);
      boolean free = (present >>> k & 1) != 0 && variance > LEAST_FREEDOM * measurement;
      residuals[k] = (present >>> k & 1) != 0 ? residual : 0;
      pulls[k] = free ? residual / Math.sqrt(variance) : 0;
      if (k + 1 < count) {
        double v1 = TrackInformation.kinkY(layers, at, t[Track.X], t[Track.Y], t[Track.TX], t[Track.TY], t[Track.QP]);
        double v0 = TrackInformation.kinkX(layers, at, t[Track.X], t[Track.Y], t[Track.TX], t[Track.TY], t[Track.QP],
            v1);
        t[Track.TX] += v0;
        t[Track.TY] += layers[at + L10] * v0 + v1;
        TrackInformation.scatterCovariance(layers, at, layers[at + L10], t);
        if ((bent >>> k & 1) == 0) {
          double length = ViewPlan.length(k, plan);
          t[Track.X] += length * t[Track.TX];
          t[Track.Y] += length * t[Track.TY];
          TrackCovariance.drift(t, length);
        } else if (k < last && forwards) {
          double[] jacobian = new double[20];
          forwards = Transport.moveWithJacobian(field, map, t, plan[view + ViewPlan.Z],
              plan[view + ViewPlan.WIDTH + ViewPlan.Z], jacobian);
          TrackCovariance.move(t, jacobian);
        }
      }
    }
    return forwards;
  }
}

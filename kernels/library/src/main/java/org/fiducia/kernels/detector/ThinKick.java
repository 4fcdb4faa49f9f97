package org.fiducia.kernels.detector;

import org.fiducia.language.Functions;

/**
 * A dipole as one kick at its centre: p_x changes by -q * kick, |p| is kept. The kick of a field B over a length l is
 * 0.299792458 B[T] l[m] GeV/c; a positive charge is bent towards -x.
 */
@Functions
public final class ThinKick {

  private ThinKick() {}

  /**
   * Bends a track.
   *
   * @param momentum p_x, p_y, p_z in GeV/c; overwritten. p_z becomes 0 if the kick turns the track back
   * @param charge in units of e
   * @param kick GeV/c
   */
  public static void apply(double[] momentum, double charge, double kick) {
    double px = momentum[0];
    double pxAfter = px - charge * kick;
    double pz2 = momentum[2] * momentum[2] + (px - pxAfter) * (px + pxAfter);
    momentum[0] = pxAfter;
    momentum[2] = pz2 > 0 ? Math.sqrt(pz2) : 0.0;
  }

  /**
   * Bends a track given by its slopes.
   *
   * @param state x, y, tx, ty, q/p [c/GeV]; tx and ty are overwritten
   * @param kick GeV/c
   * @return false if the kick turns the track back; its slopes are then worthless
   */
  public static boolean bend(double[] state, double kick) {
    return turn(state, cosine(state), kick) < Double.POSITIVE_INFINITY;
  }

  /** Cosine of the angle to the z axis. */
  private static double cosine(double[] state) {
    return 1 / Math.sqrt(1 + state[2] * state[2] + state[3] * state[3]);
  }

  /** Bends a track; returns 1 / cosine of its new angle to the z axis, infinite if the kick turns it back. */
  private static double turn(double[] state, double cosine, double kick) {
    double[] direction = new double[3];
    direction[0] = state[2] * cosine;
    direction[1] = state[3] * cosine;
    direction[2] = cosine;
    apply(direction, state[4], kick);
    double secant = 1 / direction[2];
    state[2] = direction[0] * secant;
    state[3] = direction[1] * secant;
    return secant;
  }

  /**
   * The same with derivatives. With the direction cosines (a, b, c) of the track, a changes by -kick q/p, b is kept:
   * the derivatives are the product of those of the new slopes by (a, b) and of (a, b) by the old slopes.
   *
   * @param jacobian receives d tx'/d(tx, ty, q/p), then d ty'/d(tx, ty, q/p)
   */
  public static boolean bendWithJacobian(double[] state, double kick, double[] jacobian) {
    double tx = state[2];
    double ty = state[3];
    double cosine = cosine(state);
    double secant = turn(state, cosine, kick);
    double ux = state[2];
    double uy = state[3];
    double cube = cosine * cosine * cosine;
    double aByTx = cube * (1 + ty * ty);
    double aByTy = -cube * tx * ty;
    double bByTy = cube * (1 + tx * tx);
    double uxByA = secant * (1 + ux * ux);
    double uxByB = secant * ux * uy;
    double uyByB = secant * (1 + uy * uy);
    jacobian[0] = uxByA * aByTx + uxByB * aByTy;
    jacobian[1] = uxByA * aByTy + uxByB * bByTy;
    jacobian[2] = -kick * uxByA;
    jacobian[3] = uxByB * aByTx + uyByB * aByTy;
    jacobian[4] = uxByB * aByTy + uyByB * bByTy;
    jacobian[5] = -kick * uxByB;
    return secant < Double.POSITIVE_INFINITY;
  }
}

package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/** Multiple scattering in a thin layer: the slopes change, the position does not. */
@Functions
public final class Scattering {

  private Scattering() {}

  /**
   * Covariance of the slopes behind a thin scatterer: theta0^2 N (1 + tx^2, tx ty; tx ty, 1 + ty^2), N = 1 + tx^2 + ty^2,
   * for a projected angle theta0 in each of two planes through the track. theta0^2 grows with the path, by sqrt(N);
   * velocity 1 is taken.
   *
   * @param scattering (theta0 p)^2 of the layer crossed at a right angle, (GeV/c)^2
   * @param qp q/p, c/GeV
   * @param q receives cov(tx, tx), cov(ty, tx), cov(ty, ty)
   */
  public static void covariance(double scattering, double tx, double ty, double qp, double[] q) {
    double n = 1 + tx * tx + ty * ty;
    double factor = scattering * qp * qp * n * Math.sqrt(n);
    q[0] = factor * (1 + tx * tx);
    q[1] = factor * tx * ty;
    q[2] = factor * (1 + ty * ty);
  }
}

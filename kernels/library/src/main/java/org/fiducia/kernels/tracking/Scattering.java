package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/**
 * Multiple scattering in a thin layer that stands across the z axis: the two projected angles in the frame of the track
 * are Gaussian with the width theta0 of Highland (V. L. Highland, Nucl. Instrum. Meth. 129 (1975) 497), theta0^2 being
 * proportional to (q/p)^2 and to the path in the layer; beta = 1. The covariance of the slopes follows by the
 * derivatives of (tx, ty) by those angles (E. J. Wolin and L. L. Ho, Nucl. Instrum. Meth. A 329 (1993) 493, eqs.
 * 14-16).
 */
@Functions
public final class Scattering {

  private Scattering() {}

  /**
   * Variances of slopes.
   *
   * @param scattering (theta0 p)^2 of the layer for a track along z, (GeV/c)^2
   * @param tx slope px/pz
   * @param ty slope py/pz
   * @param qp q/p, c/GeV
   * @param q receives cov(tx, tx), cov(ty, tx), cov(ty, ty)
   */
  public static void covariance(double scattering, double tx, double ty, double qp, double[] q) {
    double n = 1 + tx * tx + ty * ty;
    double factor = scattering * (qp * qp) * (n * Math.sqrt(n));
    q[0] = factor * (1 + tx * tx);
    q[1] = factor * (tx * ty);
    q[2] = factor * (1 + ty * ty);
  }

  /**
   * The factors L D L^T of {@link #covariance}, L being unit lower triangular, in closed form: no difference can become
   * negative.
   *
   * @param factors receives d0, l10, d1
   */
  public static void factor(double scattering, double tx, double ty, double qp, double[] factors) {
    double a = 1 + tx * tx;
    double n = a + ty * ty;
    double inverse = 1 / a;
    double size = scattering * (qp * qp) * (n * Math.sqrt(n));
    factors[0] = size * a;
    factors[1] = tx * ty * inverse;
    factors[2] = size * (n * inverse);
  }
}

package org.fiducia.kernels.simulation;

import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Functions;

/**
 * Energy that electrons lose to photons in thin layers: of t radiation lengths a fraction z of the energy is left with
 * -ln z distributed as Gamma(t / ln 2, 1) (H. Bethe, W. Heitler, Proc. R. Soc. A 146 (1934) 83; D. Stampfer, M. Regler,
 * R. Fruehwirth, Comput. Phys. Commun. 79 (1994) 157, section 2). The mean of z is 2^(-t / ln 2) = exp(-t).
 */
@Functions
public final class Bremsstrahlung {

  private static final double LN_2 = 0.6931471805599453;

  /** An attempt fails with less than 5 % (Marsaglia and Tsang, table 1): all of them do once in 1e21 layers. */
  private static final int ATTEMPTS = 16;

  private Bremsstrahlung() {}

  /**
   * Fraction of the energy that is left.
   *
   * <p>The variate of shape a + 1 is made by rejection (G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000)
   * 363), u^(1/a) times it has the shape a (section 6 there). In the thin layers of a chamber a is about 1e-3: most
   * powers are so small that exp(-x) is 1, or underflow to 0, where no energy is lost as well.
   *
   * @param t radiation lengths on the path
   * @return in [0, 1]; 1 if t is not positive
   */
  public static double left(double t, long seed, long event, int slot, int view) {
    double a = t / LN_2;
    if (!(a > 0)) {
      return 1;
    }
    double d = a + 2.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    double[] normals = new double[2];
    double[] u = new double[2];
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HitDraws.normals(seed, HitDraws.BREMSSTRAHLUNG, event, HitDraws.place(slot, view, 2 * attempt), normals);
      HitDraws.uniforms(seed, HitDraws.BREMSSTRAHLUNG, event, HitDraws.place(slot, view, 2 * attempt + 1), u);
      double x = normals[0];
      double root = 1 + c * x;
      double v = root * root * root;
      if (v > 0 && Exact.log(u[0]) < 0.5 * x * x + d * (1 - v + Exact.log(v))) {
        return Exact.exp(-d * v * Exact.exp(Exact.log(u[1]) / a));
      }
    }
    return Exact.exp(-t);
  }
}

package org.fiducia.kernels.kinematics;

import org.fiducia.language.Functions;

/** Lorentz products that keep their precision at high energy and small angles. Momenta lie in arrays, from an index. */
@Functions
public final class FourMomentum {

  private FourMomentum() {}

  /**
   * Energy of a particle.
   *
   * @param p momentum from index {@code a}, GeV/c
   * @param mass GeV/c^2
   * @return GeV
   */
  public static double energy(double[] p, int a, double mass) {
    return Math.sqrt(p[a] * p[a] + p[a + 1] * p[a + 1] + p[a + 2] * p[a + 2] + mass * mass);
  }

  /**
   * The product E E' - p p' of two four-momenta, GeV^2. Where p p' > 0 it is formed as (m^2 E'^2 + m'^2 p^2 +
   * |p x p'|^2) / (E E' + p p'), a sum of positive terms: no digits are lost however light and close the particles are.
   *
   * @param p momentum from index {@code a}, mass {@code mass}, energy {@code energy}
   * @param qx momentum of the other, of mass {@code otherMass} and energy {@code otherEnergy}
   */
  public static double product(double[] p, int a, double mass, double energy, double qx, double qy, double qz,
      double otherMass, double otherEnergy) {
    double along = p[a] * qx + p[a + 1] * qy + p[a + 2] * qz;
    double energies = energy * otherEnergy;
    double x = differenceOfProducts(p[a + 1], qz, p[a + 2], qy);
    double y = differenceOfProducts(p[a + 2], qx, p[a], qz);
    double z = differenceOfProducts(p[a], qy, p[a + 1], qx);
    double light = mass * otherEnergy;
    double square = p[a] * p[a] + p[a + 1] * p[a + 1] + p[a + 2] * p[a + 2];
    double sum = light * light + otherMass * otherMass * square + (x * x + y * y + z * z);
    return along > 0 ? sum / (energies + along) : energies - along;
  }

  /**
   * Squared invariant mass of a set of particles, GeV^2, and its derivatives by their momenta, both times a sign.
   *
   * @param set sum of 2^particle
   * @param particles how many there are; momenta from index 3 k, masses and energies at k
   * @param g receives the derivatives of those in the set, from index {@code from + 3 k}
   */
  public static double squaredMass(int set, double sign, int particles, double[] p, double[] mass, double[] energy,
      double[] g, int from) {
    double x = 0;
    double y = 0;
    double z = 0;
    double e = 0;
    double square = 0;
    for (int k = 0; k < particles; k++) {
      if ((set >> k & 1) != 0) {
        x += p[3 * k];
        y += p[3 * k + 1];
        z += p[3 * k + 2];
        e += energy[k];
        square += mass[k] * mass[k];
        for (int j = 0; j < k; j++) {
          if ((set >> j & 1) != 0) {
            square += 2 * product(p, 3 * j, mass[j], energy[j], p[3 * k], p[3 * k + 1], p[3 * k + 2],
                mass[k], energy[k]);
          }
        }
      }
    }
    for (int k = 0; k < particles; k++) {
      if ((set >> k & 1) != 0) {
        int at = from + 3 * k;
        double scale = e / energy[k];
        g[at] = 2 * sign * (scale * p[3 * k] - x);
        g[at + 1] = 2 * sign * (scale * p[3 * k + 1] - y);
        g[at + 2] = 2 * sign * (scale * p[3 * k + 2] - z);
      }
    }
    return sign * square;
  }

  /** a b - c d with an error of at most 1.5 ulp (W. Kahan; C.-P. Jeannerod et al., Math. Comp. 82 (2013) 2245). */
  private static double differenceOfProducts(double a, double b, double c, double d) {
    double product = c * d;
    return Math.fma(a, b, -product) + Math.fma(-c, d, product);
  }
}

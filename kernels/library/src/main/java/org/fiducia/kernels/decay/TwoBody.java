package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/** Two-body decays into daughters of equal mass (Particle Data Group, "Kinematics", section on two-body decays). */
@Functions
public final class TwoBody {

  private TwoBody() {}

  /**
   * Momentum of the daughters in the rest frame of the parent, sqrt(m^2/4 - mu^2).
   *
   * @param mass of the parent, GeV/c^2
   * @param daughter mass of each daughter, GeV/c^2
   * @return GeV/c; NaN below the threshold
   */
  public static double restMomentum(double mass, double daughter) {
    return Math.sqrt((0.5 * mass - daughter) * (0.5 * mass + daughter));
  }

  /**
   * Energy from which a daughter passes a cut on its energy and one on its momentum.
   *
   * @param daughter its mass, GeV/c^2
   * @param minEnergy GeV
   * @param minMomentum GeV/c
   * @return GeV
   */
  public static double leastEnergy(double daughter, double minEnergy, double minMomentum) {
    return Math.max(minEnergy, Math.sqrt(minMomentum * minMomentum + daughter * daughter));
  }

  /**
   * Largest |cos(theta*)| at which both daughters have at least a given energy in the laboratory: their energies are
   * E/2 +- (p/m) p* cos(theta*).
   *
   * @param energy of the parent, GeV
   * @param momentum of the parent, GeV/c
   * @param mass of the parent, GeV/c^2
   * @param rest momentum in the rest frame, GeV/c
   * @param minimum energy of a daughter, GeV
   * @return 0 if no decay fulfils it, at most 1
   */
  public static double cosThetaLimit(double energy, double momentum, double mass, double rest, double minimum) {
    double spare = 0.5 * energy - minimum;
    double reach = momentum / mass * rest;
    return spare <= 0 ? 0.0 : spare < reach ? spare / reach : 1.0;
  }

  /**
   * Momentum of a daughter along and across the parent's flight, in the laboratory; the other daughter has the
   * same momentum with cos(theta*) and the transverse direction reversed.
   *
   * @param longAndTrans receives p_L and p_T, GeV/c
   */
  public static void boost(double energy, double momentum, double mass, double rest, double cosTheta,
      double[] longAndTrans) {
    longAndTrans[0] = 0.5 * momentum + energy / mass * rest * cosTheta;
    longAndTrans[1] = rest * Math.sqrt((1 - cosTheta) * (1 + cosTheta));
  }
}

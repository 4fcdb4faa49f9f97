package org.fiducia.kernels.decay;

import org.fiducia.kernels.random.Distributions;
import org.fiducia.language.Functions;

/** Two-body decays (Particle Data Group, "Kinematics", section on two-body decays). */
@Functions
public final class TwoBody {

  private TwoBody() {}

  /**
   * Momentum of daughters of equal mass in the rest frame of the parent, sqrt(m^2/4 - mu^2).
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
   * Largest |cos(theta*)| at which both daughters, of equal mass, have at least a given energy in the laboratory: their
   * energies are E/2 +- (p/m) p* cos(theta*).
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
   * Momentum of one of two daughters of equal mass along and across the parent's flight, in the laboratory; the other
   * has the same momentum with cos(theta*) and the transverse direction reversed.
   *
   * @param longAndTrans receives p_L and p_T, GeV/c
   */
  public static void boost(double energy, double momentum, double mass, double rest, double cosTheta,
      double[] longAndTrans) {
    longAndTrans[0] = 0.5 * momentum + energy / mass * rest * cosTheta;
    longAndTrans[1] = rest * Math.sqrt((1 - cosTheta) * (1 + cosTheta));
  }

  /**
   * Momentum of two daughters of any masses in the rest frame of the parent: Kallen's function, written in the energy
   * release so that nothing cancels near the threshold.
   *
   * @param release mass of the parent less the masses of the daughters, GeV/c^2
   * @param first mass of one daughter, GeV/c^2
   * @param second mass of the other
   * @return GeV/c; 0 at and below the threshold
   */
  public static double momentum(double release, double first, double second) {
    if (!(release > 0)) {
      return 0.0;
    }
    double sum = first + second;
    return 0.5 * Math.sqrt(release * (release + 2 * sum) * (release + 2 * first) * (release + 2 * second))
        / (release + sum);
  }

  /**
   * An isotropic decay in the rest frame of the parent.
   *
   * @param release mass of the parent less the masses of the daughters, GeV/c^2
   * @param first mass of the daughter in {@code slot}, GeV/c^2
   * @param second mass of the daughter in {@code slot + 1}
   * @param u uniform, for the polar angle of the first daughter
   * @param v uniform, for its azimuth
   * @param momenta receives two of {@link FourVectors}
   * @return momentum of the daughters, GeV/c; 0 at and below the threshold
   */
  public static double decay(double release, double first, double second, double u, double v, double[] momenta,
      int slot) {
    double momentum = momentum(release, first, second);
    double[] direction = new double[3];
    Distributions.direction(u, v, direction);
    int at = FourVectors.SIZE * slot;
    for (int k = 0; k < 3; k++) {
      momenta[at + k] = momentum * direction[k];
      momenta[at + FourVectors.SIZE + k] = -momentum * direction[k];
    }
    momenta[at + 3] = Math.sqrt(momentum * momentum + first * first);
    momenta[at + FourVectors.SIZE + 3] = Math.sqrt(momentum * momentum + second * second);
    return momentum;
  }
}

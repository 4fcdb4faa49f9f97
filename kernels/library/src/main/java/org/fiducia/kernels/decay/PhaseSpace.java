package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/**
 * Decays into n bodies by phase space alone, as a chain of two-body decays with sorted intermediate masses (F. James,
 * "Monte Carlo phase space", CERN 68-15 (1968); the method of GENBOD).
 *
 * <p>The weight is exact: its mean over the uniform numbers, times mass^(2 n - 4), is the phase-space integral
 * R_n = integral of delta^4(P - sum p_k) product of d^3 p_k / (2 E_k), with James's conventions. Massless bodies have
 * R_n = (pi/2)^(n-1) mass^(2 n - 4) / ((n-1)! (n-2)!).
 */
@Functions
public final class PhaseSpace {

  /** Most bodies of a decay. */
  public static final int MOST_BODIES = 7;

  private static final double TWO_PI = 2 * Math.PI;

  private PhaseSpace() {}

  /**
   * One decay in the rest frame of the parent.
   *
   * @param mass of the parent, GeV/c^2
   * @param bodies 2 to {@value #MOST_BODIES}
   * @param masses of the bodies, GeV/c^2
   * @param u 3 {@code bodies} - 4 uniform numbers: {@code bodies} - 2 for the masses, then two a direction
   * @param momenta receives the {@link FourVectors} of the bodies
   * @return the weight, in units of mass^(2 n - 4); 0 at and below the threshold and for a mass that is no mass, and
   *     then all momenta are 0
   */
  public static double decay(double mass, int bodies, double[] masses, double[] u, double[] momenta) {
    double release = release(mass, bodies, masses);
    if (!(release > 0)) {
      FourVectors.clear(bodies, momenta);
      return 0.0;
    }
    // the share of the release that the first k + 1 bodies have
    double[] share = new double[MOST_BODIES];
    sort(bodies - 2, u, share);
    share[bodies - 1] = 1;

    double[] pair = new double[2 * FourVectors.SIZE];
    double weight = 0.5;
    double group = masses[0];
    for (int k = 1; k < bodies; k++) {
      double here = (share[k] - share[k - 1]) * release;
      int angle = bodies - 2 + 2 * (k - 1);
      double momentum = TwoBody.decay(here, group, masses[k], u[angle], u[angle + 1], pair, 0);
      weight *= TWO_PI * momentum / mass;
      if (k == 1) {
        FourVectors.copy(pair, 0, momenta, 0);
      } else {
        weight *= release / (mass * (k - 1));
        FourVectors.boost(pair, 0, group, momenta, 0, k);
      }
      FourVectors.copy(pair, 1, momenta, k);
      group += masses[k] + here;
    }
    return weight;
  }

  /** Mass of the parent less those of the bodies; -1 if one of them is no mass. */
  private static double release(double mass, int bodies, double[] masses) {
    double release = mass;
    for (int k = 0; k < bodies; k++) {
      if (!(masses[k] >= 0)) {
        return -1.0;
      }
      release -= masses[k];
    }
    return release;
  }

  /** The first {@code count} uniform numbers in increasing order, from {@code sorted[1]} on. */
  private static void sort(int count, double[] u, double[] sorted) {
    for (int k = 0; k < count; k++) {
      int place = k + 1;
      while (place > 1 && sorted[place - 1] > u[k]) {
        sorted[place] = sorted[place - 1];
        place--;
      }
      sorted[place] = u[k];
    }
  }
}

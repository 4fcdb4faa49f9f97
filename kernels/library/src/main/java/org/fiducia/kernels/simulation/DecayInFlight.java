package org.fiducia.kernels.simulation;

import org.fiducia.kernels.random.Distributions;
import org.fiducia.language.Functions;

/**
 * Two-body decay in flight into a charged daughter and a massless neutral one, pi -> mu nu above all (Particle Data
 * Group, "Kinematics", sections on lifetimes and on two-body decays).
 */
@Functions
public final class DecayInFlight {

  private DecayInFlight() {}

  /**
   * Path to the decay: exponential with mean (p / m) c tau.
   *
   * @param momentum GeV/c
   * @param mass GeV/c^2, positive
   * @param decayLength c tau, mm
   * @param u uniform
   * @return mm
   */
  public static double path(double momentum, double mass, double decayLength, double u) {
    return Distributions.exponential(u) * decayLength * momentum / mass;
  }

  /**
   * Replaces the momentum of the parent by that of its daughter, isotropic in the rest frame.
   *
   * @param momentum p_x, p_y, p_z in GeV/c, p_z positive; overwritten
   * @param mass of the parent, GeV/c^2
   * @param daughter mass of the charged daughter, GeV/c^2
   * @param u uniform
   * @param v uniform, independent of u
   */
  public static void decay(double[] momentum, double mass, double daughter, double u, double v) {
    double p = Math.sqrt(momentum[0] * momentum[0] + momentum[1] * momentum[1] + momentum[2] * momentum[2]);
    double energy = Math.sqrt(p * p + mass * mass);
    double restMomentum = 0.5 * (mass - daughter) * (mass + daughter) / mass;
    double restEnergy = 0.5 * (mass * mass + daughter * daughter) / mass;
    double[] rest = new double[3];
    Distributions.direction(u, v, rest);
    double along = (energy * restMomentum * rest[2] + p * restEnergy) / mass;
    double across1 = restMomentum * rest[0];
    double across2 = restMomentum * rest[1];

    // a right-handed frame with the flight as third axis; the first one lies in the x-z plane
    double ex = momentum[0] / p;
    double ey = momentum[1] / p;
    double ez = momentum[2] / p;
    double level = Math.sqrt(ex * ex + ez * ez);
    double fx = ez / level;
    double fz = -ex / level;
    momentum[0] = along * ex + across1 * fx + across2 * ey * fz;
    momentum[1] = along * ey + across2 * (ez * fx - ex * fz);
    momentum[2] = along * ez + across1 * fz - across2 * ey * fx;
  }
}

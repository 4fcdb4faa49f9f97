package org.fiducia.kernels.decay;

import org.fiducia.kernels.math.Exact;
import org.fiducia.kernels.random.Distributions;
import org.fiducia.language.Functions;

/**
 * pi0 -> e+e- gamma and pi0 -> e+e- e+e- at lowest order (N. Kroll, W. Wada, Phys. Rev. 98 (1955) 1355), with the
 * transition form factor 1 + a x for each virtual photon of mass squared q^2 = x m_pi0^2.
 *
 * <p>The mean of a weight is the width over that of pi0 -> gamma gamma. With beta^2 = 1 - 4 m_e^2 / q^2 a photon brings
 * alpha / (3 pi) dq^2 / q^2 beta W, W = 3/4 (2 - beta^2 sin^2 theta), theta the angle of its e+ in its rest frame to
 * its flight: integrated over theta, the mass spectrum of Kroll and Wada. The photons' polarisations are
 * perpendicular; this correlates the planes of two pairs. Neglected: radiative corrections and, with two pairs, the
 * interference of the two ways to pair the electrons.
 */
@Functions
public final class NeutralPionDalitz {

  private static final double MASS = ParticleData.NEUTRAL_PION;
  private static final double ELECTRON = ParticleData.ELECTRON;
  private static final double COUPLING = ParticleData.FINE_STRUCTURE / (3 * Math.PI);

  private NeutralPionDalitz() {}

  /**
   * pi0 -> e+e- gamma in the rest frame of the pion.
   *
   * @param slope a of the form factor
   * @param u 5 uniform numbers from {@code u[from]} on: mass of the pair, directions of the pair and of its e+
   * @param momenta receives e+, e- in {@code slot} and the next
   * @return weight, its mean is Gamma(e+e- gamma) / Gamma(gamma gamma)
   */
  public static double toOnePair(double slope, double[] u, int from, double[] momenta, int slot) {
    double range = logOfMassRange(MASS);
    double mass = pairMass(range, u[from]);
    double[] photons = new double[2 * FourVectors.SIZE];
    double momentum = TwoBody.decay(MASS - mass, mass, 0, u[from + 1], u[from + 2], photons, 0);
    double[] flight = new double[3];
    Distributions.direction(u[from + 1], u[from + 2], flight);
    double[] positron = new double[3];
    Distributions.direction(u[from + 3], u[from + 4], positron);
    double beta2 = beta2(mass);
    double cosine = cosine(flight, positron);
    TwoBody.decay(mass - 2 * ELECTRON, ELECTRON, ELECTRON, u[from + 3], u[from + 4], momenta, slot);
    FourVectors.boost(photons, 0, mass, momenta, slot, 2);
    return 2 * COUPLING * range * Math.sqrt(beta2) * 0.75 * (2 - beta2 * (1 - cosine * cosine))
        * photonPhaseSpace(momentum) * formFactor(slope, mass);
  }

  /**
   * pi0 -> e+e- e+e- in the rest frame of the pion.
   *
   * @param slope a of the form factor
   * @param u 8 uniform numbers from {@code u[from]} on: masses of both pairs, directions of the first pair, of its e+
   *     and of the e+ of the second
   * @param momenta receives e+, e- of the first pair, then of the second, from {@code slot} on
   * @return weight, its mean is Gamma(e+e- e+e-) / Gamma(gamma gamma)
   */
  public static double toTwoPairs(double slope, double[] u, int from, double[] momenta, int slot) {
    double range1 = logOfMassRange(MASS - 2 * ELECTRON);
    double mass1 = pairMass(range1, u[from]);
    double range2 = logOfMassRange(MASS - mass1);
    double mass2 = pairMass(range2, u[from + 1]);
    double[] photons = new double[2 * FourVectors.SIZE];
    double momentum = TwoBody.decay(MASS - mass1 - mass2, mass1, mass2, u[from + 2], u[from + 3], photons, 0);
    TwoBody.decay(mass1 - 2 * ELECTRON, ELECTRON, ELECTRON, u[from + 4], u[from + 5], momenta, slot);
    TwoBody.decay(mass2 - 2 * ELECTRON, ELECTRON, ELECTRON, u[from + 6], u[from + 7], momenta, slot + 2);
    FourVectors.boost(photons, 0, mass1, momenta, slot, 2);
    FourVectors.boost(photons, 1, mass2, momenta, slot + 2, 2);
    double beta1 = beta2(mass1);
    double beta2 = beta2(mass2);
    double masses = COUPLING * COUPLING * range1 * range2 * Math.sqrt(beta1 * beta2) * photonPhaseSpace(momentum);
    return masses * anglesOfTwoPairs(beta1, beta2, u, from + 2) * formFactor(slope, mass1) * formFactor(slope, mass2);
  }

  /**
   * 9/16 [(2 - b1 sin^2 t1) (2 - b2 sin^2 t2) - b1 b2 sin^2 t1 sin^2 t2 cos(2 phi)] with b = beta^2 and phi the angle
   * between the planes of the pairs; u holds the directions of the first photon and of both e+.
   */
  private static double anglesOfTwoPairs(double b1, double b2, double[] u, int from) {
    double[] flight = new double[3];
    Distributions.direction(u[from], u[from + 1], flight);
    double[] positron1 = new double[3];
    Distributions.direction(u[from + 2], u[from + 3], positron1);
    double[] positron2 = new double[3];
    Distributions.direction(u[from + 4], u[from + 5], positron2);
    double cosine1 = cosine(flight, positron1);
    double cosine2 = cosine(flight, positron2);
    double across = cosine(positron1, positron2) - cosine1 * cosine2;
    double sines = (1 - cosine1 * cosine1) * (1 - cosine2 * cosine2);
    return 0.5625 * ((2 - b1 * (1 - cosine1 * cosine1)) * (2 - b2 * (1 - cosine2 * cosine2))
        - b1 * b2 * (2 * across * across - sines));
  }

  /** Logarithm of the ratio of the largest q^2 to the smallest. */
  private static double logOfMassRange(double largest) {
    return 2 * Exact.log(largest / (2 * ELECTRON));
  }

  /** Mass of a pair with dq^2 / q^2 uniform. */
  private static double pairMass(double range, double u) {
    return 2 * ELECTRON * Exact.exp(0.5 * range * u);
  }

  private static double beta2(double mass) {
    double ratio = 2 * ELECTRON / mass;
    return Math.max((1 - ratio) * (1 + ratio), 0.0);
  }

  /** (2 p / m_pi0)^3 = lambda^(3/2)(1, x1, x2): the amplitude grows with p. */
  private static double photonPhaseSpace(double momentum) {
    double ratio = 2 * momentum / MASS;
    return ratio * ratio * ratio;
  }

  private static double formFactor(double slope, double mass) {
    double ratio = mass / MASS;
    double factor = 1 + slope * ratio * ratio;
    return factor * factor;
  }

  private static double cosine(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}

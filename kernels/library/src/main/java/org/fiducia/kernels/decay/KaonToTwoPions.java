package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/** K+ -> pi+ pi0 with the pi0 going to electrons: see {@link NeutralPionDalitz} for the weights. */
@Functions
public final class KaonToTwoPions {

  private static final double RELEASE = ParticleData.KAON - ParticleData.PION - ParticleData.NEUTRAL_PION;

  private KaonToTwoPions() {}

  /**
   * pi0 -> e+e- gamma, in the rest frame of the kaon.
   *
   * @param slope of the form factor
   * @param u 7 uniform numbers: direction of the pi+, then those of the pi0
   * @param momenta receives pi+, e+, e-
   */
  public static double withOnePair(double slope, double[] u, double[] momenta) {
    double[] pions = new double[2 * FourVectors.SIZE];
    TwoBody.decay(RELEASE, ParticleData.PION, ParticleData.NEUTRAL_PION, u[0], u[1], pions, 0);
    FourVectors.copy(pions, 0, momenta, 0);
    double weight = NeutralPionDalitz.toOnePair(slope, u, 2, momenta, 1);
    FourVectors.boost(pions, 1, ParticleData.NEUTRAL_PION, momenta, 1, 2);
    return weight;
  }

  /**
   * pi0 -> e+e- e+e-, in the rest frame of the kaon.
   *
   * @param slope of the form factor
   * @param u 10 uniform numbers: direction of the pi+, then those of the pi0
   * @param momenta receives pi+, e+, e-, e+, e-
   */
  public static double withTwoPairs(double slope, double[] u, double[] momenta) {
    double[] pions = new double[2 * FourVectors.SIZE];
    TwoBody.decay(RELEASE, ParticleData.PION, ParticleData.NEUTRAL_PION, u[0], u[1], pions, 0);
    FourVectors.copy(pions, 0, momenta, 0);
    double weight = NeutralPionDalitz.toTwoPairs(slope, u, 2, momenta, 1);
    FourVectors.boost(pions, 1, ParticleData.NEUTRAL_PION, momenta, 1, 4);
    return weight;
  }
}

package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/**
 * K+ -> pi+ pi+ pi- with the Dalitz density 1 + g u + h u^2 + k v^2 (Particle Data Group, "Dalitz plot parameters for
 * K -> 3 pi decays"): u = (s3 - s0) / m_pi^2, v = (s1 - s2) / m_pi^2, s_i = (P_K - p_i)^2, s3 that of the odd pion, s0
 * the mean of the three.
 */
@Functions
public final class KaonToThreePions {

  private static final double PION_2 = ParticleData.PION * ParticleData.PION;

  private KaonToThreePions() {}

  /**
   * One decay in the rest frame of the kaon.
   *
   * @param g linear in u
   * @param h quadratic in u
   * @param k quadratic in v
   * @param uniforms 5 uniform numbers, see {@link PhaseSpace}
   * @param momenta receives pi+, pi+, pi-
   * @return weight of {@link PhaseSpace} times the density
   */
  public static double decay(double g, double h, double k, double[] uniforms, double[] momenta) {
    double[] masses = {ParticleData.PION, ParticleData.PION, ParticleData.PION};
    double weight = PhaseSpace.decay(ParticleData.KAON, 3, masses, uniforms, momenta);
    return weight * density(g, h, k, momenta[3], momenta[7], momenta[11]);
  }

  /**
   * The Dalitz density.
   *
   * @param energy1 of one pion of the same charge as the kaon, in the rest frame of the kaon, GeV
   * @param energy2 of the other
   * @param energy3 of the odd pion
   */
  public static double density(double g, double h, double k, double energy1, double energy2, double energy3) {
    // s_i = m_K^2 + m_pi^2 - 2 m_K E_i, and the mean of the E_i is m_K / 3
    double u = 2 * ParticleData.KAON * (ParticleData.KAON / 3 - energy3) / PION_2;
    double v = 2 * ParticleData.KAON * (energy2 - energy1) / PION_2;
    return 1 + g * u + h * u * u + k * v * v;
  }
}

package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/** K -> pi and two leptons of equal mass, charged or neutrinos: phase space, or a vector current. */
@Functions
public final class KaonToPionAndLeptons {

  private static final double KAON_2 = ParticleData.KAON * ParticleData.KAON;
  private static final double PION_2 = ParticleData.PION * ParticleData.PION;

  private KaonToPionAndLeptons() {}

  /**
   * One decay by phase space, in the rest frame of the kaon.
   *
   * @param lepton mass of each lepton, GeV/c^2
   * @param u 5 uniform numbers, see {@link PhaseSpace}
   * @param momenta receives the pion and both leptons
   * @return weight of {@link PhaseSpace}
   */
  public static double phaseSpace(double lepton, double[] u, double[] momenta) {
    double[] masses = {ParticleData.PION, lepton, lepton};
    return PhaseSpace.decay(ParticleData.KAON, 3, masses, u, momenta);
  }

  /**
   * One decay by a vector current: amplitude f(q^2) (P_K + p_pi)^mu times the vector current of the leptons, with
   * f = 1 + slope q^2 / m_K^2 and q = P_K - p_pi. It is that of K -> pi gamma* -> pi l+ l- with the linear part of its
   * form factor (G. D'Ambrosio, G. Ecker, G. Isidori, J. Portoles, JHEP 08 (1998) 004; their pion loop is left out)
   * and, with massless leptons, that of K -> pi nu nu, where the hadronic current is that of K -> pi0 e nu
   * (G. Buchalla, A. Buras, M. Lautenbacher, Rev. Mod. Phys. 68 (1996) 1125). The spectrum is
   * lambda^(3/2)(m_K^2, m_pi^2, q^2) beta (1 + 2 m_l^2 / q^2) f^2.
   *
   * @param lepton mass of each lepton, GeV/c^2
   * @param slope of the form factor
   * @param u 5 uniform numbers, see {@link PhaseSpace}
   * @param momenta receives the pion and both leptons
   * @return weight of {@link PhaseSpace} times f^2 lambda (1 - beta^2 cos^2 theta) / (8 m_K^4), theta the angle of a
   *     lepton to the pion in the rest frame of the leptons
   */
  public static double vectorCurrent(double lepton, double slope, double[] u, double[] momenta) {
    double weight = phaseSpace(lepton, u, momenta);
    double product = FourVectors.product(momenta, 1, 2);
    double lepton2 = lepton * lepton;
    double formFactor = 1 + slope * 2 * (lepton2 + product) / KAON_2;
    // the current is conserved, q times it is zero: P_K + p_pi counts as 2 p_pi
    double amplitude2 = 2 * FourVectors.product(momenta, 0, 1) * FourVectors.product(momenta, 0, 2)
        - PION_2 * (product + lepton2);
    return weight * formFactor * formFactor * Math.max(amplitude2, 0.0) / (KAON_2 * KAON_2);
  }
}

package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/**
 * K+ -> pi+ and two narrow bosons that decay at once into e+e-: directly, K+ -> pi+ a a, or through a heavier boson,
 * K+ -> pi+ S, S -> A' A'. Phase space, all decays isotropic: the polarisation of vector bosons is not simulated.
 */
@Functions
public final class KaonToDarkPairs {

  private static final double ELECTRON = ParticleData.ELECTRON;

  private KaonToDarkPairs() {}

  /**
   * K+ -> pi+ a a, in the rest frame of the kaon.
   *
   * @param boson mass of a, GeV/c^2
   * @param u 9 uniform numbers: five of {@link PhaseSpace}, two a decay of a
   * @param momenta receives pi+, e+, e- of one a, e+, e- of the other
   * @return weight of {@link PhaseSpace} for pi+ a a, 0 at and below any threshold
   */
  public static double direct(double boson, double[] u, double[] momenta) {
    double[] masses = {ParticleData.PION, boson, boson};
    double[] three = new double[3 * FourVectors.SIZE];
    double weight = PhaseSpace.decay(ParticleData.KAON, 3, masses, u, three);
    if (!(weight > 0 && boson > 2 * ELECTRON)) {
      FourVectors.clear(5, momenta);
      return 0.0;
    }
    FourVectors.copy(three, 0, momenta, 0);
    toElectrons(boson, three, 1, u[5], u[6], momenta, 1);
    toElectrons(boson, three, 2, u[7], u[8], momenta, 3);
    return weight;
  }

  /**
   * K+ -> pi+ S, S -> A' A', in the rest frame of the kaon.
   *
   * @param heavy mass of S, GeV/c^2
   * @param boson mass of A', GeV/c^2
   * @param u 8 uniform numbers, two a decay: K+, S, A', A'
   * @param momenta receives pi+, e+, e- of one A', e+, e- of the other
   * @return weight of {@link PhaseSpace} for pi+ S, 0 at and below any threshold
   */
  public static double cascade(double heavy, double boson, double[] u, double[] momenta) {
    double[] masses = {ParticleData.PION, heavy};
    double[] two = new double[2 * FourVectors.SIZE];
    double weight = PhaseSpace.decay(ParticleData.KAON, 2, masses, u, two);
    if (!(weight > 0 && heavy > 2 * boson && boson > 2 * ELECTRON)) {
      FourVectors.clear(5, momenta);
      return 0.0;
    }
    FourVectors.copy(two, 0, momenta, 0);
    double[] bosons = new double[2 * FourVectors.SIZE];
    TwoBody.decay(heavy - 2 * boson, boson, boson, u[2], u[3], bosons, 0);
    FourVectors.boost(two, 1, heavy, bosons, 0, 2);
    toElectrons(boson, bosons, 0, u[4], u[5], momenta, 1);
    toElectrons(boson, bosons, 1, u[6], u[7], momenta, 3);
    return weight;
  }

  private static void toElectrons(double boson, double[] bosons, int which, double u, double v, double[] momenta,
      int slot) {
    TwoBody.decay(boson - 2 * ELECTRON, ELECTRON, ELECTRON, u, v, momenta, slot);
    FourVectors.boost(bosons, which, boson, momenta, slot, 2);
  }
}

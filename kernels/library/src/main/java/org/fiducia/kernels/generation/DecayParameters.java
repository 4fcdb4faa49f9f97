package org.fiducia.kernels.generation;

import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;

/** Columns of the one-row block of the numbers that decay modes depend on. */
public final class DecayParameters {

  public static final int DALITZ_G = 0;
  public static final int DALITZ_H = 1;
  public static final int DALITZ_K = 2;
  public static final int NEUTRAL_PION_SLOPE = 3;
  public static final int VECTOR_SLOPE = 4;
  public static final int LEPTON_MASS = 5;
  public static final int BOSON_MASS = 6;
  public static final int SCALAR_MASS = 7;

  public static final Layout LAYOUT = Layout.of("decay parameters",
      Layout.column("g", "1", "K3pi Dalitz density 1 + g u + h u^2 + k v^2"),
      Layout.column("h", "1", "K3pi Dalitz density"),
      Layout.column("k", "1", "K3pi Dalitz density"),
      Layout.column("pi0 slope", "1", "a of the pi0 form factor 1 + a q^2 / m_pi0^2"),
      Layout.column("vector slope", "1", "of the form factor 1 + slope q^2 / m_K^2 of a vector current"),
      Layout.column("lepton mass", "GeV/c^2", "of pi l l"),
      Layout.column("boson mass", "GeV/c^2", "of a or A', which decay into e+e-"),
      Layout.column("scalar mass", "GeV/c^2", "of S, which decays into A' A'"));

  private DecayParameters() {}

  /**
   * Sets what is measured: the K3pi density (Particle Data Group) and the pi0 slope, 0.033 in the middle of the values
   * in use, 0.032 to 0.034; electrons as leptons, a constant form factor, and for the new bosons 17 and 100 MeV.
   */
  public static void setDefaults(Doubles parameters) {
    parameters.set(DALITZ_G, 0, -0.21134);
    parameters.set(DALITZ_H, 0, 0.0185);
    parameters.set(DALITZ_K, 0, -0.00463);
    parameters.set(NEUTRAL_PION_SLOPE, 0, 0.033);
    parameters.set(VECTOR_SLOPE, 0, 0);
    parameters.set(LEPTON_MASS, 0, ParticleData.ELECTRON);
    parameters.set(BOSON_MASS, 0, 0.017);
    parameters.set(SCALAR_MASS, 0, 0.1);
  }
}

package org.fiducia.kernels.decay;

/**
 * Masses in GeV/c^2 and lifetimes of the particles that kernels make, and the fine-structure constant: Particle Data
 * Group, "Review of Particle Physics", Prog. Theor. Exp. Phys. 2022, 083C01, particle listings and table 1.1.
 */
public final class ParticleData {

  public static final double KAON = 0.493677;
  public static final double PION = 0.13957039;
  public static final double NEUTRAL_PION = 0.1349768;
  public static final double MUON = 0.1056583755;
  public static final double ELECTRON = 0.00051099895;

  /** c tau of the charged kaon, mm. */
  public static final double KAON_CTAU = 3711.4;
  /** c tau of the charged pion, mm. */
  public static final double PION_CTAU = 7804.5;

  /** alpha at zero momentum transfer. */
  public static final double FINE_STRUCTURE = 1 / 137.035999;

  private ParticleData() {}
}

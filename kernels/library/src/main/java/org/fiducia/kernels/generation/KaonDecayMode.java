package org.fiducia.kernels.generation;

import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.language.Functions;

/**
 * Decay modes by number, for kernels: which charged particles a mode has, slot by slot. {@link KaonMode} gives the same
 * to host code by name.
 */
@Functions
public final class KaonDecayMode {

  public static final int THREE_PIONS = 0;
  public static final int PION_DALITZ = 1;
  public static final int PION_DOUBLE_DALITZ = 2;
  public static final int PION_FOUR_ELECTRONS = 3;
  public static final int PION_TWO_BOSONS = 4;
  public static final int PION_SCALAR = 5;
  public static final int PION_LEPTONS = 6;
  public static final int NEGATIVE_PION_LEPTONS = 7;
  public static final int PION_NEUTRINOS = 8;

  private KaonDecayMode() {}

  /** Charged particles of a mode; 0 for a number that is no mode. */
  public static int slots(int mode) {
    return switch (mode) {
      case THREE_PIONS, PION_DALITZ, PION_LEPTONS, NEGATIVE_PION_LEPTONS -> 3;
      case PION_DOUBLE_DALITZ, PION_FOUR_ELECTRONS, PION_TWO_BOSONS, PION_SCALAR -> 5;
      case PION_NEUTRINOS -> 1;
      default -> 0;
    };
  }

  /** Charge of the particle in a slot, in units of e. */
  public static int charge(int mode, int slot) {
    if (mode == NEGATIVE_PION_LEPTONS) {
      return slot == 0 ? -1 : 1;
    }
    if (mode == THREE_PIONS) {
      return slot == 2 ? -1 : 1;
    }
    return slot == 0 || slot % 2 == 1 ? 1 : -1;
  }

  /**
   * Mass of the particle in a slot, GeV/c^2; 0 where {@code lepton} is no mass.
   *
   * @param lepton mass of the leptons of the modes that name none
   */
  public static double mass(int mode, int slot, double lepton) {
    if (slot == 0 || mode == THREE_PIONS) {
      return ParticleData.PION;
    }
    if (mode == PION_LEPTONS || mode == NEGATIVE_PION_LEPTONS) {
      return lepton >= 0 ? lepton : 0.0;
    }
    return ParticleData.ELECTRON;
  }
}

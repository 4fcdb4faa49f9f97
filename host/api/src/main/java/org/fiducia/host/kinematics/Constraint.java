package org.fiducia.host.kinematics;

import org.fiducia.kernels.kinematics.FitSetup;

/** What a kinematic fit can demand of the tracks of an event. */
public enum Constraint {
  /** Their momenta add up to that of the beam particle: 3 equations. */
  MOMENTUM(FitSetup.MOMENTUM),
  /** Their energies add up to that of the beam particle. */
  ENERGY(FitSetup.ENERGY),
  /** Their invariant mass is that of the beam particle. */
  PARENT_MASS(FitSetup.PARENT_MASS),
  /** The invariant mass of both pairs together is a given one. */
  BOTH_PAIRS_MASS(FitSetup.BOTH_PAIRS_MASS),
  /** Both pairs have the same invariant mass. */
  EQUAL_PAIRS(FitSetup.EQUAL_PAIRS),
  /** The invariant mass of the first pair is a given one. */
  PAIR_1_MASS(FitSetup.PAIR_1_MASS),
  /** The invariant mass of the second pair is a given one. */
  PAIR_2_MASS(FitSetup.PAIR_2_MASS);

  private final int bit;

  Constraint(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }
}

package org.fiducia.kernels.simulation;

import org.fiducia.language.Functions;

/** Which particle a particle is: blocks know it by its mass. */
@Functions
public final class Species {

  /** Masses of one particle in two tables differ by less, those of two particles by more. */
  private static final double TOLERANCE = 1e-4;

  private Species() {}

  /** Whether a mass is a given one, to 1e-4 of it. */
  public static boolean haveOneMass(double mass, double given) {
    return Math.abs(mass - given) < TOLERANCE * given;
  }
}

package org.fiducia.host.acceptance;

/**
 * What decays into what, and what is asked of both daughters.
 *
 * @param mass of the parent, GeV/c^2
 * @param daughterMass of each of the two oppositely charged daughters, GeV/c^2
 * @param minEnergy GeV, 0 for none
 * @param minMomentum GeV/c, 0 for none
 * @param originX where the parents come from, mm
 * @param originY mm
 * @param originZ mm
 */
public record Decay(double mass, double daughterMass, double minEnergy, double minMomentum, double originX,
    double originY, double originZ) {

  /** Whether the parent is heavy enough. */
  public boolean open() {
    return mass > 2 * daughterMass;
  }
}

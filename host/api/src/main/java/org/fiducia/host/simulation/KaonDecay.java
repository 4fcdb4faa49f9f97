package org.fiducia.host.simulation;

import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.generation.KaonMode;

/**
 * A decay of the kaon, with the masses it depends on.
 *
 * @param mode which decay
 * @param bosonMass of a or A', which decay into e+e- (modes pi-aa and pi-s) [GeV/c^2]
 * @param scalarMass of S, which decays into A' A' (mode pi-s) [GeV/c^2]
 * @param leptonMass of the leptons (modes pi-ll and pi-minus-ll) [GeV/c^2]
 * @param vectorCurrent whether pi l l and pi nu nu follow a vector current and not phase space
 */
public record KaonDecay(
    KaonMode mode, double bosonMass, double scalarMass, double leptonMass, boolean vectorCurrent) {

  /** A decay that depends on no unknown mass, into electrons where the mode has leptons. */
  public static KaonDecay of(KaonMode mode) {
    return new KaonDecay(mode, 0, 0, ParticleData.ELECTRON, false);
  }

  /** The same decay by way of a boson of another mass [GeV/c^2]. */
  public KaonDecay withBosonMass(double mass) {
    return new KaonDecay(mode, mass, scalarMass, leptonMass, vectorCurrent);
  }

  /** The same decay by way of a scalar of another mass [GeV/c^2]. */
  public KaonDecay withScalarMass(double mass) {
    return new KaonDecay(mode, bosonMass, mass, leptonMass, vectorCurrent);
  }
}

package org.fiducia.analysis.card;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a trigger asks of the true tracks.
 *
 * @param quadrantPlane two tracks must cross this plane in opposite quadrants
 * @param calorimeterPlane electrons that cross this plane are counted
 * @param leastElectronMomentum their momenta must add up to more than this [GeV/c]
 */
public record KaonTrigger(
    Optional<String> quadrantPlane, Optional<String> calorimeterPlane, OptionalDouble leastElectronMomentum) {

  /** No trigger. */
  public static final KaonTrigger NONE = new KaonTrigger(Optional.empty(), Optional.empty(), OptionalDouble.empty());
}

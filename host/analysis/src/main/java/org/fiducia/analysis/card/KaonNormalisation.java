package org.fiducia.analysis.card;

import java.util.Optional;

/**
 * How an acceptance becomes a limit on a branching ratio.
 *
 * @param kaonDecays kaon decays in the decay volume
 * @param efficiency of all that is not simulated, as a range
 * @param after name of the stage whose acceptance counts; the last one if it is empty
 */
public record KaonNormalisation(double kaonDecays, Range efficiency, Optional<String> after) {}

package org.fiducia.analysis.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A step of the selection, in the order in which acceptances are given.
 *
 * @param cut what is asked
 * @param label its name in results
 */
public record KaonStage(Cut cut, String label) {

  /** What a stage asks. */
  public enum Cut {
    PLANE,
    SURVIVAL,
    SEPARATION,
    OPPOSITE_QUADRANTS,
    ELECTRON_MOMENTUM,
    TRACKS_FITTED,
    VERTEX_FITTED,
    PAIRS_FOUND,
    VERTEX_Z,
    VERTEX_CHI2,
    CHARGE,
    TOTAL_MOMENTUM,
    PT,
    ELECTRON_MASS,
    MISSING_MASS,
    PAIR_DIFFERENCE,
    PAIR_DISTANCE,
    MASS
  }

  private static final String PLANE = "plane ";

  /** The stages of a card, those of true tracks first. */
  public static List<KaonStage> of(KaonCard card) {
    List<KaonStage> stages = new ArrayList<>();
    KaonSelection cuts = card.selection();
    cuts.planes().forEach(plane -> stages.add(new KaonStage(Cut.PLANE, PLANE + plane)));
    add(stages, cuts.survivalZ().isPresent(), Cut.SURVIVAL);
    add(stages, cuts.leastSeparation().isPresent(), Cut.SEPARATION);
    add(stages, card.trigger().quadrantPlane().isPresent(), Cut.OPPOSITE_QUADRANTS);
    add(stages, card.trigger().leastElectronMomentum().isPresent(), Cut.ELECTRON_MOMENTUM);
    add(stages, card.reconstruction(), Cut.TRACKS_FITTED);
    add(stages, card.reconstruction(), Cut.VERTEX_FITTED);
    add(stages, card.reconstruction() && card.hasPairs(), Cut.PAIRS_FOUND);
    add(stages, cuts.vertexZ().isPresent(), Cut.VERTEX_Z);
    add(stages, cuts.mostVertexChi2().isPresent(), Cut.VERTEX_CHI2);
    add(stages, cuts.charge().isPresent(), Cut.CHARGE);
    add(stages, cuts.totalMomentum().isPresent(), Cut.TOTAL_MOMENTUM);
    add(stages, cuts.mostPt().isPresent(), Cut.PT);
    add(stages, cuts.excludedElectronMass().isPresent(), Cut.ELECTRON_MASS);
    add(stages, cuts.missingMassSquared().isPresent(), Cut.MISSING_MASS);
    add(stages, cuts.pairAgreement().isPresent(), Cut.PAIR_DIFFERENCE);
    add(stages, cuts.pairDistance().isPresent(), Cut.PAIR_DISTANCE);
    add(stages, cuts.mass().isPresent(), Cut.MASS);
    return List.copyOf(stages);
  }

  private static void add(List<KaonStage> stages, boolean asked, Cut cut) {
    if (asked) {
      stages.add(new KaonStage(cut, cut.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
  }

  /** The plane that a stage of the kind {@link Cut#PLANE} asks for. */
  public String plane() {
    return label.substring(PLANE.length());
  }
}

package org.fiducia.analysis.kaon;

import java.util.List;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.card.KaonSelection;
import org.fiducia.analysis.card.KaonStage;
import org.fiducia.analysis.card.Range;
import org.fiducia.host.selection.EventMeasurement;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.kernels.vertexing.Vertex;

/** The stages of a card as questions about the events of a batch. A quantity that is NaN passes no cut. */
final class KaonCuts {

  private final KaonCard card;
  private final KaonDecay decay;
  private final List<Test> stages;

  private interface Test {
    boolean passes(KaonEvents events, int event);
  }

  KaonCuts(KaonCard card, KaonDecay decay) {
    this.card = card;
    this.decay = decay;
    this.stages = KaonStage.of(card).stream().map(this::test).toList();
  }

  /** The stages that an event fails: bit s for stage s. */
  long failed(KaonEvents events, int event) {
    long failed = 0;
    for (int s = 0; s < stages.size(); s++) {
      failed |= stages.get(s).passes(events, event) ? 0 : 1L << s;
    }
    return failed;
  }

  private Test test(KaonStage stage) {
    KaonSelection cuts = card.selection();
    return switch (stage.cut()) {
      case PLANE -> {
        int plane = EventMeasurement.index(card.geometry(), stage.plane());
        yield (events, i) -> events.crosses(i, plane);
      }
      case SURVIVAL -> {
        double z = cuts.survivalZ().orElseThrow();
        yield (events, i) -> events.firstEndZ(i) > z;
      }
      case SEPARATION -> {
        double least = cuts.leastSeparation().orElseThrow();
        yield (events, i) -> events.leastDistance(i) > least;
      }
      case OPPOSITE_QUADRANTS -> KaonEvents::hasOppositeQuadrants;
      case ELECTRON_MOMENTUM -> {
        double least = card.trigger().leastElectronMomentum().orElseThrow();
        yield (events, i) -> events.electronMomentum(i) > least;
      }
      case TRACKS_FITTED -> KaonEvents::hasTracks;
      case VERTEX_FITTED -> KaonEvents::hasVertex;
      case PAIRS_FOUND -> KaonEvents::hasPairs;
      case VERTEX_Z -> {
        Range z = cuts.vertexZ().orElseThrow();
        yield (events, i) -> z.holds(events.vertex(Vertex.Z, i));
      }
      case VERTEX_CHI2 -> {
        double most = cuts.mostVertexChi2().orElseThrow();
        yield (events, i) -> events.vertex(Vertex.CHI2, i) < most;
      }
      case CHARGE -> {
        int charge = cuts.charge().orElseThrow();
        yield (events, i) -> events.charge(i) == charge;
      }
      case TOTAL_MOMENTUM -> {
        Range p = cuts.totalMomentum().orElseThrow();
        yield (events, i) -> p.holds(events.totalMomentum(i));
      }
      case PT -> {
        double most = cuts.mostPt().orElseThrow();
        yield (events, i) -> events.pt(i) < most;
      }
      case ELECTRON_MASS -> {
        Range excluded = cuts.excludedElectronMass().orElseThrow();
        yield (events, i) -> isOutside(excluded, events.hypothesis(Hypothesis.M_ELECTRONS, i));
      }
      case MISSING_MASS -> {
        Range square = cuts.missingMassSquared().orElseThrow();
        yield (events, i) -> square.holds(events.hypothesis(Hypothesis.MISSING_MASS_SQUARED, i));
      }
      case PAIR_DIFFERENCE -> {
        double most = cuts.pairAgreement().orElseThrow();
        yield (events, i) ->
            Math.abs(events.hypothesis(Hypothesis.M_PAIR_1, i) - events.hypothesis(Hypothesis.M_PAIR_2, i))
            < most * events.hypothesis(Hypothesis.SIGMA_DIFFERENCE, i);
      }
      case PAIR_DISTANCE -> {
        double most = cuts.pairDistance().orElseThrow();
        yield (events, i) -> isNear(events, Hypothesis.M_PAIR_1, Hypothesis.SIGMA_M_PAIR_1, most, i)
            && isNear(events, Hypothesis.M_PAIR_2, Hypothesis.SIGMA_M_PAIR_2, most, i);
      }
      case MASS -> {
        Range mass = cuts.mass().orElseThrow();
        yield (events, i) -> mass.holds(events.mass(i));
      }
    };
  }

  private static boolean isOutside(Range range, double value) {
    return value < range.low() || value > range.high();
  }

  private boolean isNear(KaonEvents events, int mass, int sigma, double most, int event) {
    return Math.abs(events.hypothesis(mass, event) - decay.bosonMass()) < most * events.hypothesis(sigma, event);
  }
}

package org.fiducia.analysis.kaon;

import java.util.List;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.card.KaonTrigger;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.kinematics.MomentumSum;
import org.fiducia.host.pairing.PairSearch;
import org.fiducia.host.selection.EventMeasurement;
import org.fiducia.host.selection.TrackComparison;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.host.vertexing.VertexFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.kinematics.TotalMomentum;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.kernels.selection.EventGeometry;
import org.fiducia.kernels.selection.TrackPulls;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Layout;

/**
 * Events of one decay, a batch at a time: made, simulated and reconstructed by kernels, and what they measured. A
 * quantity of an event that was not reconstructed is NaN.
 */
final class KaonEvents implements AutoCloseable {

  /** What the methods below read. */
  private static final List<Layout> MEASURED = List.of(ParentDecay.LAYOUT, EventGeometry.NUMBERS,
      EventGeometry.MEASURES, TrackStatus.LAYOUT, TrackPulls.LAYOUT, VertexStatus.LAYOUT, Vertex.LAYOUT,
      TotalMomentum.NUMBERS, TotalMomentum.LAYOUT, TrackRoles.LAYOUT, Hypothesis.LAYOUT);

  private final Batch batch;
  private final boolean reconstruction;
  private final boolean pairs;
  private final KaonGenerator generator;
  private final HitSimulation hits;
  private final EventMeasurement measurement;
  private final TrackFitter tracks;
  private final VertexFitter vertices;
  private final PairSearch search;

  /**
   * @param decay one of the card's
   * @param capacity most events of a batch
   */
  KaonEvents(KaonCard card, KaonDecay decay, int capacity) {
    reconstruction = card.reconstruction();
    pairs = reconstruction && card.hasPairs();
    batch = new Batch(capacity, decay.mode().slots());
    generator = new KaonGenerator(card.geometry(), decay, card.seed());
    hits = new HitSimulation(card.geometry(), card.effects(), card.seed());
    measurement = measurement(card);
    tracks = new TrackFitter(
        card.geometry(), card.rejectOutliers() ? TrackFitter.Options.ROBUST : TrackFitter.Options.PLAIN);
    vertices = new VertexFitter(card.geometry());
    search = new PairSearch(card.selection().pionRule(), ParticleData.NEUTRAL_PION * ParticleData.NEUTRAL_PION,
        card.selection().pairRule(), decay.bosonMass());
  }

  /** Without a trigger any plane will do: no stage asks for what is measured there. */
  private static EventMeasurement measurement(KaonCard card) {
    KaonTrigger trigger = card.trigger();
    String any = card.geometry().planes().getFirst().name();
    return new EventMeasurement(
        card.geometry(), trigger.quadrantPlane().orElse(any), trigger.calorimeterPlane().orElse(any));
  }

  /**
   * Says which events are next.
   *
   * @param first number of the first event in the production
   * @param events as many as the capacity or fewer
   */
  void begin(long first, int events) {
    batch.begin(first, events);
  }

  /** Takes the events through the whole chain. */
  void make(Engine engine) throws InterruptedException {
    try (Chain chain = engine.chain()) {
      generator.generate(chain, batch);
      hits.simulate(chain, batch);
      measurement.measure(chain, batch);
      if (reconstruction) {
        tracks.fit(chain, batch);
        TrackComparison.compare(chain, batch);
        vertices.fit(chain, batch);
        MomentumSum.add(chain, batch);
      }
      if (pairs) {
        search.search(chain, batch);
      }
      chain.fetch(batch.blocks(MEASURED));
    }
  }

  int count() {
    return batch.events();
  }

  int slots() {
    return batch.slots();
  }

  double weight(int event) {
    return batch.doubles(ParentDecay.LAYOUT).get(ParentDecay.WEIGHT, event);
  }

  /** Whether all true tracks cross a plane. */
  boolean crosses(int event, int plane) {
    return (batch.ints(EventGeometry.NUMBERS).get(EventGeometry.PLANES, event) >>> plane & 1) != 0;
  }

  boolean hasOppositeQuadrants(int event) {
    return batch.ints(EventGeometry.NUMBERS).get(EventGeometry.OPPOSITE_QUADRANTS, event) != 0;
  }

  double leastDistance(int event) {
    return measure(EventGeometry.LEAST_DISTANCE, event);
  }

  double electronMomentum(int event) {
    return measure(EventGeometry.ELECTRON_MOMENTUM, event);
  }

  /** Where the first particle ends, infinite if none does. */
  double firstEndZ(int event) {
    return measure(EventGeometry.FIRST_END_Z, event);
  }

  private double measure(int column, int event) {
    return batch.doubles(EventGeometry.MEASURES).get(column, event);
  }

  boolean hasTracks(int event) {
    boolean all = true;
    for (int slot = 0; slot < batch.slots(); slot++) {
      all &= batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.STATUS, row(slot, event)) == Status.OK;
    }
    return all;
  }

  /** A column of {@link TrackPulls}. */
  double trackPull(int column, int slot, int event) {
    return batch.slotDoubles(TrackPulls.LAYOUT).get(column, row(slot, event));
  }

  private long row(int slot, int event) {
    return (long) slot * batch.events() + event;
  }

  boolean hasVertex(int event) {
    return batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, event) == Status.OK
        && batch.ints(TotalMomentum.NUMBERS).get(TotalMomentum.STATUS, event) == Status.OK;
  }

  /** A column of {@link Vertex}. */
  double vertex(int column, int event) {
    return batch.doubles(Vertex.LAYOUT).get(column, event);
  }

  int charge(int event) {
    return batch.ints(TotalMomentum.NUMBERS).get(TotalMomentum.CHARGE, event);
  }

  double totalMomentum(int event) {
    return total(TotalMomentum.P, event);
  }

  double pt(int event) {
    return total(TotalMomentum.PT, event);
  }

  private double total(int column, int event) {
    return batch.doubles(TotalMomentum.LAYOUT).get(column, event);
  }

  /** A column of {@link ParentDecay}. */
  double truth(int column, int event) {
    return batch.doubles(ParentDecay.LAYOUT).get(column, event);
  }

  /** Momentum of the kaon that decayed. */
  double trueMomentum(int event) {
    double px = truth(ParentDecay.PX, event);
    double py = truth(ParentDecay.PY, event);
    double pz = truth(ParentDecay.PZ, event);
    return Math.sqrt(px * px + py * py + pz * pz);
  }

  /** Whether a pion and two pairs were found: the charges allow it. */
  boolean hasPairs(int event) {
    return batch.ints(TrackRoles.LAYOUT).get(TrackRoles.STATUS, event) == Status.OK;
  }

  /** Mass of all tracks: with the pion that was found, or with the generated masses where there is nothing to find. */
  double mass(int event) {
    return pairs ? hypothesis(Hypothesis.M_ALL, event) : total(TotalMomentum.MASS, event);
  }

  /** A column of {@link Hypothesis}, of the hypothesis that was chosen. */
  double hypothesis(int column, int event) {
    long chosen = batch.ints(TrackRoles.LAYOUT).get(TrackRoles.HYPOTHESIS, event);
    return batch.doubles(Hypothesis.LAYOUT, Hypothesis.COUNT).get(column, chosen * batch.events() + event);
  }

  @Override
  public void close() {
    batch.close();
  }
}

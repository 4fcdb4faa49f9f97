package org.fiducia.analysis.reconstruction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.kinematics.Constraint;
import org.fiducia.host.kinematics.FiveTrackFitter;
import org.fiducia.host.pairing.PairSearch;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.host.vertexing.VertexFitter;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;

/**
 * Reconstructs the events of a batch from their hits: tracks, a vertex of all good tracks and, if wanted, of five
 * tracks which is the pion and which are the pairs of electrons, and a fit of them to the momentum and energy of the
 * beam particle (4 constraints). Immutable; may be shared by threads.
 */
public final class Reconstruction {

  /** Tracks of an event in which a pion and two pairs of electrons are looked for. */
  public static final int FIVE_TRACKS = 5;

  /** Quantities of the hypothesis that was chosen, one row an event; NaN where none could be. */
  public static final Layout CHOSEN = new Layout("chosen hypothesis", Hypothesis.LAYOUT.columns());

  private static final Set<Constraint> FOUR_MOMENTUM = EnumSet.of(Constraint.MOMENTUM, Constraint.ENERGY);

  /**
   * What is done.
   *
   * @param robust whether hits that do not fit are taken out of tracks
   * @param onBeam whether the vertex is on the line of the beam particle, within its errors
   * @param kinematics whether five tracks are told apart and fitted to the beam particle
   */
  public record Options(boolean robust, boolean onBeam, boolean kinematics) {

    /** Whether events of so many tracks must come with what is known of their beam particle. */
    public boolean needsBeam(int slots) {
      return onBeam || tellsApart(slots);
    }

    /** Whether the tracks of events of so many tracks are told apart. */
    public boolean tellsApart(int slots) {
      return kinematics && slots == FIVE_TRACKS;
    }
  }

  private final Options options;
  private final TrackFitter tracks;
  private final VertexFitter vertices;
  private final PairSearch pairs;
  private final FiveTrackFitter fit;

  /** @throws org.fiducia.geometry.InputException if the geometry has no chambers */
  public Reconstruction(Geometry geometry, Options options) {
    this.options = options;
    this.tracks = new TrackFitter(
        geometry, options.robust() ? TrackFitter.Options.ROBUST : TrackFitter.Options.PLAIN);
    this.vertices = new VertexFitter(geometry, VertexFitter.Options.of(geometry).withOnBeam(options.onBeam()));
    // neither rule aims at a mass
    this.pairs = new PairSearch(PionRule.PARENT_MASS, 0, PairRule.LEAST_SIGNIFICANCE, 0);
    this.fit = new FiveTrackFitter(FOUR_MOMENTUM, 0);
  }

  /** z at which tracks are given [mm]. */
  public double referenceZ() {
    return tracks.referenceZ();
  }

  /**
   * Reconstructs the events of a batch, which has their {@link org.fiducia.kernels.tracking.Hits}, {@link
   * org.fiducia.kernels.tracking.HitPattern} and, if {@link Options#needsBeam} says so, {@link
   * org.fiducia.kernels.event.Beam}.
   *
   * @param wanted blocks of the batch; what the others hold of the reconstruction is not defined
   */
  public void reconstruct(Engine engine, Batch batch, Collection<Block> wanted) throws InterruptedException {
    List<Block> results = new ArrayList<>(wanted);
    boolean tellsApart = options.tellsApart(batch.slots());
    try (Chain chain = engine.chain()) {
      tracks.fit(chain, batch);
      vertices.fit(chain, batch);
      if (tellsApart) {
        pairs.search(chain, batch);
        fit.fit(chain, batch);
        results.addAll(batch.blocks(List.of(Hypothesis.LAYOUT, TrackRoles.LAYOUT)));
      }
      chain.fetch(results);
    }
    if (tellsApart) {
      copyChosen(batch);
    }
  }

  private static void copyChosen(Batch batch) {
    Doubles all = batch.doubles(Hypothesis.LAYOUT, Hypothesis.COUNT);
    Doubles chosen = batch.doubles(CHOSEN);
    for (int event = 0; event < batch.events(); event++) {
      long hypothesis = batch.ints(TrackRoles.LAYOUT).get(TrackRoles.HYPOTHESIS, event);
      for (int column = 0; column < CHOSEN.size(); column++) {
        chosen.set(column, event, all.get(column, hypothesis * batch.events() + event));
      }
    }
  }
}

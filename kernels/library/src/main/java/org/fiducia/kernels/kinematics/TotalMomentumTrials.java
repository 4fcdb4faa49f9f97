package org.fiducia.kernels.kinematics;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;

/** The decays of {@link KinematicsTrials} with three and eight tracks; one event in 8 is spoilt. */
public final class TotalMomentumTrials {

  private static final double[] NASTY = {Double.NaN, Double.NEGATIVE_INFINITY, 0.0, 1e200, -1e308};

  private TotalMomentumTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("TotalMomentum", TotalMomentumKernel.INSTANCE, (arena, items, seed) -> sum(arena, items, seed, 3)),
        new Trial("TotalMomentum of eight", TotalMomentumKernel.INSTANCE,
            (arena, items, seed) -> sum(arena, items, seed, 8)));
  }

  private static Launch sum(Arena arena, long items, long seed, int slots) {
    TrialNumbers numbers = new TrialNumbers(seed);
    long rows = slots * items;
    Doubles prongs = Doubles.allocate(arena, Prong.LAYOUT, rows);
    Doubles beams = Doubles.allocate(arena, Beam.LAYOUT, items);
    KinematicsTrials.events(numbers, items, slots, prongs, Doubles.allocate(arena, Vertex.LAYOUT, items), beams);
    Doubles particles = Doubles.allocate(arena, Particle.LAYOUT, rows);
    Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, rows);
    for (long row = 0; row < rows; row++) {
      particles.set(Particle.MASS, row, numbers.below(2) == 0 ? KinematicsTrials.PION : KinematicsTrials.ELECTRON);
      tracks.set(Track.QP, row, numbers.between(-0.2, 0.2));
    }
    Ints vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      long row = i + items * numbers.below(slots);
      double nasty = NASTY[numbers.below(NASTY.length)];
      switch (numbers.below(40)) {
        case 0 -> prongs.set(Prong.PX + numbers.below(3), row, nasty);
        case 1 -> beams.set(Beam.PX + numbers.below(3), i, nasty);
        case 2 -> particles.set(Particle.MASS, row, nasty);
        case 3 -> tracks.set(Track.QP, row, nasty);
        case 4 -> vertexStatus.set(VertexStatus.STATUS, i, Status.SINGULAR);
        default -> { }
      }
    }
    return TotalMomentumKernel.with(KinematicsTrials.shape(arena, items, slots), particles, tracks, prongs,
        vertexStatus, beams, Doubles.allocate(arena, TotalMomentum.LAYOUT, items),
        Ints.allocate(arena, TotalMomentum.NUMBERS, items));
  }
}

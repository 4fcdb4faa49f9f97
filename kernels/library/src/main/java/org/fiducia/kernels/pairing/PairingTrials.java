package org.fiducia.kernels.pairing;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.kinematics.KinematicsTrials;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Five-track events with charges in any order, some of them impossible, under each rule. */
public final class PairingTrials {

  private static final int SLOTS = 5;

  private PairingTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("Hypotheses", HypothesesKernel.INSTANCE,
            (arena, items, seed) -> launch(arena, items, seed, PairingSetup.PARENT_MASS,
                PairingSetup.LEAST_DIFFERENCE, 0)),
        new Trial("Hypotheses significance", HypothesesKernel.INSTANCE,
            (arena, items, seed) -> launch(arena, items, seed, PairingSetup.MISSING_MASS,
                PairingSetup.LEAST_SIGNIFICANCE, 1)),
        new Trial("Hypotheses momentum", HypothesesKernel.INSTANCE,
            (arena, items, seed) -> launch(arena, items, seed, PairingSetup.LARGEST_MOMENTUM, PairingSetup.PAIR_MASS,
                1)));
  }

  private static Launch launch(Arena arena, long items, long seed, int pionRule, int pairRule, int vertex) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles prongs = Doubles.allocate(arena, Prong.LAYOUT, SLOTS * items);
    Doubles vertices = Doubles.allocate(arena, Vertex.LAYOUT, items);
    Doubles beams = Doubles.allocate(arena, Beam.LAYOUT, items);
    KinematicsTrials.events(numbers, items, SLOTS, prongs, vertices, beams);
    Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, SLOTS * items);
    for (long i = 0; i < items; i++) {
      int left = 0b11100;
      for (int k = 0; k < SLOTS; k++) {
        // draws charges without putting back: bit 1 is positive
        int place = numbers.below(SLOTS - k);
        int positive = left >> place & 1;
        left = left & (1 << place) - 1 | left >> place + 1 << place;
        tracks.set(Track.QP, k * items + i, positive * 0.2 - 0.1);
      }
      long row = numbers.below(SLOTS) * items + i;
      switch (numbers.below(40)) {
        case 0 -> tracks.set(Track.QP, row, numbers.between(-0.1, 0.1));
        case 1 -> tracks.set(Track.QP, row, Double.NaN);
        case 2 -> prongs.set(Prong.PY, row, Double.NaN);
        case 3 -> prongs.set(Prong.D + 5, row, -1);
        case 4 -> beams.set(Beam.PZ, i, Double.NEGATIVE_INFINITY);
        default -> { }
      }
    }
    return HypothesesKernel.with(KinematicsTrials.shape(arena, items, SLOTS), setup(arena, pionRule, pairRule, vertex),
        parameters(arena), tracks, prongs, vertices, Ints.allocate(arena, VertexStatus.LAYOUT, items), beams,
        Doubles.allocate(arena, Hypothesis.LAYOUT, Hypothesis.COUNT * items),
        Ints.allocate(arena, TrackRoles.LAYOUT, items));
  }

  static Longs setup(Arena arena, int pionRule, int pairRule, int vertex) {
    Longs setup = Longs.allocate(arena, PairingSetup.LAYOUT, 1);
    setup.set(PairingSetup.PION_RULE, 0, pionRule);
    setup.set(PairingSetup.PAIR_RULE, 0, pairRule);
    setup.set(PairingSetup.VERTEX, 0, vertex);
    return setup;
  }

  static Doubles parameters(Arena arena) {
    Doubles parameters = Doubles.allocate(arena, PairingParameters.LAYOUT, 1);
    parameters.set(PairingParameters.PION, 0, KinematicsTrials.PION);
    parameters.set(PairingParameters.ELECTRON, 0, KinematicsTrials.ELECTRON);
    parameters.set(PairingParameters.PARENT, 0, KinematicsTrials.KAON);
    parameters.set(PairingParameters.MISSING_MASS_SQUARED, 0, 0.1349768 * 0.1349768);
    parameters.set(PairingParameters.PAIR, 0, 0.05);
    return parameters;
  }
}

package org.fiducia.kernels.kinematics;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Decays of a 75 GeV/c kaon into a pion and electrons, measured like a spectrometer does; one event in 8 is spoilt. */
public final class KinematicsTrials {

  /** Masses in GeV/c^2 (S. Navas et al., Particle Data Group, Phys. Rev. D 110 (2024) 030001). */
  public static final double PION = 0.13957039;
  public static final double ELECTRON = 0.51099895e-3;
  public static final double KAON = 0.493677;

  private KinematicsTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("FiveTrackFit", FiveTrackFitKernel.INSTANCE,
            (arena, items, seed) -> fit(arena, items, seed, 5, FitSetup.MOMENTUM | FitSetup.ENERGY, 0)),
        new Trial("FiveTrackFit vertex", FiveTrackFitKernel.INSTANCE,
            (arena, items, seed) -> fit(arena, items, seed, 5,
                FitSetup.MOMENTUM | FitSetup.ENERGY | FitSetup.EQUAL_PAIRS, 1)),
        new Trial("FiveTrackFit masses", FiveTrackFitKernel.INSTANCE,
            (arena, items, seed) -> fit(arena, items, seed, 8, FitSetup.ENERGY | FitSetup.PARENT_MASS
                | FitSetup.BOTH_PAIRS_MASS | FitSetup.PAIR_1_MASS | FitSetup.PAIR_2_MASS, 1)),
        new Trial(FitErrorsKernel.INSTANCE, KinematicsTrials::errors));
  }

  /** Errors of fits made before. */
  private static Launch errors(Arena arena, long items, long seed) {
    List<Block> b = fit(arena, items, seed, 5, FitSetup.MOMENTUM | FitSetup.ENERGY | FitSetup.EQUAL_PAIRS, 1).blocks();
    FiveTrackFitKernel.INSTANCE.loop(0, items, 0, b);
    return FitErrorsKernel.with((Longs) b.get(0), (Longs) b.get(1), (Doubles) b.get(2), (Doubles) b.get(3),
        (Doubles) b.get(4), (Ints) b.get(5), (Doubles) b.get(6), (Ints) b.get(7), (Doubles) b.get(8),
        (Doubles) b.get(9), (Ints) b.get(10), Doubles.allocate(arena, FittedTrackErrors.LAYOUT, 5 * items),
        Doubles.allocate(arena, FittedEventErrors.LAYOUT, items), Ints.allocate(arena, 1, items));
  }

  private static Launch fit(Arena arena, long items, long seed, int slots, int constraints, int vertex) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles prongs = Doubles.allocate(arena, Prong.LAYOUT, slots * items);
    Doubles vertices = Doubles.allocate(arena, Vertex.LAYOUT, items);
    Doubles beams = Doubles.allocate(arena, Beam.LAYOUT, items);
    events(numbers, items, slots, prongs, vertices, beams);
    Ints vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT, items);
    Ints roles = Ints.allocate(arena, TrackRoles.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      roles.set(TrackRoles.PIONS, i, 1);
      roles.set(TrackRoles.PAIR_1, i, 0b00110);
      roles.set(TrackRoles.PAIR_2, i, 0b11000);
      if (numbers.below(8) == 0) {
        spoil(numbers, i, (i + items * numbers.below(slots)), prongs, vertices, vertexStatus, beams, roles);
      }
    }
    return FiveTrackFitKernel.with(shape(arena, items, slots), setup(arena, constraints, vertex), parameters(arena),
        prongs, vertices, vertexStatus, beams, roles, Doubles.allocate(arena, FittedTrack.LAYOUT, slots * items),
        Doubles.allocate(arena, FittedEvent.LAYOUT, items), Ints.allocate(arena, FitStatus.LAYOUT, items));
  }

  /** The shape block. */
  public static Longs shape(Arena arena, long events, long slots) {
    Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.EVENTS, 0, events);
    shape.set(EventShape.SLOTS, 0, slots);
    return shape;
  }

  static Longs setup(Arena arena, int constraints, int vertex) {
    Longs setup = Longs.allocate(arena, FitSetup.LAYOUT, 1);
    setup.set(FitSetup.CONSTRAINTS, 0, constraints);
    setup.set(FitSetup.VERTEX, 0, vertex);
    return setup;
  }

  static Doubles parameters(Arena arena) {
    Doubles parameters = Doubles.allocate(arena, FitParameters.LAYOUT, 1);
    parameters.set(FitParameters.PION, 0, PION);
    parameters.set(FitParameters.ELECTRON, 0, ELECTRON);
    parameters.set(FitParameters.PARENT, 0, KAON);
    parameters.set(FitParameters.BOTH_PAIRS, 0, 0.135);
    parameters.set(FitParameters.PAIR_1, 0, 0.03);
    parameters.set(FitParameters.PAIR_2, 0, 0.03);
    parameters.set(FitParameters.PRECISION, 0, 1e-6);
    return parameters;
  }

  /** Measured events: a pion in slot 0, electrons in the others. */
  public static void events(TrialNumbers numbers, long events, int slots, Doubles prongs, Doubles vertices,
      Doubles beams) {
    for (long i = 0; i < events; i++) {
      double[] momenta = decay(numbers, slots);
      for (int c = 0; c < 3; c++) {
        double sigma = c == 2 ? 0.75 : 0.0075;
        beams.set(Beam.SIGMA_PX + c, i, sigma);
        beams.set(Beam.PX + c, i, momenta[3 * slots + c] + normal(numbers) * sigma);
        vertices.set(Vertex.X + c, i, c == 2 ? 140e3 : 5 * normal(numbers));
        vertices.set(Vertex.C + c * (c + 3) / 2, i, c == 2 ? 4e4 : 0.25);
      }
      vertices.set(Vertex.C + 3, i, 60 * normal(numbers) / 4);
      for (int k = 0; k < slots; k++) {
        measure(numbers, k * events + i, k, momenta, prongs);
      }
    }
  }

  private static void measure(TrialNumbers numbers, long row, int k, double[] momenta, Doubles prongs) {
    double pz = momenta[3 * k + 2];
    double[] sigma = {pz * 4e-5, pz * 5e-5, pz * 0.0035};
    for (int c = 0; c < 3; c++) {
      prongs.set(Prong.PX + c, row, momenta[3 * k + c] + sigma[c] * normal(numbers));
      for (int b = 0; b <= c; b++) {
        double element = sigma[c] * sigma[b] * (b == c ? 1 : 0.2 * (b + c - 2));
        prongs.set(Prong.COV + c * (c + 1) / 2 + b, row, 1.5 * element);
        prongs.set(Prong.D + c * (c + 1) / 2 + b, row, element);
      }
      for (int x = 0; x < 3; x++) {
        prongs.set(Prong.K + 3 * c + x, row, sigma[c] * normal(numbers) / (x == 2 ? 400 : 1));
      }
    }
  }

  /** A sum of uniform numbers of about mean 0, width 1. */
  private static double normal(TrialNumbers numbers) {
    return numbers.between(-1, 1) + numbers.between(-1, 1) + numbers.between(-1, 1);
  }

  /**
   * Momenta of the daughters and then of the parent, exactly conserved: fractions of its light-cone momentum p+ = E +
   * p_z are drawn, and momenta across it, scaled to give its mass, sum of (m^2 + p_T^2) / x = M^2.
   */
  static double[] decay(TrialNumbers numbers, int slots) {
    double plus = 75 + Math.sqrt(75 * 75 + KAON * KAON);
    double[] p = new double[3 * slots + 3];
    double[] x = new double[slots];
    double square;
    double needed;
    do {
      square = 0;
      needed = KAON * KAON;
      double sum = 0;
      for (int k = 0; k < slots; k++) {
        x[k] = numbers.between(0.1, 1);
        sum += x[k];
      }
      double[] across = {0, 0};
      for (int k = 0; k < slots; k++) {
        x[k] /= sum;
        for (int c = 0; c < 2; c++) {
          p[3 * k + c] = k < slots - 1 ? numbers.between(-1, 1) : -across[c];
          across[c] += p[3 * k + c];
          square += p[3 * k + c] * p[3 * k + c] / x[k];
        }
        needed -= mass(k) * mass(k) / x[k];
      }
    } while (needed <= 0);
    double scale = Math.sqrt(needed / square);
    for (int k = 0; k < slots; k++) {
      double px = p[3 * k] *= scale;
      double py = p[3 * k + 1] *= scale;
      p[3 * k + 2] = 0.5 * (x[k] * plus - (mass(k) * mass(k) + px * px + py * py) / (x[k] * plus));
    }
    p[3 * slots + 2] = 75;
    return p;
  }

  private static double mass(int k) {
    return k == 0 ? PION : ELECTRON;
  }

  /** Gives an event one of the faults a fit must tell. */
  private static void spoil(TrialNumbers numbers, long i, long row, Doubles prongs, Doubles vertices,
      Ints vertexStatus, Doubles beams, Ints roles) {
    switch (numbers.below(12)) {
      case 0 -> prongs.set(Prong.PX + numbers.below(3), row, Double.NaN);
      case 1 -> prongs.set(Prong.PZ, row, Double.POSITIVE_INFINITY);
      case 2 -> prongs.set(Prong.D, row, -1e-6);
      case 3 -> {
        prongs.set(Prong.COV + 2, row, 1e30);
        prongs.set(Prong.D + 2, row, 1e30);
      }
      case 4 -> beams.set(Beam.SIGMA_PZ, i, -1);
      case 5 -> beams.set(Beam.PX, i, 60);
      case 6 -> vertexStatus.set(VertexStatus.STATUS, i, Status.NOT_CONVERGED);
      case 7 -> roles.set(TrackRoles.PIONS, i, numbers.below(1 << 10));
      case 8 -> roles.set(TrackRoles.PAIR_1, i, numbers.below(1 << 5));
      case 9 -> vertices.set(Vertex.C, i, Double.NaN);
      case 10 -> roles.set(TrackRoles.STATUS, i, Status.OUT_OF_RANGE);
      default -> {
        for (int c = 0; c < 3; c++) {
          prongs.set(Prong.PX + c, row, 0);
        }
      }
    }
  }
}

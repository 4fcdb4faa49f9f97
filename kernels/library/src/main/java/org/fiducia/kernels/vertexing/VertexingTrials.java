package org.fiducia.kernels.vertexing;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Decays of a 75 GeV/c beam with up to 8 prongs, of which every eighth is spoiled in one of many ways. */
public final class VertexingTrials {

  private static final double REFERENCE_Z = 183508;

  /** Numbers that no detector gives. */
  private static final double[] NASTY = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 1e300, 1e-300, -0.0, 1e9};

  private VertexingTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("VertexFit", VertexFitKernel.INSTANCE, (arena, items, seed) -> fit(arena, items, seed, false, false)),
        new Trial("VertexFit on the beam", VertexFitKernel.INSTANCE,
            (arena, items, seed) -> fit(arena, items, seed, true, false)),
        new Trial("VertexFit in a field", VertexFitKernel.INSTANCE,
            (arena, items, seed) -> fit(arena, items, seed, true, true)),
        new Trial("VertexPosition", VertexPositionKernel.INSTANCE,
            (arena, items, seed) -> position(arena, items, seed, false, false)),
        new Trial("VertexPosition on the beam", VertexPositionKernel.INSTANCE,
            (arena, items, seed) -> position(arena, items, seed, true, false)),
        new Trial("VertexPosition in a field", VertexPositionKernel.INSTANCE,
            (arena, items, seed) -> position(arena, items, seed, true, true)),
        new Trial(ParentLineKernel.INSTANCE, VertexingTrials::parents),
        new Trial(ClosestApproachKernel.INSTANCE, VertexingTrials::pairs));
  }

  private static Launch fit(Arena arena, long events, long seed, boolean withBeam, boolean inField) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, EventShape.MOST_SLOTS * events);
    Ints trackStatus = Ints.allocate(arena, TrackStatus.LAYOUT.size(), EventShape.MOST_SLOTS * events);
    Ints selection = Ints.allocate(arena, 1, events);
    Doubles beam = Doubles.allocate(arena, Beam.LAYOUT, events);
    for (long i = 0; i < events; i++) {
      event(numbers, tracks, events, i);
      beam(numbers, beam, i);
      // two, three and five prongs are common, any pattern of the 8 slots occurs
      int pattern = numbers.below(8);
      selection.set(0, i, pattern == 0 ? numbers.below(256) : pattern < 3 ? 3 : pattern < 5 ? 7 : 31);
      if (numbers.below(8) == 0) {
        spoil(numbers, tracks, trackStatus, beam, events, i);
      }
    }
    Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, 150000);
    field.set(Field.KICK, 0, 0.002);
    return VertexFitKernel.with(setup(arena, withBeam, inField), shape(arena, events), tracks, trackStatus, selection,
        beam, field, Doubles.allocate(arena, 1, 1), Doubles.allocate(arena, Vertex.LAYOUT, events),
        Ints.allocate(arena, VertexStatus.LAYOUT.size(), events),
        Doubles.allocate(arena, Prong.LAYOUT, EventShape.MOST_SLOTS * events));
  }

  /** The same events. */
  private static Launch position(Arena arena, long events, long seed, boolean withBeam, boolean inField) {
    List<Block> blocks = fit(arena, events, seed, withBeam, inField).blocks();
    return VertexPositionKernel.with((Doubles) blocks.get(0), (Longs) blocks.get(1), (Doubles) blocks.get(2),
        (Ints) blocks.get(3), (Ints) blocks.get(4), (Doubles) blocks.get(5), (Doubles) blocks.get(6),
        (Doubles) blocks.get(7), (Doubles) blocks.get(8), (Ints) blocks.get(9));
  }

  private static Doubles setup(Arena arena, boolean withBeam, boolean inField) {
    Doubles setup = Doubles.allocate(arena, VertexSetup.LAYOUT, 1);
    setup.set(VertexSetup.REFERENCE_Z, 0, REFERENCE_Z);
    setup.set(VertexSetup.LEAST_Z, 0, 50000);
    setup.set(VertexSetup.MOST_Z, 0, 190000);
    setup.set(VertexSetup.TOLERANCE, 0, 1e-3);
    setup.set(VertexSetup.MOST_ITERATIONS, 0, 10);
    setup.set(VertexSetup.WITH_BEAM, 0, withBeam ? 1 : 0);
    setup.set(VertexSetup.IN_FIELD, 0, inField ? 1 : 0);
    return setup;
  }

  private static Longs shape(Arena arena, long events) {
    Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.EVENTS, 0, events);
    shape.set(EventShape.SLOTS, 0, EventShape.MOST_SLOTS);
    return shape;
  }

  private static void event(TrialNumbers numbers, Doubles tracks, long events, long i) {
    double z = numbers.between(105000, 180000);
    double x = numbers.between(-20, 20);
    double y = numbers.between(-10, 10);
    for (int slot = 0; slot < EventShape.MOST_SLOTS; slot++) {
      long row = slot * events + i;
      double tx = 0.0012 + numbers.between(-0.008, 0.008);
      double ty = numbers.between(-0.008, 0.008);
      double p = numbers.between(2, 40);
      // a lower triangular root of the covariance: errors of straw tracks, with correlations of any size
      double[] scale = {0.13, 0.13, 1e-5 + 3e-4 / p, 1e-5 + 3e-4 / p, 0.0035 / p};
      double[] root = new double[15];
      for (int a = 0; a < 5; a++) {
        for (int b = 0; b <= a; b++) {
          root[a * (a + 1) / 2 + b] = scale[a] * (a == b ? numbers.between(0.5, 1) : numbers.between(-0.5, 0.5));
        }
      }
      double[] state = {x + tx * (REFERENCE_Z - z), y + ty * (REFERENCE_Z - z), tx, ty, (slot % 2 == 0 ? 1 : -1) / p};
      double[] noise = new double[5];
      for (int a = 0; a < 5; a++) {
        noise[a] = numbers.between(-1.7, 1.7);
      }
      for (int a = 0; a < 5; a++) {
        double error = 0;
        for (int b = 0; b <= a; b++) {
          error += root[a * (a + 1) / 2 + b] * noise[b];
          double covariance = 0;
          for (int k = 0; k <= b; k++) {
            covariance += root[a * (a + 1) / 2 + k] * root[b * (b + 1) / 2 + k];
          }
          tracks.set(Track.C + a * (a + 1) / 2 + b, row, covariance);
        }
        tracks.set(a, row, state[a] + error);
      }
    }
  }

  private static void beam(TrialNumbers numbers, Doubles beam, long i) {
    double[] values = {0.09, 0, 75, 0.008, 0.008, 0.75, -90, 0, 102400, 15, 6.6};
    for (int column = 0; column < values.length; column++) {
      beam.set(column, i, values[column] * numbers.between(0.95, 1.05));
    }
  }

  private static void spoil(TrialNumbers numbers, Doubles tracks, Ints trackStatus, Doubles beam, long events, long i) {
    long row = numbers.below(3) * events + i;
    switch (numbers.below(6)) {
      case 0 -> tracks.set(numbers.below(VertexTrack.SIZE), row, NASTY[numbers.below(NASTY.length)]);
      case 1 -> trackStatus.set(TrackStatus.STATUS, row, Status.SINGULAR);
      case 2 -> {
        for (int column = 0; column < VertexTrack.SIZE; column++) {
          tracks.set(column, row, tracks.get(column, i));
        }
      }
      case 3 -> {
        double turn = Math.scalb(1.0, -numbers.below(60));
        for (int column = Track.TX; column <= Track.TY; column++) {
          tracks.set(column, row, tracks.get(column, i) * (1 + turn));
        }
      }
      case 4 -> {
        double stretch = Math.scalb(1.0, numbers.below(200) - 100);
        for (int column = Track.C; column < VertexTrack.SIZE; column++) {
          tracks.set(column, row, tracks.get(column, row) * stretch);
        }
      }
      default -> beam.set(numbers.below(Beam.LAYOUT.size()), i, NASTY[numbers.below(NASTY.length)]);
    }
  }

  private static Launch parents(Arena arena, long events, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    int slots = EventShape.MOST_SLOTS;
    Doubles vertex = Doubles.allocate(arena, Vertex.LAYOUT, events);
    Ints vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT.size(), events);
    Doubles prongs = Doubles.allocate(arena, Prong.LAYOUT, slots * events);
    for (long i = 0; i < events; i++) {
      fill(numbers, vertex, i);
      vertexStatus.set(VertexStatus.STATUS, i, numbers.below(8) == 0 ? Status.TOO_FEW : Status.OK);
      int count = numbers.below(slots + 1);
      for (int slot = 0; slot < slots; slot++) {
        long row = slot * events + i;
        fill(numbers, prongs, row);
        if (slot >= count) {
          prongs.set(Prong.PX, row, Double.NaN);
        }
      }
    }
    return ParentLineKernel.with(shape(arena, events), vertex, vertexStatus, prongs,
        Doubles.allocate(arena, Line.LAYOUT, events), Ints.allocate(arena, 1, events));
  }

  private static Launch pairs(Arena arena, long count, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles lines = Doubles.allocate(arena, Line.LAYOUT, count + 1);
    Ints pairs = Ints.allocate(arena, LinePair.LAYOUT.size(), count);
    double[] scale = {1, 1, 1e-4, 1e-4};
    for (long i = 0; i < lines.rows(); i++) {
      lines.set(Line.X, i, numbers.between(-100, 100));
      lines.set(Line.Y, i, numbers.between(-100, 100));
      lines.set(Line.TX, i, numbers.between(-0.01, 0.01));
      lines.set(Line.TY, i, numbers.between(-0.01, 0.01));
      lines.set(Line.Z, i, numbers.between(100000, 180000));
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b <= a; b++) {
          lines.set(Line.C + a * (a + 1) / 2 + b, i, scale[a] * scale[b] * (a == b ? 1 : numbers.between(-0.3, 0.3)));
        }
      }
      if (numbers.below(16) == 0) {
        lines.set(numbers.below(Line.LAYOUT.size()), i, NASTY[numbers.below(NASTY.length)]);
      }
    }
    for (long i = 0; i < count; i++) {
      pairs.set(LinePair.FIRST, i, (int) i);
      // a line with itself is a parallel pair
      pairs.set(LinePair.SECOND, i, (int) (numbers.below(16) == 0 ? i : i + 1));
    }
    return ClosestApproachKernel.with(pairs, lines, lines, Doubles.allocate(arena, Approach.LAYOUT, count),
        Ints.allocate(arena, 1, count));
  }

  /** Numbers of any size and sign, and now and then one that no fit gives. */
  private static void fill(TrialNumbers numbers, Doubles block, long row) {
    for (int column = 0; column < block.columns(); column++) {
      block.set(column, row, Math.scalb(numbers.between(-1, 1), numbers.below(20) - 10));
    }
    if (numbers.below(32) == 0) {
      block.set(numbers.below(block.columns()), row, NASTY[numbers.below(NASTY.length)]);
    }
  }
}

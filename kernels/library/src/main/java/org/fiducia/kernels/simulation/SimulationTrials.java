package org.fiducia.kernels.simulation;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** A small spectrometer with particles of every kind, some of them impossible, so that all paths are taken. */
public final class SimulationTrials {

  public static final double ELECTRON_MASS = 0.000511;
  private static final double PION_MASS = 0.1396;
  private static final double MUON_MASS = 0.1057;

  private static final int SLOTS = 5;

  private static final int CHAMBERS = 4;
  private static final int VIEWS_A_CHAMBER = 4;
  private static final double FIRST_CHAMBER = 183_000;
  private static final double SPACING = 11_000;

  /** Planes of {@link #planes}. */
  public static final int PLANES = 5;

  /** z of the first view, mm. */
  public static final double REFERENCE_Z = FIRST_CHAMBER;

  // of 0, 45, 90 and 135 degrees
  private static final double[] COSINES = {1, 0.7071067811865476, 0, -0.7071067811865476};
  private static final double[] SINES = {0, 0.7071067811865476, 1, 0.7071067811865476};

  private static final double[] NASTY = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 1e308, -1e308, Double.MIN_VALUE, -1,
    200_000
  };

  private SimulationTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("StrawHits", StrawHitsKernel.INSTANCE, (arena, items, seed) -> hits(arena, items, seed, false)),
        new Trial("StrawHits options", StrawHitsKernel.INSTANCE,
            (arena, items, seed) -> hits(arena, items, seed, true)));
  }

  private static Launch hits(Arena arena, long items, long seed, boolean options) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Longs run = Longs.allocate(arena, HitRun.LAYOUT, 1);
    run.set(HitRun.SEED, 0, seed);
    run.set(HitRun.FIRST_EVENT, 0, numbers.bits());
    run.set(HitRun.VIEWS, 0, (long) CHAMBERS * VIEWS_A_CHAMBER);
    run.set(HitRun.PLANES, 0, PLANES);
    Doubles extras = Doubles.allocate(arena, HitOptions.LAYOUT, 1);
    if (options) {
      extras.set(HitOptions.INEFFICIENCY, 0, 0.05);
      extras.set(HitOptions.OUTLIERS, 0, 0.05);
      extras.set(HitOptions.OUTLIER_SIGMA, 0, 5);
      extras.set(HitOptions.RADIATING_MASS, 0, ELECTRON_MASS);
      extras.set(HitOptions.DECAYING_MASS, 0, PION_MASS);
      extras.set(HitOptions.DECAY_LENGTH, 0, 200);
      extras.set(HitOptions.DAUGHTER_MASS, 0, MUON_MASS);
    }
    // enough events for a row of each item
    long events = (items + SLOTS - 1) / SLOTS;
    return StrawHitsKernel.with(shape(arena, events, SLOTS), run, extras, views(arena), planes(arena), field(arena),
        Doubles.allocate(arena, 1, 1), particles(arena, items, numbers), Doubles.allocate(arena, Hits.LAYOUT, items),
        Ints.allocate(arena, HitPattern.LAYOUT, items), Doubles.allocate(arena, TrueTrack.LAYOUT, items),
        Ints.allocate(arena, 1, items));
  }

  /** The shape of a number of events. */
  public static Longs shape(Arena arena, long events, long slots) {
    Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.EVENTS, 0, events);
    shape.set(EventShape.SLOTS, 0, slots);
    return shape;
  }

  /** A thin magnet in the middle. */
  public static Doubles field(Arena arena) {
    Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, FIRST_CHAMBER + 1.5 * SPACING);
    field.set(Field.KICK, 0, 0.27);
    return field;
  }

  private static Doubles views(Arena arena) {
    Doubles views = Doubles.allocate(arena, View.LAYOUT, (long) CHAMBERS * VIEWS_A_CHAMBER);
    for (int chamber = 0; chamber < CHAMBERS; chamber++) {
      for (int k = 0; k < VIEWS_A_CHAMBER; k++) {
        long view = (long) chamber * VIEWS_A_CHAMBER + k;
        views.set(View.Z, view, FIRST_CHAMBER + chamber * SPACING + k * 100);
        views.set(View.COS, view, COSINES[k]);
        views.set(View.SIN, view, SINES[k]);
        views.set(View.SIGMA, view, 0.1);
        views.set(View.SCATTERING, view, 1.3e-7);
        views.set(View.RADIATION_LENGTHS, view, 0.001);
        views.set(View.LOW, view, -1050);
        views.set(View.HIGH, view, 1050);
        views.set(View.GAP_LOW, view, -60);
        views.set(View.GAP_HIGH, view, 60);
        views.set(View.CHAMBER, view, chamber);
      }
    }
    return views;
  }

  /** Planes before, between and behind the chambers; one stands where a view stands. */
  public static Doubles planes(Arena arena) {
    double[] z = {REFERENCE_Z - 2 * SPACING, REFERENCE_Z, REFERENCE_Z + 1.2 * SPACING, REFERENCE_Z + 5 * SPACING,
        REFERENCE_Z + 5.2 * SPACING};
    Doubles planes = Doubles.allocate(arena, Plane.LAYOUT, PLANES);
    for (int k = 0; k < PLANES; k++) {
      planes.set(Plane.Z, k, z[k]);
      planes.set(Plane.HOLE_RADIUS, k, 80);
      planes.set(Plane.OUTER_RADIUS, k, 1200);
      planes.set(Plane.OUTER_HALF_SIDE, k, Double.POSITIVE_INFINITY);
      planes.set(Plane.OUTER_APOTHEM, k, Double.POSITIVE_INFINITY);
    }
    return planes;
  }

  /** Particles of a 75 GeV beam's decays, from so slow that the magnet turns them back; one in eight is impossible. */
  public static Doubles particles(Arena arena, long rows, TrialNumbers numbers) {
    double[] masses = {ELECTRON_MASS, PION_MASS, MUON_MASS};
    Doubles particles = Doubles.allocate(arena, Particle.LAYOUT, rows);
    for (long row = 0; row < rows; row++) {
      double pz = Math.scalb(numbers.between(1, 2), numbers.below(9) - 3);
      particles.set(Particle.X, row, numbers.between(-50, 50));
      particles.set(Particle.Y, row, numbers.between(-50, 50));
      particles.set(Particle.Z, row, numbers.between(105_000, 190_000));
      particles.set(Particle.PX, row, pz * numbers.between(-0.01, 0.01));
      particles.set(Particle.PY, row, pz * numbers.between(-0.01, 0.01));
      particles.set(Particle.PZ, row, pz);
      particles.set(Particle.MASS, row, masses[numbers.below(masses.length)]);
      particles.set(Particle.CHARGE, row, numbers.below(8) == 0 ? 0 : numbers.below(2) * 2 - 1);
      if (numbers.below(8) == 0) {
        particles.set(numbers.below(Particle.LAYOUT.size()), row, NASTY[numbers.below(NASTY.length)]);
      }
    }
    return particles;
  }
}

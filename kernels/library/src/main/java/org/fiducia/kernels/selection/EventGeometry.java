package org.fiducia.kernels.selection;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.simulation.Species;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * What a selection asks of the tracks of an event: planes that all of them cross, their least distance, tracks in
 * opposite quadrants, the momentum of electrons in the calorimeter, the first decay in flight. It cuts on nothing.
 *
 * <p>Only charged particles count. Positions are extrapolated from the states at the reference plane, which may be true
 * or fitted; which planes a track crosses is taken from its pattern, made by {@link TrackPlanes} or by
 * {@link org.fiducia.kernels.simulation.StrawHits}.
 */
@Kernel
public final class EventGeometry {

  // Columns of the lengths and momenta of an event.
  public static final int LEAST_DISTANCE = 0;
  public static final int ELECTRON_MOMENTUM = 1;
  public static final int FIRST_END_Z = 2;

  public static final Layout MEASURES = Layout.of("event measures",
      Layout.column("least distance", "mm", "of two tracks that reach the separation plane; infinite with fewer"),
      Layout.column("electron momentum", "GeV/c", "sum over the electrons and positrons in the calorimeter plane"),
      Layout.column("first end z", "mm", "where the first of the particles ends, infinite if none does"));

  // Columns of the whole numbers of an event.
  public static final int STATUS = 0;
  public static final int TRACKS = 1;
  public static final int PLANES = 2;
  public static final int OPPOSITE_QUADRANTS = 3;

  public static final Layout NUMBERS = Layout.of("event numbers",
      Layout.column("status", "1", "0, or BAD_INPUT_ITEM if a track is bad, see org.fiducia.kernels.Status"),
      Layout.column("tracks", "1", "charged particles"),
      Layout.column("planes", "1", "bit k is set if all of them cross plane k where it is sensitive"),
      Layout.column("opposite quadrants", "1", "1 if two tracks cross the quadrant plane in opposite quadrants"));

  private static final int COORDINATES = 2 * EventShape.MOST_SLOTS;

  private EventGeometry() {}

  /**
   * Measures one event.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}
   * @param setup 1 row, {@link SelectionSetup}
   * @param numbers 1 row, {@link SelectionNumbers}
   * @param planes {@link Plane}
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map of the field
   * @param particles {@link Particle}, for charge and mass
   * @param tracks {@link Track} or {@link TrueTrack}
   * @param patterns {@link HitPattern}
   * @param truth {@link TrueTrack}, for the end of each particle
   * @param measures receives {@link #MEASURES}
   * @param results receives {@link #NUMBERS}; all but the status and the number of tracks 0 if the event is not OK
   */
  public static void run(long i, Longs shape, Doubles setup, Longs numbers, Doubles planes, Doubles field, Doubles map,
      Doubles particles, Doubles tracks, Ints patterns, Doubles truth, Doubles measures, Ints results) {
    long events = shape.get(EventShape.EVENTS, 0);
    int slots = (int) shape.get(EventShape.SLOTS, 0);
    int tracksFound = 0;
    int common = -1;
    boolean good = true;
    double electrons = 0;
    double firstEnd = Double.POSITIVE_INFINITY;
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      if (particles.get(Particle.CHARGE, row) != 0) {
        double momentum = 1 / Math.abs(tracks.get(Track.QP, row));
        int crossed = patterns.get(HitPattern.PLANES, row);
        tracksFound++;
        common &= crossed;
        electrons += countsAsElectron(setup, numbers, particles, row, crossed) ? momentum : 0.0;
        firstEnd = Math.min(firstEnd, truth.get(TrueTrack.END_Z, row));
        good = good && isFinite(tracks, row) && Double.isFinite(momentum);
      }
    }
    good = good && !Double.isNaN(firstEnd);
    results.set(TRACKS, i, tracksFound);
    if (!good) {
      for (int k = LEAST_DISTANCE; k <= FIRST_END_Z; k++) {
        measures.set(k, i, Double.NaN);
      }
      results.set(STATUS, i, Status.BAD_INPUT_ITEM);
      results.set(PLANES, i, 0);
      results.set(OPPOSITE_QUADRANTS, i, 0);
      return;
    }
    double[] xy = new double[COORDINATES];
    positions(i, events, slots, setup.get(SelectionSetup.SEPARATION_Z, 0), 0, setup, field, map, particles, tracks,
        patterns, xy);
    measures.set(LEAST_DISTANCE, i, leastDistance(xy, slots));
    measures.set(ELECTRON_MOMENTUM, i, electrons);
    measures.set(FIRST_END_Z, i, firstEnd);
    long quadrantPlane = numbers.get(SelectionNumbers.QUADRANT_PLANE, 0);
    positions(i, events, slots, planes.get(Plane.Z, quadrantPlane), 1 << (int) quadrantPlane, setup, field, map,
        particles, tracks, patterns, xy);
    results.set(STATUS, i, Status.OK);
    results.set(PLANES, i, tracksFound > 0 ? common : 0);
    results.set(OPPOSITE_QUADRANTS, i, haveOppositeQuadrants(xy, slots) ? 1 : 0);
  }

  private static boolean countsAsElectron(Doubles setup, Longs numbers, Doubles particles, long row, int crossed) {
    return ((crossed >>> (int) numbers.get(SelectionNumbers.CALORIMETER_PLANE, 0)) & 1) != 0
        && Species.haveOneMass(particles.get(Particle.MASS, row), setup.get(SelectionSetup.ELECTRON_MASS, 0));
  }

  private static boolean isFinite(Doubles tracks, long row) {
    boolean finite = true;
    for (int k = Track.X; k <= Track.QP; k++) {
      finite = finite && Double.isFinite(tracks.get(k, row));
    }
    return finite;
  }

  /** x and y of the charged tracks that have all of some bits in their pattern; NaN for the others. */
  private static void positions(long i, long events, int slots, double z, int bits, Doubles setup, Doubles field,
      Doubles map, Doubles particles, Doubles tracks, Ints patterns, double[] xy) {
    double reference = setup.get(SelectionSetup.REFERENCE_Z, 0);
    double[] state = new double[5];
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      xy[2 * slot] = Double.NaN;
      xy[2 * slot + 1] = Double.NaN;
      if (particles.get(Particle.CHARGE, row) != 0 && (patterns.get(HitPattern.PLANES, row) & bits) == bits) {
        boolean arrives = TrackAtPlane.extrapolate(field, map, tracks, row, reference, z, state);
        if (arrives) {
          xy[2 * slot] = state[Track.X];
          xy[2 * slot + 1] = state[Track.Y];
        }
      }
    }
  }

  /** A track without a position is at no distance. */
  private static double leastDistance(double[] xy, int slots) {
    double least2 = Double.POSITIVE_INFINITY;
    for (int a = 0; a < slots; a++) {
      for (int b = 0; b < a; b++) {
        double dx = xy[2 * a] - xy[2 * b];
        double dy = xy[2 * a + 1] - xy[2 * b + 1];
        double d2 = dx * dx + dy * dy;
        least2 = d2 < least2 ? d2 : least2;
      }
    }
    return Math.sqrt(least2);
  }

  private static boolean haveOppositeQuadrants(double[] xy, int slots) {
    boolean found = false;
    for (int a = 0; a < slots; a++) {
      for (int b = 0; b < a; b++) {
        found = found || xy[2 * a] * xy[2 * b] < 0 && xy[2 * a + 1] * xy[2 * b + 1] < 0;
      }
    }
    return found;
  }
}

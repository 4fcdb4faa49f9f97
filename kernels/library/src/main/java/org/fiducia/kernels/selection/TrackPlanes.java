package org.fiducia.kernels.selection;

import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Which detector planes a fitted or true track crosses where they are sensitive, extrapolated from its state. */
@Kernel
public final class TrackPlanes {

  private TrackPlanes() {}

  /**
   * Extrapolates one track.
   *
   * @param i row of the track
   * @param setup 1 row, {@link SelectionSetup}
   * @param numbers 1 row, {@link SelectionNumbers}
   * @param planes {@link Plane}
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map of the field
   * @param tracks {@link Track}, or a block that begins like it
   * @param patterns receives {@link HitPattern#PLANES}; 0 for a track that is NaN
   */
  public static void run(long i, Doubles setup, Longs numbers, Doubles planes, Doubles field, Doubles map,
      Doubles tracks, Ints patterns) {
    int count = (int) numbers.get(SelectionNumbers.PLANES, 0);
    double reference = setup.get(SelectionSetup.REFERENCE_Z, 0);
    double[] state = new double[5];
    int crossed = 0;
    for (int plane = 0; plane < count; plane++) {
      boolean arrives = TrackAtPlane.extrapolate(field, map, tracks, i, reference, planes.get(Plane.Z, plane), state);
      if (arrives && Plane.accepts(planes, plane, state[Track.X], state[Track.Y])) {
        crossed |= 1 << plane;
      }
    }
    patterns.set(HitPattern.PLANES, i, crossed);
  }
}

package org.fiducia.kernels.selection;

import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** States of tracks away from their reference plane. */
@Functions
public final class TrackAtPlane {

  private TrackAtPlane() {}

  /**
   * State of a track at a plane.
   *
   * @param tracks {@link Track}
   * @param row which track
   * @param reference z of the states in the block, mm
   * @param z of the plane, mm
   * @param state receives x, y [mm], tx, ty, q/p [c/GeV]
   * @return false if the track is NaN or the field turns it back
   */
  public static boolean extrapolate(Doubles field, Doubles map, Doubles tracks, long row, double reference,
      double z, double[] state) {
    for (int k = Track.X; k <= Track.QP; k++) {
      state[k] = tracks.get(k, row);
    }
    boolean arrives = Transport.move(field, map, state, reference, z);
    return arrives && Double.isFinite(state[Track.X]) && Double.isFinite(state[Track.Y]);
  }
}

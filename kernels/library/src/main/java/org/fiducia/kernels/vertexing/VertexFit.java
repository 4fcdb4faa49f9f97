package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Fits the common vertex of up to 8 tracks and their momenta at it, with all covariances.
 *
 * <p>It is the full fit of P. Billoir, R. Fruhwirth, M. Regler, NIM A241 (1985) 115, least squares over the vertex and
 * all momenta, arranged so that no 5x5 matrix is inverted: each track is brought to the plane z of the vertex, where
 * the momentum is a measured quantity of its own and eliminating it leaves the 2x2 covariance of (x, y). For straight
 * tracks the elimination is exact at any vertex, so only the three coordinates are iterated (Gauss-Newton with the
 * momenta projected out); derivatives are taken anew in every iteration. In a field K leaves out how a track turns
 * from one z to the next: in the 0.1 mT of a decay tube 1 microradian at 5 GeV/c for an error of z of 200 mm.
 *
 * <p>The line of the beam particle, if asked for, is one more straight track without a momentum to fit. A vertex needs
 * two lines, of which the beam may be one; ndf = 2 lines - 3.
 *
 * <p>{@link VertexPosition} is the same fit without the momenta, for those who do not need them.
 */
@Kernel
public final class VertexFit {

  private VertexFit() {}

  /**
   * Fits one event. Slots that are not in the fit have NaN in {@code prongs}.
   *
   * @param i event
   * @param setup 1 row, {@link VertexSetup}
   * @param shape 1 row, {@link EventShape}
   * @param tracks {@link Track}, slot by slot; only those with a good status are used
   * @param trackStatus {@link TrackStatus}, slot by slot
   * @param selection column 0, a row an event: bit s is set if the track in slot s may be used
   * @param beam {@link org.fiducia.kernels.event.Beam}, a row an event; 1 row that is not read if the beam is not asked
   *     for
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}; read if tracks are followed through the field
   * @param map of the field
   * @param vertex receives {@link Vertex}
   * @param vertexStatus receives {@link VertexStatus}
   * @param prongs receives {@link Prong}, slot by slot
   */
  public static void run(long i, Doubles setup, Longs shape, Doubles tracks, Ints trackStatus, Ints selection,
      Doubles beam, Doubles field, Doubles map, Doubles vertex, Ints vertexStatus, Doubles prongs) {
    long events = shape.get(EventShape.EVENTS, 0);
    int slots = Math.min((int) shape.get(EventShape.SLOTS, 0), EventShape.MOST_SLOTS);
    int used = VertexSearch.used(trackStatus, selection, i, events, slots);
    double[] lines = new double[VertexSearch.LINES];
    double[] fitted = new double[Vertex.CHI2 + 1];
    int outcome = VertexSearch.find(i, setup, tracks, events, slots, used, beam, field, map, lines, fitted,
        vertexStatus);
    boolean possible = true;
    for (int slot = 0; slot < slots; slot++) {
      if ((used >> slot & 1) != 0) {
        possible &= momentum(slot, i, setup, tracks, events, field, map, lines, fitted, prongs);
      } else {
        ProngMomentum.forget(prongs, slot * events + i);
      }
    }
    outcome = outcome != Status.OK ? outcome : possible ? Status.OK : Status.OUT_OF_RANGE;
    if (outcome != Status.OK) {
      outcome = VertexSearch.reason(outcome, i, setup, tracks, events, slots, used, true);
      for (int slot = 0; slot < slots; slot++) {
        ProngMomentum.forget(prongs, slot * events + i);
      }
    }
    VertexSearch.write(outcome, i, VertexSearch.count(setup, used), fitted, vertex, vertexStatus);
  }

  /** Writes the momentum of a track at the vertex. False if it is impossible. */
  private static boolean momentum(int slot, long i, Doubles setup, Doubles tracks, long events, Doubles field,
      Doubles map, double[] lines, double[] vertex, Doubles prongs) {
    long row = slot * events + i;
    int at = slot * VertexTrack.LINE;
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    if (setup.get(VertexSetup.IN_FIELD, 0) != 0) {
      double[] track = new double[VertexTrack.SIZE];
      VertexTrack.read(tracks, row, track);
      boolean possible = VertexTrack.follow(field, map, zRef, vertex, lines, at, track);
      VertexTrack.takeLine(track, lines, at);
      return possible & ProngMomentum.write(0, lines, at, track[Track.QP], track[VertexTrack.QP_ROW],
          track[VertexTrack.QP_ROW + 1], track[VertexTrack.QP_ROW + 2], track[VertexTrack.QP_ROW + 3],
          track[VertexTrack.QP_ROW + 4], vertex, prongs, row);
    }
    return ProngMomentum.write(vertex[Vertex.Z] - zRef, lines, at, tracks.get(Track.QP, row),
        tracks.get(VertexTrack.QP_ROW, row), tracks.get(VertexTrack.QP_ROW + 1, row),
        tracks.get(VertexTrack.QP_ROW + 2, row), tracks.get(VertexTrack.QP_ROW + 3, row),
        tracks.get(VertexTrack.QP_ROW + 4, row), vertex, prongs, row);
  }
}

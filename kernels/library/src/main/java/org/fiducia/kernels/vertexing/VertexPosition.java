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
 * The fit of {@link VertexFit} without the momenta at the vertex: the same position, covariance and chi2, bit for bit,
 * for a third of the memory traffic. Of straight tracks it reads only the lines and asks only whether the errors of
 * their positions at the vertex are possible, so that a vertex may be good here where {@link VertexFit} refuses the
 * momenta.
 */
@Kernel
public final class VertexPosition {

  private VertexPosition() {}

  /**
   * Fits one event.
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
   */
  public static void run(long i, Doubles setup, Longs shape, Doubles tracks, Ints trackStatus, Ints selection,
      Doubles beam, Doubles field, Doubles map, Doubles vertex, Ints vertexStatus) {
    long events = shape.get(EventShape.EVENTS, 0);
    int slots = Math.min((int) shape.get(EventShape.SLOTS, 0), EventShape.MOST_SLOTS);
    int used = VertexSearch.used(trackStatus, selection, i, events, slots);
    double[] lines = new double[VertexSearch.LINES];
    double[] fitted = new double[Vertex.CHI2 + 1];
    int outcome = VertexSearch.find(i, setup, tracks, events, slots, used, beam, field, map, lines, fitted,
        vertexStatus);
    if (outcome != Status.OK) {
      outcome = VertexSearch.reason(outcome, i, setup, tracks, events, slots, used,
          setup.get(VertexSetup.IN_FIELD, 0) != 0);
    }
    VertexSearch.write(outcome, i, VertexSearch.count(setup, used), fitted, vertex, vertexStatus);
  }
}

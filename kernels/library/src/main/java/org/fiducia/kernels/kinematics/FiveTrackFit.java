package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Kinematic fit of 2 to 8 tracks of one vertex and the beam particle, with any subset of the constraints of {@link
 * FitSetup}. One item is one event. The package says what is minimised; {@link FitErrors} gives covariances and pulls.
 */
@Kernel
public final class FiveTrackFit {

  /** Linear steps after which a fit is given up. */
  public static final int MOST_ITERATIONS = 30;

  private FiveTrackFit() {}

  /**
   * Fits one event.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}
   * @param setup 1 row, {@link FitSetup}
   * @param parameters 1 row, {@link FitParameters}
   * @param prongs slot by slot, {@link org.fiducia.kernels.vertexing.Prong}; D and K are read if the vertex takes part,
   *     else cov(p)
   * @param vertices {@link Vertex}; one row that is not read if the vertex is left out
   * @param vertexStatus {@link org.fiducia.kernels.vertexing.VertexStatus}, likewise
   * @param beams {@link org.fiducia.kernels.event.Beam}, momentum and its errors
   * @param roles {@link TrackRoles}
   * @param tracks {@link FittedTrack}, slot by slot
   * @param fits {@link FittedEvent}
   * @param status {@link FitStatus}: TOO_FEW for less than 2 tracks or no constraint, OUT_OF_RANGE also for masses
   *     below threshold and roles of tracks that do not exist, SINGULAR for constraints that depend on each other
   */
  public static void run(long i, Longs shape, Longs setup, Doubles parameters, Doubles prongs, Doubles vertices,
      Ints vertexStatus, Doubles beams, Ints roles, Doubles tracks, Doubles fits, Ints status) {
    long events = shape.get(EventShape.EVENTS, 0);
    long slots = shape.get(EventShape.SLOTS, 0);
    int bits = (int) setup.get(FitSetup.CONSTRAINTS, 0);
    boolean vertex = setup.get(FitSetup.VERTEX, 0) != 0;
    int impossible = FitProblem.check(slots, bits, parameters);
    if (impossible != Status.OK) {
      refuse(i, slots, events, impossible, tracks, fits, status);
      return;
    }
    double[] p = new double[3 * Measurement.MOST_BLOCKS];
    double[] cov = new double[6 * Measurement.MOST_BLOCKS];
    double[] mass = new double[Measurement.MOST_BLOCKS];
    double[] vertexCov = new double[6];
    double[] shift = new double[3];
    double[] result = new double[2];
    int state = Constraints.check(i, bits, (int) slots, roles, parameters);
    if (vertex) {
      int vertexState = Measurement.readVertex(i, (int) slots, events, prongs, vertices, vertexStatus, vertexCov);
      state = state != Status.OK ? state : vertexState;
    }
    int measured = Measurement.read(i, (int) slots, events, vertex, prongs, beams, p, cov);
    state = state != Status.OK ? state : measured;
    FitProblem.masses((int) slots, roles.get(TrackRoles.PIONS, i), parameters, mass);
    state = FitProblem.solve(state, i, bits, (int) slots, events, vertex, parameters, prongs, roles, p, cov, mass,
        vertexCov, shift, result);
    boolean good = state == Status.OK;
    int ndf = Constraints.count(bits);
    status.set(FitStatus.STATUS, i, state);
    status.set(FitStatus.NDF, i, good ? ndf : 0);
    status.set(FitStatus.ITERATIONS, i, (int) result[1]);
    writeTracks(i, slots, events, good, p, tracks);
    writeEvent(i, (int) slots, vertex, good, ndf, p, shift, result[0], vertices, fits);
  }

  private static void writeTracks(long i, long slots, long events, boolean good, double[] p, Doubles tracks) {
    for (int k = 0; k < slots; k++) {
      for (int c = 0; c < 3; c++) {
        tracks.set(FittedTrack.PX + c, k * events + i, good ? p[3 * k + c] : Double.NaN);
      }
    }
  }

  private static void writeEvent(long i, int slots, boolean vertex, boolean good, int ndf, double[] p, double[] shift,
      double chi2, Doubles vertices, Doubles fits) {
    double probability = ChiSquared.tail(good ? chi2 : 0.0, ndf);
    fits.set(FittedEvent.CHI2, i, good ? chi2 : Double.NaN);
    fits.set(FittedEvent.PROBABILITY, i, good ? probability : Double.NaN);
    for (int c = 0; c < 3; c++) {
      double x = vertex ? vertices.get(Vertex.X + c, i) + shift[c] : 0.0;
      fits.set(FittedEvent.BEAM_PX + c, i, good ? p[3 * slots + c] : Double.NaN);
      fits.set(FittedEvent.X + c, i, good ? x : Double.NaN);
    }
  }

  private static void refuse(long i, long slots, long events, int state, Doubles tracks, Doubles fits, Ints status) {
    status.set(FitStatus.STATUS, i, state);
    status.set(FitStatus.NDF, i, 0);
    status.set(FitStatus.ITERATIONS, i, 0);
    for (int c = FittedTrack.PX; c <= FittedTrack.PZ; c++) {
      for (int k = 0; k < slots; k++) {
        tracks.set(c, k * events + i, Double.NaN);
      }
    }
    for (int c = FittedEvent.CHI2; c <= FittedEvent.Z; c++) {
      fits.set(c, i, Double.NaN);
    }
  }
}

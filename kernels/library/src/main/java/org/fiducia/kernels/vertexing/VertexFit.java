package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.linear.Symmetric3;
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
 */
@Kernel
public final class VertexFit {

  /**
   * A covariance or normal matrix whose determinant is below this part of the product of its diagonal has no inverse.
   * Two tracks come here when the angle between them is a millionth of their angle with the z axis.
   */
  static final double LEAST_DETERMINANT = 1e-12;

  private static final int MOST_ITERATIONS = 50;

  /** A step of this many tolerances may be the last, its square here: the errors are those of the point before. */
  private static final double NEARLY_SETTLED = 16 * 16;

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
   * @param beam {@link Beam}, a row an event; 1 row that is not read if the beam is not asked for
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
    int used = used(trackStatus, selection, i, events, slots);
    int lines = Integer.bitCount(used);
    double[] measured = new double[(EventShape.MOST_SLOTS + 1) * VertexTrack.SIZE];
    double[] fitted = new double[Vertex.CHI2 + 1];
    VertexTrack.readAll(tracks, i, events, slots, measured);
    int usedAndBeam = used;
    int beamState = Status.OK;
    if (setup.get(VertexSetup.WITH_BEAM, 0) != 0) {
      beamState = VertexTrack.readBeam(beam, i, setup.get(VertexSetup.REFERENCE_Z, 0), slots * VertexTrack.SIZE,
          measured);
      usedAndBeam = used | 1 << slots;
      lines += 1;
    }
    boolean apart = VertexStart.find(setup, slots, usedAndBeam, measured, fitted);
    int outcome = lines < 2 ? Status.TOO_FEW : beamState != Status.OK ? beamState : apart ? Status.OK : Status.SINGULAR;
    outcome = iterate(outcome, i, setup, tracks, events, slots, usedAndBeam, field, map, measured, fitted,
        vertexStatus);
    outcome = write(outcome, i, setup, tracks, events, slots, used, field, map, measured, fitted, vertex, prongs);
    if (outcome != Status.OK) {
      outcome = lines < 2 || finite(i, tracks, events, slots, used) ? outcome : Status.NOT_FINITE;
      forget(i, events, slots, vertex, prongs);
    }
    vertexStatus.set(VertexStatus.NDF, i, outcome == Status.OK ? 2 * lines - 3 : 0);
    vertexStatus.set(VertexStatus.STATUS, i, outcome);
  }

  /** Bit s is set if the track in slot s is in the fit. */
  private static int used(Ints trackStatus, Ints selection, long i, long events, int slots) {
    int used = 0;
    for (int slot = 0; slot < slots; slot++) {
      used |= trackStatus.get(TrackStatus.STATUS, slot * events + i) == Status.OK ? 1 << slot : 0;
    }
    return used & selection.get(0, i);
  }

  /**
   * Whether all numbers of the tracks are finite. Asked only when a fit has failed: what is not finite goes through
   * all sums into a result, and no such result is good.
   */
  private static boolean finite(long i, Doubles tracks, long events, int slots, int used) {
    boolean finite = true;
    for (int slot = 0; slot < slots; slot++) {
      if ((used >> slot & 1) != 0) {
        for (int k = 0; k < VertexTrack.SIZE; k++) {
          finite &= Math.abs(tracks.get(k, slot * events + i)) < Double.POSITIVE_INFINITY;
        }
      }
    }
    return finite;
  }

  /**
   * Gauss-Newton: leaves the vertex, its covariance and chi2 in {@code fitted}, in the order of {@link Vertex}. A step
   * that leaves the allowed range of z ends at its border; the next such step ends the fit.
   */
  private static int iterate(int before, long i, Doubles setup, Doubles tracks, long events, int slots, int used,
      Doubles field, Doubles map, double[] measured, double[] fitted, Ints vertexStatus) {
    double leastZ = setup.get(VertexSetup.LEAST_Z, 0);
    double mostZ = setup.get(VertexSetup.MOST_Z, 0);
    double least = setup.get(VertexSetup.TOLERANCE, 0) * setup.get(VertexSetup.TOLERANCE, 0);
    int most = Math.min((int) setup.get(VertexSetup.MOST_ITERATIONS, 0), MOST_ITERATIONS);
    boolean inField = setup.get(VertexSetup.IN_FIELD, 0) != 0;
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double[] factors = new double[6];
    double chi2 = 0;
    double last = 0;
    int iterations = 0;
    int outcome = before == Status.OK ? Status.NOT_CONVERGED : before;
    boolean going = before == Status.OK;
    while (going && iterations < most) {
      double[] sums = new double[VertexEquations.SIZE];
      double[] step = new double[3];
      boolean possible = inField
          ? collectInField(i, tracks, events, slots, used, field, map, zRef, measured, fitted, sums)
          : collect(slots, used, zRef, measured, fitted, sums);
      boolean regular = Symmetric3.factor(sums, LEAST_DETERMINANT, factors);
      Symmetric3.solve(factors, sums, VertexEquations.RIGHT_SIDE, step);
      double gain = step[0] * sums[VertexEquations.RIGHT_SIDE] + step[1] * sums[VertexEquations.RIGHT_SIDE + 1]
          + step[2] * sums[VertexEquations.RIGHT_SIDE + 2];
      double z = fitted[Vertex.Z];
      double after = z + step[2];
      double border = after < leastZ ? leastZ : after > mostZ ? mostZ : after;
      boolean inside = border == after;
      fitted[Vertex.X] += step[0];
      fitted[Vertex.Y] += step[1];
      fitted[Vertex.Z] = border;
      chi2 = sums[VertexEquations.CHI2] - gain;
      // steps shrink geometrically: the next would be the square of this one over the one before
      boolean settled = inside && (gain < least || gain < NEARLY_SETTLED * least && gain * gain < least * last);
      last = inside ? gain : 0.0;
      iterations += 1;
      outcome = !possible ? Status.OUT_OF_RANGE : !regular ? Status.SINGULAR
          : !inside && border == z ? Status.OUT_OF_RANGE : settled ? Status.OK : Status.NOT_CONVERGED;
      going = outcome == Status.NOT_CONVERGED;
    }
    double[] covariance = new double[6];
    Symmetric3.invert(factors, covariance);
    for (int k = 0; k < 6; k++) {
      fitted[Vertex.C + k] = covariance[k];
    }
    fitted[Vertex.CHI2] = chi2 > 0 ? chi2 : 0.0;
    vertexStatus.set(VertexStatus.ITERATIONS, i, iterations);
    return outcome;
  }

  /** The normal equations at a vertex, for straight tracks. False if the errors of a line are impossible. */
  private static boolean collect(int slots, int used, double zRef, double[] measured, double[] vertex, double[] sums) {
    double length = vertex[Vertex.Z] - zRef;
    boolean possible = true;
    for (int slot = 0; slot <= slots; slot++) {
      if ((used >> slot & 1) != 0) {
        double[] track = new double[VertexTrack.SIZE];
        VertexTrack.bring(length, measured, slot * VertexTrack.SIZE, track);
        possible &= VertexEquations.add(track, vertex, sums);
      }
    }
    return possible;
  }

  /** The same in a field. */
  private static boolean collectInField(long i, Doubles tracks, long events, int slots, int used, Doubles field,
      Doubles map, double zRef, double[] measured, double[] vertex, double[] sums) {
    boolean possible = true;
    for (int slot = 0; slot <= slots; slot++) {
      if ((used >> slot & 1) != 0) {
        double[] track = new double[VertexTrack.SIZE];
        if (slot < slots) {
          VertexTrack.read(tracks, slot * events + i, track);
          possible &= VertexTrack.follow(field, map, zRef, vertex, measured, slot, track);
        } else {
          VertexTrack.bring(vertex[Vertex.Z] - zRef, measured, slot * VertexTrack.SIZE, track);
        }
        possible &= VertexEquations.add(track, vertex, sums);
      }
    }
    return possible;
  }

  /** Writes the vertex and its prongs. */
  private static int write(int before, long i, Doubles setup, Doubles tracks, long events, int slots, int used,
      Doubles field, Doubles map, double[] measured, double[] fitted, Doubles vertex, Doubles prongs) {
    boolean inField = setup.get(VertexSetup.IN_FIELD, 0) != 0;
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double check = 0;
    for (int k = 0; k <= Vertex.CHI2; k++) {
      vertex.set(k, i, fitted[k]);
      check += Math.abs(fitted[k]);
    }
    boolean possible = check < Double.POSITIVE_INFINITY;
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      if ((used >> slot & 1) != 0) {
        if (inField) {
          double[] track = new double[VertexTrack.SIZE];
          VertexTrack.read(tracks, row, track);
          possible &= VertexTrack.follow(field, map, zRef, fitted, measured, slot, track);
          for (int k = 0; k < VertexTrack.SIZE; k++) {
            measured[slot * VertexTrack.SIZE + k] = track[k];
          }
        }
        possible &= ProngMomentum.write(inField ? 0.0 : fitted[Vertex.Z] - zRef, measured, slot * VertexTrack.SIZE,
            fitted, prongs, row);
      } else {
        ProngMomentum.forget(prongs, row);
      }
    }
    return before != Status.OK ? before : possible ? Status.OK : Status.OUT_OF_RANGE;
  }

  private static void forget(long i, long events, int slots, Doubles vertex, Doubles prongs) {
    for (int column = Vertex.X; column <= Vertex.CHI2; column++) {
      vertex.set(column, i, Double.NaN);
    }
    for (int slot = 0; slot < slots; slot++) {
      ProngMomentum.forget(prongs, slot * events + i);
    }
  }
}

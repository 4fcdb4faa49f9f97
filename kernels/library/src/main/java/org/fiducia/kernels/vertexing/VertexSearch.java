package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/**
 * The three coordinates of a vertex, which are all that is iterated (see {@link VertexFit}), with their covariance and
 * chi2. The lines of the tracks are kept in a private array one behind the other, slot by slot and the beam last, so
 * that each number of a track is read once.
 */
@Functions
final class VertexSearch {

  /**
   * A covariance or normal matrix whose determinant is below this part of the product of its diagonal has no inverse.
   * Two tracks come here when the angle between them is a millionth of their angle with the z axis.
   */
  static final double LEAST_DETERMINANT = 1e-12;

  private static final int MOST_ITERATIONS = 50;

  /** A step of this many tolerances may be the last, its square here: the errors are those of the point before. */
  private static final double NEARLY_SETTLED = 16 * 16;

  /** Numbers of all lines of an event. */
  static final int LINES = (EventShape.MOST_SLOTS + 1) * VertexTrack.LINE;

  private VertexSearch() {}

  /** Bit s is set if the track in slot s is in the fit. */
  static int used(Ints trackStatus, Ints selection, long i, long events, int slots) {
    int used = 0;
    for (int slot = 0; slot < slots; slot++) {
      used |= trackStatus.get(TrackStatus.STATUS, slot * events + i) == Status.OK ? 1 << slot : 0;
    }
    return used & selection.get(0, i);
  }

  /** Lines in the fit: tracks, and the beam if it is asked for. */
  static int count(Doubles setup, int used) {
    return Integer.bitCount(used) + (setup.get(VertexSetup.WITH_BEAM, 0) != 0 ? 1 : 0);
  }

  /**
   * Finds the vertex of the tracks that are used.
   *
   * @param lines receives the lines of the slots; in a field their first numbers are the states of the tracks that go
   *     through the vertex, see {@link VertexTrack#follow}
   * @param fitted receives the vertex, its covariance and chi2, in the order of {@link Vertex}
   * @param vertexStatus receives the iterations
   * @return {@link Status}
   */
  static int find(long i, Doubles setup, Doubles tracks, long events, int slots, int used, Doubles beam, Doubles field,
      Doubles map, double[] lines, double[] fitted, Ints vertexStatus) {
    boolean inField = setup.get(VertexSetup.IN_FIELD, 0) != 0;
    if (inField) {
      VertexTrack.readStates(tracks, i, events, slots, lines);
    } else {
      VertexTrack.readLines(tracks, i, events, slots, lines);
    }
    int usedAndBeam = used;
    int beamState = Status.OK;
    if (setup.get(VertexSetup.WITH_BEAM, 0) != 0) {
      beamState = VertexTrack.readBeam(beam, i, setup.get(VertexSetup.REFERENCE_Z, 0), slots * VertexTrack.LINE, lines);
      usedAndBeam = used | 1 << slots;
    }
    boolean apart = VertexStart.find(setup, slots, usedAndBeam, lines, fitted);
    int outcome = count(setup, used) < 2 ? Status.TOO_FEW : beamState != Status.OK ? beamState
        : apart ? Status.OK : Status.SINGULAR;
    outcome = iterate(outcome, i, setup, tracks, events, slots, usedAndBeam, field, map, lines, fitted, vertexStatus);
    double check = 0;
    for (int k = 0; k <= Vertex.CHI2; k++) {
      check += Math.abs(fitted[k]);
    }
    return outcome != Status.OK ? outcome : check < Double.POSITIVE_INFINITY ? Status.OK : Status.OUT_OF_RANGE;
  }

  /**
   * Why there is no vertex. That numbers of a track are not finite is asked only when a fit has failed: they go through
   * all sums into a result, and no such result is good.
   *
   * @param outcome what the fit says
   * @param withMomenta whether the fit reads what belongs to the momenta of the tracks
   */
  static int reason(int outcome, long i, Doubles setup, Doubles tracks, long events, int slots, int used,
      boolean withMomenta) {
    boolean finite = true;
    for (int slot = 0; slot < slots; slot++) {
      if ((used >> slot & 1) != 0) {
        for (int k = 0; k < VertexTrack.SIZE; k++) {
          if (withMomenta || k != Track.QP && k < VertexTrack.QP_ROW) {
            finite &= Math.abs(tracks.get(k, slot * events + i)) < Double.POSITIVE_INFINITY;
          }
        }
      }
    }
    return finite || count(setup, used) < 2 ? outcome : Status.NOT_FINITE;
  }

  /** Writes a vertex, or NaN if there is none. */
  static void write(int outcome, long i, int lines, double[] fitted, Doubles vertex, Ints vertexStatus) {
    for (int k = 0; k <= Vertex.CHI2; k++) {
      vertex.set(k, i, outcome == Status.OK ? fitted[k] : Double.NaN);
    }
    vertexStatus.set(VertexStatus.NDF, i, outcome == Status.OK ? 2 * lines - 3 : 0);
    vertexStatus.set(VertexStatus.STATUS, i, outcome);
  }

  /**
   * Gauss-Newton: leaves the vertex, its covariance and chi2 in {@code fitted}, in the order of {@link Vertex}. A step
   * that leaves the allowed range of z ends at its border; the next such step ends the fit.
   */
  private static int iterate(int before, long i, Doubles setup, Doubles tracks, long events, int slots, int used,
      Doubles field, Doubles map, double[] lines, double[] fitted, Ints vertexStatus) {
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
          ? collectInField(i, tracks, events, slots, used, field, map, zRef, lines, fitted, sums)
          : collect(slots, used, zRef, lines, fitted, sums);
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
  private static boolean collect(int slots, int used, double zRef, double[] lines, double[] vertex, double[] sums) {
    double length = vertex[Vertex.Z] - zRef;
    boolean possible = true;
    for (int slot = 0; slot <= slots; slot++) {
      if ((used >> slot & 1) != 0) {
        double[] line = new double[VertexTrack.LINE];
        VertexTrack.bring(length, lines, slot * VertexTrack.LINE, line);
        possible &= VertexEquations.add(line, vertex, sums);
      }
    }
    return possible;
  }

  /** The same in a field. */
  private static boolean collectInField(long i, Doubles tracks, long events, int slots, int used, Doubles field,
      Doubles map, double zRef, double[] lines, double[] vertex, double[] sums) {
    boolean possible = true;
    for (int slot = 0; slot <= slots; slot++) {
      if ((used >> slot & 1) != 0) {
        double[] line = new double[VertexTrack.LINE];
        if (slot < slots) {
          double[] track = new double[VertexTrack.SIZE];
          VertexTrack.read(tracks, slot * events + i, track);
          possible &= VertexTrack.follow(field, map, zRef, vertex, lines, slot * VertexTrack.LINE, track);
          VertexTrack.takeLine(track, line, 0);
        } else {
          VertexTrack.bring(vertex[Vertex.Z] - zRef, lines, slot * VertexTrack.LINE, line);
        }
        possible &= VertexEquations.add(line, vertex, sums);
      }
    }
    return possible;
  }
}

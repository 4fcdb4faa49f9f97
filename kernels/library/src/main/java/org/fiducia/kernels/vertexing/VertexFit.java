package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
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

  /** The beam as one more slot. */
  private static final int BEAM = EventShape.MOST_SLOTS;

  /** What the iterations leave behind: 6 elements of the covariance of the vertex, then chi2. */
  private static final int CHI2 = 6;
  private static final int ERRORS = 7;

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
    boolean withBeam = setup.get(VertexSetup.WITH_BEAM, 0) != 0;
    int lines = Integer.bitCount(used) + (withBeam ? 1 : 0);
    double[] position = new double[3];
    double[] errors = new double[ERRORS];
    double[] fitted = new double[EventShape.MOST_SLOTS * VertexTrack.STATE];
    vertexStatus.set(VertexStatus.ITERATIONS, i, 0);
    int outcome = Status.TOO_FEW;
    if (lines >= 2) {
      outcome = check(i, tracks, events, used, withBeam, beam);
      if (outcome == Status.OK) {
        outcome = start(i, setup, tracks, events, used, beam, position);
      }
      if (outcome == Status.OK) {
        outcome = iterate(i, setup, tracks, events, used, beam, field, map, position, fitted, errors, vertexStatus);
      }
      if (outcome == Status.OK) {
        outcome = write(i, setup, tracks, events, slots, used, field, map, position, fitted, errors, vertex, prongs);
      }
    }
    if (outcome != Status.OK) {
      forget(i, events, slots, vertex, prongs);
    }
    vertexStatus.set(VertexStatus.NDF, i, outcome == Status.OK ? 2 * lines - 3 : 0);
    vertexStatus.set(VertexStatus.STATUS, i, outcome);
  }

  /** Bit s is set if the track in slot s is in the fit. */
  private static int used(Ints trackStatus, Ints selection, long i, long events, int slots) {
    int used = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (trackStatus.get(TrackStatus.STATUS, slot * events + i) == Status.OK) {
        used |= 1 << slot;
      }
    }
    return used & selection.get(0, i);
  }

  /** What is wrong with the numbers that the fit reads. */
  private static int check(long i, Doubles tracks, long events, int used, boolean withBeam, Doubles beam) {
    boolean finite = true;
    for (int slot = 0; slot < EventShape.MOST_SLOTS; slot++) {
      if ((used >> slot & 1) != 0) {
        for (int k = 0; k < VertexTrack.SIZE; k++) {
          finite &= Math.abs(tracks.get(k, slot * events + i)) < Double.POSITIVE_INFINITY;
        }
      }
    }
    if (!withBeam) {
      return finite ? Status.OK : Status.NOT_FINITE;
    }
    for (int k = Beam.PX; k <= Beam.SIGMA_Y; k++) {
      finite &= Math.abs(beam.get(k, i)) < Double.POSITIVE_INFINITY;
    }
    boolean possible = beam.get(Beam.PZ, i) > 0 && beam.get(Beam.SIGMA_X, i) >= 0 && beam.get(Beam.SIGMA_Y, i) >= 0;
    for (int k = Beam.SIGMA_PX; k <= Beam.SIGMA_PZ; k++) {
      possible &= beam.get(k, i) >= 0;
    }
    return !finite ? Status.NOT_FINITE : possible ? Status.OK : Status.OUT_OF_RANGE;
  }

  /**
   * The first vertex: the point with the least sum of squared distances from all lines, measured at constant z. Sums
   * are of differences from the first line, so that nothing is lost where all slopes are alike.
   */
  private static int start(long i, Doubles setup, Doubles tracks, long events, int used, Doubles beam,
      double[] position) {
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double[] line = new double[VertexTrack.SIZE];
    double[] first = new double[4];
    double[] mean = new double[4];
    double lines = 0;
    double slopes = 0;
    double spread = 0;
    double moment = 0;
    int slotsAndBeam = used | (setup.get(VertexSetup.WITH_BEAM, 0) != 0 ? 1 << BEAM : 0);
    for (int slot = 0; slot <= BEAM; slot++) {
      if ((slotsAndBeam >> slot & 1) != 0) {
        if (slot == BEAM) {
          VertexTrack.readBeam(beam, i, line);
          VertexTrack.drift(zRef - beam.get(Beam.Z, i), line);
        } else {
          VertexTrack.readLine(tracks, slot * events + i, line);
        }
        for (int k = Track.X; k <= Track.TY; k++) {
          if (lines == 0) {
            first[k] = line[k];
          }
          mean[k] += line[k] - first[k];
        }
        double dTx = line[Track.TX] - first[Track.TX];
        double dTy = line[Track.TY] - first[Track.TY];
        lines += 1;
        slopes += line[Track.TX] * line[Track.TX] + line[Track.TY] * line[Track.TY];
        spread += dTx * dTx + dTy * dTy;
        moment += dTx * (line[Track.X] - first[Track.X]) + dTy * (line[Track.Y] - first[Track.Y]);
      }
    }
    for (int k = Track.X; k <= Track.TY; k++) {
      mean[k] /= lines;
    }
    spread -= lines * (mean[Track.TX] * mean[Track.TX] + mean[Track.TY] * mean[Track.TY]);
    moment -= lines * (mean[Track.TX] * mean[Track.X] + mean[Track.TY] * mean[Track.Y]);
    double length = -moment / spread;
    length = Math.max(length, setup.get(VertexSetup.LEAST_Z, 0) - zRef);
    length = Math.min(length, setup.get(VertexSetup.MOST_Z, 0) - zRef);
    position[0] = first[Track.X] + mean[Track.X] + length * (first[Track.TX] + mean[Track.TX]);
    position[1] = first[Track.Y] + mean[Track.Y] + length * (first[Track.TY] + mean[Track.TY]);
    position[2] = zRef + length;
    return spread > LEAST_DETERMINANT * slopes ? Status.OK : Status.SINGULAR;
  }

  /**
   * Gauss-Newton: leaves the vertex in {@code position}, its covariance and chi2 in {@code errors}. A step that leaves
   * the allowed range of z ends at its border; the next such step ends the fit.
   */
  private static int iterate(long i, Doubles setup, Doubles tracks, long events, int used, Doubles beam, Doubles field,
      Doubles map, double[] position, double[] fitted, double[] errors, Ints vertexStatus) {
    double leastZ = setup.get(VertexSetup.LEAST_Z, 0);
    double mostZ = setup.get(VertexSetup.MOST_Z, 0);
    double tolerance = setup.get(VertexSetup.TOLERANCE, 0);
    int most = Math.min((int) setup.get(VertexSetup.MOST_ITERATIONS, 0), MOST_ITERATIONS);
    double[] sums = new double[VertexEquations.SIZE];
    double[] factors = new double[6];
    double[] step = new double[3];
    for (int iteration = 1; iteration <= most; iteration++) {
      vertexStatus.set(VertexStatus.ITERATIONS, i, iteration);
      if (!collect(i, setup, tracks, events, used, beam, field, map, position, fitted, iteration == 1, sums)) {
        return Status.OUT_OF_RANGE;
      }
      if (!Symmetric3.factor(sums, LEAST_DETERMINANT, factors)) {
        return Status.SINGULAR;
      }
      Symmetric3.solve(factors, sums, VertexEquations.RIGHT_SIDE, step);
      double gain = 0;
      for (int k = 0; k < 3; k++) {
        gain += step[k] * sums[VertexEquations.RIGHT_SIDE + k];
      }
      double before = position[2];
      double after = before + step[2];
      double border = Math.min(Math.max(after, leastZ), mostZ);
      if (border != after && border == before) {
        return Status.OUT_OF_RANGE;
      }
      position[0] += step[0];
      position[1] += step[1];
      position[2] = border;
      if (border == after && gain < tolerance * tolerance) {
        Symmetric3.invert(factors, errors);
        errors[CHI2] = Math.max(sums[VertexEquations.CHI2] - gain, 0);
        return Status.OK;
      }
    }
    return Status.NOT_CONVERGED;
  }

  /** The normal equations at a vertex. False if the errors of a line are impossible. */
  private static boolean collect(long i, Doubles setup, Doubles tracks, long events, int used, Doubles beam,
      Doubles field, Doubles map, double[] position, double[] fitted, boolean atFirst, double[] sums) {
    boolean inField = setup.get(VertexSetup.IN_FIELD, 0) != 0;
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double[] track = new double[VertexTrack.SIZE];
    for (int k = 0; k < VertexEquations.SIZE; k++) {
      sums[k] = 0;
    }
    boolean possible = true;
    for (int slot = 0; slot < EventShape.MOST_SLOTS; slot++) {
      if ((used >> slot & 1) != 0) {
        if (inField) {
          VertexTrack.read(tracks, slot * events + i, track);
          if (atFirst) {
            VertexTrack.expect(track, fitted, slot);
          }
          possible &= VertexTrack.follow(field, map, zRef, position, fitted, slot, track);
        } else {
          VertexTrack.readLine(tracks, slot * events + i, track);
          VertexTrack.drift(position[2] - zRef, track);
        }
        possible &= VertexEquations.add(track, position, sums);
      }
    }
    if (setup.get(VertexSetup.WITH_BEAM, 0) != 0) {
      VertexTrack.readBeam(beam, i, track);
      VertexTrack.drift(position[2] - beam.get(Beam.Z, i), track);
      possible &= VertexEquations.add(track, position, sums);
    }
    return possible;
  }

  /** Writes the vertex and its prongs. */
  private static int write(long i, Doubles setup, Doubles tracks, long events, int slots, int used, Doubles field,
      Doubles map, double[] position, double[] fitted, double[] errors, Doubles vertex, Doubles prongs) {
    boolean inField = setup.get(VertexSetup.IN_FIELD, 0) != 0;
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double check = errors[CHI2];
    for (int k = 0; k < 3; k++) {
      vertex.set(Vertex.X + k, i, position[k]);
      check += Math.abs(position[k]);
    }
    for (int k = 0; k < 6; k++) {
      vertex.set(Vertex.C + k, i, errors[k]);
      check += Math.abs(errors[k]);
    }
    vertex.set(Vertex.CHI2, i, errors[CHI2]);
    boolean possible = check < Double.POSITIVE_INFINITY;
    double[] track = new double[VertexTrack.SIZE];
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      if ((used >> slot & 1) != 0) {
        VertexTrack.read(tracks, row, track);
        if (inField) {
          possible &= VertexTrack.follow(field, map, zRef, position, fitted, slot, track);
        } else {
          VertexTrack.drift(position[2] - zRef, track);
          VertexTrack.driftMomentum(position[2] - zRef, track);
        }
        possible &= ProngMomentum.write(track, position, errors, prongs, row);
      } else {
        ProngMomentum.forget(prongs, row);
      }
    }
    return possible ? Status.OK : Status.OUT_OF_RANGE;
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

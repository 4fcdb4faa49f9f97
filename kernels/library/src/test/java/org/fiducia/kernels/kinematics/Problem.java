package org.fiducia.kernels.kinematics;

import java.lang.foreign.Arena;
import java.util.stream.IntStream;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.linear.FieldMatrix;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/** The blocks of a kinematic fit, and the same event as a dense problem. */
final class Problem {

  final int slots;
  final long events;
  final boolean vertex;
  final int constraints;
  final Longs shape;
  final Longs setup;
  final Doubles parameters;
  final Doubles prongs;
  final Doubles vertices;
  final Ints vertexStatus;
  final Doubles beams;
  final Ints roles;
  final Doubles tracks;
  final Doubles fits;
  final Ints status;
  final Doubles trackErrors;
  final Doubles eventErrors;
  final Ints errorStatus;

  Problem(Arena arena, long events, int slots, int constraints, boolean vertex, long seed) {
    this.slots = slots;
    this.events = events;
    this.vertex = vertex;
    this.constraints = constraints;
    shape = KinematicsTrials.shape(arena, events, slots);
    setup = KinematicsTrials.setup(arena, constraints, vertex ? 1 : 0);
    parameters = KinematicsTrials.parameters(arena);
    parameters.set(FitParameters.PRECISION, 0, 1e-10);
    prongs = Doubles.allocate(arena, Prong.LAYOUT, slots * events);
    vertices = Doubles.allocate(arena, Vertex.LAYOUT, events);
    vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT, events);
    beams = Doubles.allocate(arena, Beam.LAYOUT, events);
    roles = Ints.allocate(arena, TrackRoles.LAYOUT, events);
    tracks = Doubles.allocate(arena, FittedTrack.LAYOUT, slots * events);
    fits = Doubles.allocate(arena, FittedEvent.LAYOUT, events);
    status = Ints.allocate(arena, FitStatus.LAYOUT, events);
    trackErrors = Doubles.allocate(arena, FittedTrackErrors.LAYOUT, slots * events);
    eventErrors = Doubles.allocate(arena, FittedEventErrors.LAYOUT, events);
    errorStatus = Ints.allocate(arena, 1, events);
    KinematicsTrials.events(new TrialNumbers(seed), events, slots, prongs, vertices, beams);
    for (long i = 0; i < events; i++) {
      roles.set(TrackRoles.PIONS, i, 1);
      roles.set(TrackRoles.PAIR_1, i, slots < 5 ? 0b001 : 0b00110);
      roles.set(TrackRoles.PAIR_2, i, slots < 5 ? 0b010 : 0b11000);
    }
  }

  /** Fits all events. */
  void fit() {
    for (long i = 0; i < events; i++) {
      fit(i);
    }
  }

  void fit(long i) {
    FiveTrackFit.run(i, shape, setup, parameters, prongs, vertices, vertexStatus, beams, roles, tracks, fits, status);
    FitErrors.run(i, shape, setup, parameters, prongs, vertices, vertexStatus, beams, roles, tracks, fits, status,
        trackErrors, eventErrors, errorStatus);
  }

  /** Fits one event to masses of pairs that it nearly has. */
  void fitNearby(long i) {
    double[] mass = masses(i);
    parameters.set(FitParameters.BOTH_PAIRS, 0,
        1.003 * measuredMass(i, roles.get(TrackRoles.PAIR_1, i) | roles.get(TrackRoles.PAIR_2, i), mass));
    parameters.set(FitParameters.PAIR_1, 0, 1.004 * measuredMass(i, roles.get(TrackRoles.PAIR_1, i), mass));
    parameters.set(FitParameters.PAIR_2, 0, 0.998 * measuredMass(i, roles.get(TrackRoles.PAIR_2, i), mass));
    fit(i);
  }

  /** First event from a given one on whose pairs have about the same mass. */
  long nearlyEqualPairs(long from) {
    for (long i = from; i < events; i++) {
      double ratio = measuredMass(i, roles.get(TrackRoles.PAIR_1, i), masses(i))
          / measuredMass(i, roles.get(TrackRoles.PAIR_2, i), masses(i));
      if (Math.abs(Math.log(ratio)) < 0.05) {
        return i;
      }
    }
    throw new IllegalStateException("no such event");
  }

  private double measuredMass(long i, int set, double[] mass) {
    double[] y = new double[3 * slots];
    for (int k = 0; k < slots; k++) {
      for (int c = 0; c < 3; c++) {
        y[3 * k + c] = prongs.get(Prong.PX + c, k * events + i);
      }
    }
    return DenseFit.mass(DenseFit.vector(y), members(set), mass).toDouble();
  }

  private double[] masses(long i) {
    double[] mass = new double[slots];
    for (int k = 0; k < slots; k++) {
      mass[k] = parameters.get((roles.get(TrackRoles.PIONS, i) >> k & 1) != 0 ? FitParameters.PION
          : FitParameters.ELECTRON, 0);
    }
    return mass;
  }

  boolean demands(int bit) {
    return (constraints & bit) != 0;
  }

  /** Momenta of the tracks, of the beam, then the vertex; the vertex only if it takes part. */
  DenseFit dense(long i) {
    int size = 3 * slots + 3 + (vertex ? 3 : 0);
    double[] y = new double[size];
    FieldMatrix<Dfp> v = DenseFit.matrix(size, size);
    for (int k = 0; k < slots; k++) {
      for (int c = 0; c < 3; c++) {
        y[3 * k + c] = prongs.get(Prong.PX + c, k * events + i);
        for (int b = 0; b < 3; b++) {
          v.setEntry(3 * k + c, 3 * k + b,
              DenseFit.number(packed(prongs, vertex ? Prong.D : Prong.COV, k * events + i, c, b)));
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      y[3 * slots + c] = beams.get(Beam.PX + c, i);
      Dfp sigma = DenseFit.number(beams.get(Beam.SIGMA_PX + c, i));
      v.setEntry(3 * slots + c, 3 * slots + c, sigma.multiply(sigma));
    }
    if (vertex) {
      // everything by the vertex: derivatives k of all numbers, v = ... + k C k^T
      FieldMatrix<Dfp> k = DenseFit.matrix(size, 3);
      FieldMatrix<Dfp> c = DenseFit.matrix(3, 3);
      for (int a = 0; a < 3; a++) {
        y[3 * slots + 3 + a] = vertices.get(Vertex.X + a, i);
        k.setEntry(3 * slots + 3 + a, a, DenseFit.FIELD.getOne());
        for (int b = 0; b < 3; b++) {
          c.setEntry(a, b, DenseFit.number(packed(vertices, Vertex.C, i, a, b)));
          for (int t = 0; t < slots; t++) {
            k.setEntry(3 * t + a, b, DenseFit.number(prongs.get(Prong.K + 3 * a + b, t * events + i)));
          }
        }
      }
      v = v.add(k.multiply(c).multiply(k.transpose()));
    }
    DenseFit fit = new DenseFit(y, v);
    demand(fit, i);
    return fit;
  }

  /** Fitted number k of the dense problem. */
  double fitted(long i, int k) {
    int block = k / 3;
    return block < slots ? tracks.get(FittedTrack.PX + k % 3, block * events + i)
        : fits.get((block == slots ? FittedEvent.BEAM_PX : FittedEvent.X) + k % 3, i);
  }

  /** Its pull. */
  double pull(long i, int k) {
    int block = k / 3;
    return block < slots ? trackErrors.get(FittedTrackErrors.PULL + k % 3, block * events + i)
        : eventErrors.get((block == slots ? FittedEventErrors.BEAM_PULL : FittedEventErrors.VERTEX_PULL) + k % 3, i);
  }

  /** Its share of constraint c. */
  double share(long i, int k, int c) {
    int block = k / 3;
    return block < slots ? trackErrors.get(FittedTrackErrors.SHARE + 3 * c + k % 3, block * events + i)
        : eventErrors.get((block == slots ? FittedEventErrors.BEAM_SHARE : FittedEventErrors.VERTEX_SHARE) + 3 * c
            + k % 3, i);
  }

  /** Its variance after the fit and its covariance with the other two of its block. */
  double covariance(long i, int k, int b) {
    int block = k / 3;
    return block < slots ? packed(trackErrors, FittedTrackErrors.COV, block * events + i, k % 3, b % 3)
        : packed(eventErrors, block == slots ? FittedEventErrors.BEAM_COV : FittedEventErrors.VERTEX_COV, i, k % 3,
            b % 3);
  }

  private void demand(DenseFit fit, long i) {
    double[] mass = masses(i);
    int[] all = IntStream.range(0, slots).toArray();
    int[] pair1 = members(roles.get(TrackRoles.PAIR_1, i));
    int[] pair2 = members(roles.get(TrackRoles.PAIR_2, i));
    int[] both = members(roles.get(TrackRoles.PAIR_1, i) | roles.get(TrackRoles.PAIR_2, i));
    if (demands(FitSetup.MOMENTUM)) {
      for (int c = 0; c < 3; c++) {
        int axis = c;
        fit.demand(y -> {
          Dfp sum = y.getEntry(3 * slots + axis).negate();
          for (int k : all) {
            sum = sum.add(y.getEntry(3 * k + axis));
          }
          return sum;
        });
      }
    }
    if (demands(FitSetup.ENERGY)) {
      fit.demand(y -> {
        Dfp sum = DenseFit.energy(y, slots, parameters.get(FitParameters.PARENT, 0)).negate();
        for (int k : all) {
          sum = sum.add(DenseFit.energy(y, k, mass[k]));
        }
        return sum;
      });
    }
    demandMass(fit, FitSetup.PARENT_MASS, FitParameters.PARENT, all, mass);
    demandMass(fit, FitSetup.BOTH_PAIRS_MASS, FitParameters.BOTH_PAIRS, both, mass);
    demandMass(fit, FitSetup.PAIR_1_MASS, FitParameters.PAIR_1, pair1, mass);
    demandMass(fit, FitSetup.PAIR_2_MASS, FitParameters.PAIR_2, pair2, mass);
    if (demands(FitSetup.EQUAL_PAIRS)) {
      fit.demand(y -> DenseFit.mass(y, pair1, mass).subtract(DenseFit.mass(y, pair2, mass)));
    }
  }

  private void demandMass(DenseFit fit, int bit, int parameter, int[] tracks, double[] mass) {
    if (demands(bit)) {
      fit.demand(y -> DenseFit.mass(y, tracks, mass).subtract(DenseFit.number(parameters.get(parameter, 0))));
    }
  }

  private static int[] members(int set) {
    return IntStream.range(0, 8).filter(k -> (set >> k & 1) != 0).toArray();
  }

  static double packed(Doubles block, int from, long row, int a, int b) {
    int high = Math.max(a, b);
    return block.get(from + high * (high + 1) / 2 + Math.min(a, b), row);
  }
}

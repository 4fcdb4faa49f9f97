package org.fiducia.kernels.vertexing;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/** Simulated vertices with Gaussian errors of known covariance, and the blocks that hold them. */
final class VertexEvents implements AutoCloseable {

  static final double REFERENCE_Z = 183508;
  /** Behind all vertices: at the plane itself z would not be a smooth parameter. */
  static final double KICK_Z = 170000;
  static final double KICK = 0.01;

  final Arena arena = Arena.ofConfined();
  final int events;
  final int slots;
  final Doubles setup = Doubles.allocate(arena, VertexSetup.LAYOUT, 1);
  final Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
  final Doubles tracks;
  final Ints trackStatus;
  final Ints selection;
  final Doubles beam;
  final Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
  final Doubles map = Doubles.allocate(arena, 1, 1);
  final Doubles vertex;
  final Ints vertexStatus;
  final Doubles prongs;
  final Vector3D[] trueVertex;
  final Vector3D[][] trueMomentum;
  final boolean withBeam;
  final boolean inField;

  VertexEvents(int events, int slots, boolean withBeam, boolean inField, long seed) {
    this.events = events;
    this.slots = slots;
    this.withBeam = withBeam;
    this.inField = inField;
    tracks = Doubles.allocate(arena, Track.LAYOUT, (long) slots * events);
    trackStatus = Ints.allocate(arena, TrackStatus.LAYOUT.size(), (long) slots * events);
    selection = Ints.allocate(arena, 1, events);
    beam = Doubles.allocate(arena, Beam.LAYOUT, events);
    vertex = Doubles.allocate(arena, Vertex.LAYOUT, events);
    vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT.size(), events);
    prongs = Doubles.allocate(arena, Prong.LAYOUT, (long) slots * events);
    trueVertex = new Vector3D[events];
    trueMomentum = new Vector3D[events][slots];
    setup.set(VertexSetup.REFERENCE_Z, 0, REFERENCE_Z);
    setup.set(VertexSetup.LEAST_Z, 0, 90000);
    setup.set(VertexSetup.MOST_Z, 0, 200000);
    setup.set(VertexSetup.TOLERANCE, 0, 1e-9);
    setup.set(VertexSetup.MOST_ITERATIONS, 0, 50);
    setup.set(VertexSetup.WITH_BEAM, 0, withBeam ? 1 : 0);
    setup.set(VertexSetup.IN_FIELD, 0, inField ? 1 : 0);
    shape.set(EventShape.EVENTS, 0, events);
    shape.set(EventShape.SLOTS, 0, slots);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, KICK_Z);
    field.set(Field.KICK, 0, KICK);
    Random random = new Random(seed);
    for (int i = 0; i < events; i++) {
      simulate(random, i);
      selection.set(0, i, (1 << slots) - 1);
    }
  }

  private void simulate(Random random, int i) {
    double z = 105000 + 60000 * random.nextDouble();
    double[] beamSlopes = simulateBeam(random, i);
    Vector3D at = new Vector3D(beamSlopes[0] + beamSlopes[1] * z, beamSlopes[2] + beamSlopes[3] * z, z);
    Vector3D[] momenta = new Vector3D[slots];
    for (int slot = 0; slot < slots; slot++) {
      double turn = 2 * Math.PI * (slot + random.nextDouble()) / slots;
      double angle = 0.004 + 0.004 * random.nextDouble();
      double p = 5 + 30 * random.nextDouble();
      momenta[slot] =
          new Vector3D(p, new Vector3D(0.0012 + angle * Math.cos(turn), angle * Math.sin(turn), 1).normalize());
    }
    simulate(random, i, at, momenta);
  }

  /** Makes the tracks of an event with a known vertex and momenta. */
  void simulate(Random random, int i, Vector3D at, Vector3D... momenta) {
    trueVertex[i] = at;
    for (int slot = 0; slot < slots; slot++) {
      trueMomentum[i][slot] = momenta[slot];
      double p = momenta[slot].getNorm();
      double[] state = new double[5];
      DenseVertexFit.atReference(at, momenta[slot], charge(slot), inField, state);
      double[] scale = {0.13, 0.13, 1e-5 + 3e-4 / p, 1e-5 + 3e-4 / p, 0.0035 / p};
      smear(random, state, scale, (long) slot * events + i);
    }
  }

  static int charge(int slot) {
    return slot % 2 == 0 ? 1 : -1;
  }

  /** A lower triangular root makes both the covariance and the errors. */
  private void smear(Random random, double[] state, double[] scale, long row) {
    double[][] root = new double[5][5];
    double[] normal = new double[5];
    for (int a = 0; a < 5; a++) {
      normal[a] = random.nextGaussian();
      for (int b = 0; b <= a; b++) {
        root[a][b] = scale[a] * (a == b ? 0.5 + 0.5 * random.nextDouble() : random.nextDouble() - 0.5);
      }
    }
    for (int a = 0; a < 5; a++) {
      double error = 0;
      for (int b = 0; b <= a; b++) {
        error += root[a][b] * normal[b];
        double covariance = 0;
        for (int k = 0; k <= b; k++) {
          covariance += root[a][k] * root[b][k];
        }
        tracks.set(Track.C + a * (a + 1) / 2 + b, row, covariance);
      }
      tracks.set(a, row, state[a] + error);
    }
  }

  /** Fills the beam block; gives the true line as x at z = 0, tx, y at z = 0, ty. */
  private double[] simulateBeam(Random random, int i) {
    double[] sigma = {0.0075, 0.0075, 0.3, 3, 2};
    double[] truth = {0.09 + 0.004 * random.nextGaussian(), 0.004 * random.nextGaussian(), 75, -90, 0};
    int[] columns = {Beam.PX, Beam.PY, Beam.PZ, Beam.X, Beam.Y};
    int[] errors = {Beam.SIGMA_PX, Beam.SIGMA_PY, Beam.SIGMA_PZ, Beam.SIGMA_X, Beam.SIGMA_Y};
    for (int k = 0; k < 5; k++) {
      beam.set(columns[k], i, truth[k] + sigma[k] * random.nextGaussian());
      beam.set(errors[k], i, sigma[k]);
    }
    beam.set(Beam.Z, i, 102400);
    double tx = truth[0] / truth[2];
    double ty = truth[1] / truth[2];
    return new double[] {truth[3] - tx * 102400, tx, truth[4] - ty * 102400, ty};
  }

  void fit() {
    for (int i = 0; i < events; i++) {
      fit(i);
    }
  }

  int fit(int i) {
    VertexFit.run(i, setup, shape, tracks, trackStatus, selection, beam, field, map, vertex, vertexStatus, prongs);
    return vertexStatus.get(VertexStatus.STATUS, i);
  }

  long row(int slot, int i) {
    return (long) slot * events + i;
  }

  /** All numbers of an event's vertex and prongs. */
  double[] outputs(int i) {
    double[] all = new double[Vertex.LAYOUT.size() + slots * Prong.LAYOUT.size()];
    int at = 0;
    for (int column = 0; column < Vertex.LAYOUT.size(); column++) {
      all[at++] = vertex.get(column, i);
    }
    for (int slot = 0; slot < slots; slot++) {
      for (int column = 0; column < Prong.LAYOUT.size(); column++) {
        all[at++] = prongs.get(column, row(slot, i));
      }
    }
    return all;
  }

  boolean allNaN(int i) {
    return Arrays.stream(outputs(i)).allMatch(Double::isNaN);
  }

  @Override
  public void close() {
    arena.close();
  }
}

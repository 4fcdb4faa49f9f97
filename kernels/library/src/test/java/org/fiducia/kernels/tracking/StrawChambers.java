package org.fiducia.kernels.tracking;

import java.lang.foreign.Arena;
import java.util.Random;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/** The NA62 straw spectrometer with a thin kick, and tracks in it made by turning vectors. */
final class StrawChambers {

  static final double[] CHAMBERS = {183508, 194066, 204459, 218885};
  static final double MAGNET = 196995;
  static final double KICK = 0.270;
  static final int VIEWS = 16;
  /** 80 um a chamber coordinate. */
  static final double SIGMA = 0.113;
  /** 0.725 MeV^2 for the 0.45 % radiation lengths of a chamber, a quarter a view. */
  static final double SCATTERING = 0.725e-3 * 0.725e-3 / 4;

  /** Half the width of a chamber: so much that tracks of 2 GeV/c stay inside. */
  static final double FRAME = 5000;

  private static final double[] OFFSETS = {-173.5, -116.5, 116.5, 173.5};
  private static final double[] ANGLES = {-Math.PI / 4, Math.PI / 4, 0, Math.PI / 2};

  final Doubles setup;
  final Doubles views;
  final Doubles field;
  final Doubles map;
  final Doubles hits;
  final Ints pattern;
  final Doubles track;
  final Ints status;
  final Doubles residuals;

  StrawChambers(Arena arena, long rows) {
    setup = Doubles.allocate(arena, TrackFitSetup.LAYOUT, 1);
    views = Doubles.allocate(arena, View.LAYOUT, VIEWS);
    field = Doubles.allocate(arena, Field.LAYOUT, 1);
    map = Doubles.allocate(arena, 1, 1);
    hits = Doubles.allocate(arena, Hits.LAYOUT, rows);
    pattern = Ints.allocate(arena, HitPattern.LAYOUT, rows);
    track = Doubles.allocate(arena, Track.LAYOUT, rows);
    status = Ints.allocate(arena, TrackStatus.LAYOUT, rows);
    residuals = Doubles.allocate(arena, TrackResiduals.LAYOUT, rows);
    setup.set(TrackFitSetup.VIEWS, 0, VIEWS);
    setup.set(TrackFitSetup.TOLERANCE, 0, 1e-3);
    setup.set(TrackFitSetup.ITERATIONS, 0, 10);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, MAGNET);
    field.set(Field.KICK, 0, KICK);
    for (int k = 0; k < VIEWS; k++) {
      views.set(View.Z, k, CHAMBERS[k / 4] + OFFSETS[k % 4]);
      views.set(View.COS, k, Math.cos(ANGLES[k % 4]));
      views.set(View.SIN, k, Math.sin(ANGLES[k % 4]));
      views.set(View.SIGMA, k, SIGMA);
      views.set(View.SCATTERING, k, SCATTERING);
      views.set(View.LOW, k, -FRAME);
      views.set(View.HIGH, k, FRAME);
      views.set(View.CHAMBER, k, k / 4);
    }
    for (long i = 0; i < rows; i++) {
      pattern.set(HitPattern.VIEWS, i, 0xffff);
    }
  }

  double z(int view) {
    return views.get(View.Z, view);
  }

  /** A state at view 0 from which tracks of at least 2 GeV/c stay in the chambers. */
  static double[] start(Random random, double momentum) {
    double spread = Math.min(0.004, 0.02 / momentum);
    return new double[] {600 * random.nextDouble() - 300, 600 * random.nextDouble() - 300,
        spread * random.nextGaussian(), spread * random.nextGaussian(),
        (random.nextBoolean() ? 1 : -1) / momentum};
  }

  /** Makes the hits of a track: smeared by resolution and scattering if there is a source of random numbers. */
  void hit(long row, double[] start, Random random) {
    Vector3D direction = new Vector3D(start[2], start[3], 1).normalize();
    Vector3D at = new Vector3D(start[0], start[1], z(0));
    for (int k = 0; k < VIEWS; k++) {
      at = to(at, direction, z(k));
      hits.set(k, row, views.get(View.COS, k) * at.getX() + views.get(View.SIN, k) * at.getY()
          + (random == null ? 0 : views.get(View.SIGMA, k) * random.nextGaussian()));
      if (random != null) {
        direction = scatter(direction, Math.abs(start[4]), views.get(View.SCATTERING, k), random);
      }
      if (k + 1 < VIEWS && z(k) < MAGNET && z(k + 1) >= MAGNET) {
        at = to(at, direction, MAGNET);
        double x = direction.getX() - KICK * start[4];
        direction = new Vector3D(x, direction.getY(), Math.sqrt(1 - x * x - direction.getY() * direction.getY()));
      }
    }
  }

  /** Two Gaussian angles across the direction of flight; the path in the layer is 1 / cos(theta) of its thickness. */
  static Vector3D scatter(Vector3D direction, double qp, double scattering, Random random) {
    double theta0 = Math.sqrt(scattering / direction.getZ()) * qp;
    Vector3D across = direction.orthogonal();
    Vector3D other = direction.crossProduct(across);
    return new Vector3D(1, direction, theta0 * random.nextGaussian(), across, theta0 * random.nextGaussian(), other)
        .normalize();
  }

  private static Vector3D to(Vector3D at, Vector3D direction, double z) {
    return new Vector3D(1, at, (z - at.getZ()) / direction.getZ(), direction);
  }

  void fit(long row) {
    StrawTrackFit.run(row, setup, views, field, map, hits, pattern, track, status, residuals);
  }

  double[] state(long row) {
    double[] state = new double[5];
    for (int j = 0; j < 5; j++) {
      state[j] = track.get(j, row);
    }
    return state;
  }

  double[][] covariance(Doubles block, long row) {
    double[][] full = new double[5][5];
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        full[a][b] = block.get(Track.C + a * (a + 1) / 2 + b, row);
        full[b][a] = full[a][b];
      }
    }
    return full;
  }
}

package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/**
 * What was measured of an event, in local arrays. Block k = 0 .. n - 1 is track k, block n the beam: momentum at 3 k,
 * packed covariance at 6 k, mass at k.
 */
@Functions
public final class Measurement {

  public static final int MOST_BLOCKS = EventShape.MOST_SLOTS + 1;

  /** No momentum component beyond it, GeV/c: beyond that of any beam. */
  static final double MOST_MOMENTUM = 1e5;

  /** No error of a vertex beyond it, mm: a thousand kilometres. */
  static final double MOST_DISTANCE = 1e9;

  /** No change of a momentum with the vertex beyond it, GeV/c/mm. */
  static final double MOST_GAIN = 1e5;

  private Measurement() {}

  /** Index of the first element of row r of a packed lower triangle. */
  static int row(int r) {
    return r * (r + 1) / 2;
  }

  /**
   * Reads the tracks of event i.
   *
   * @param vertex whether the vertex takes part: then the covariance is D, else cov(p)
   * @return {@link Status}
   */
  public static int readTracks(long i, int tracks, long events, boolean vertex, Doubles prongs, double[] p,
      double[] cov) {
    int status = Status.OK;
    int source = vertex ? Prong.D : Prong.COV;
    for (int k = 0; k < tracks; k++) {
      long row = k * events + i;
      for (int c = 0; c < 3; c++) {
        p[3 * k + c] = prongs.get(Prong.PX + c, row);
      }
      for (int c = 0; c < 6; c++) {
        cov[6 * k + c] = prongs.get(source + c, row);
      }
      status = Math.max(status, check(k, p, cov));
    }
    return status;
  }

  /** Reads the beam of event i as block k. */
  public static int readBeam(long i, int k, Doubles beams, double[] p, double[] cov) {
    boolean possible = true;
    for (int c = 0; c < 3; c++) {
      double sigma = beams.get(Beam.SIGMA_PX + c, i);
      possible &= !(sigma < 0);
      p[3 * k + c] = beams.get(Beam.PX + c, i);
      cov[6 * k + row(c) + c] = sigma * sigma;
    }
    int status = check(k, p, cov);
    return status == Status.OK && !possible ? Status.OUT_OF_RANGE : status;
  }

  /** Whether a momentum and its covariance are those of a particle: finite, not zero, no impossible error. */
  private static int check(int k, double[] p, double[] cov) {
    int a = 3 * k;
    double largest = Math.max(Math.abs(p[a]), Math.max(Math.abs(p[a + 1]), Math.abs(p[a + 2])));
    boolean possible = largest > 0 && largest <= MOST_MOMENTUM;
    int status = covariance(6 * k, MOST_MOMENTUM * MOST_MOMENTUM, cov);
    return !Double.isFinite(largest) ? Status.NOT_FINITE
        : status == Status.OK && !possible ? Status.OUT_OF_RANGE : status;
  }

  /** Whether a packed 3x3 matrix can be a covariance: no variance negative or too large, no correlation beyond 1. */
  private static int covariance(int at, double most, double[] cov) {
    double xx = cov[at];
    double yx = cov[at + 1];
    double yy = cov[at + 2];
    double zx = cov[at + 3];
    double zy = cov[at + 4];
    double zz = cov[at + 5];
    double zero = (xx + yx + yy + zx + zy + zz) * 0;
    boolean possible = xx >= 0 && yy >= 0 && zz >= 0 && xx <= most && yy <= most && zz <= most
        && yx * yx <= xx * yy && zx * zx <= xx * zz && zy * zy <= yy * zz;
    return zero != 0 || Double.isNaN(zero) ? Status.NOT_FINITE : possible ? Status.OK : Status.OUT_OF_RANGE;
  }

  /** Reads the covariance of the vertex and checks it together with the gains of the tracks. */
  public static int readVertex(long i, int tracks, long events, Doubles prongs, Doubles vertices, Ints vertexStatus,
      double[] cov) {
    if (vertexStatus.get(VertexStatus.STATUS, i) != Status.OK) {
      return Status.BAD_INPUT_ITEM;
    }
    double zero = 0;
    for (int c = 0; c < 6; c++) {
      cov[c] = vertices.get(Vertex.C + c, i);
    }
    for (int c = 0; c < 3; c++) {
      zero += vertices.get(Vertex.X + c, i) * 0;
    }
    double largest = 0;
    for (int k = 0; k < tracks; k++) {
      for (int c = 0; c < 9; c++) {
        largest = Math.max(largest, Math.abs(prongs.get(Prong.K + c, k * events + i)));
      }
    }
    int status = covariance(0, MOST_DISTANCE * MOST_DISTANCE, cov);
    return !(zero + largest * 0 == 0) ? Status.NOT_FINITE
        : status == Status.OK && largest > MOST_GAIN ? Status.OUT_OF_RANGE : status;
  }

  /**
   * Variance of a function of the momenta of the tracks: sum of g D g, and of the vertex.
   *
   * @param g derivatives by the momenta, from index 3 k
   */
  public static double variance(long i, int tracks, long events, boolean vertex, Doubles prongs, double[] cov,
      double[] vertexCov, double[] g) {
    double sum = 0;
    for (int k = 0; k < tracks; k++) {
      sum += square(cov, 6 * k, g[3 * k], g[3 * k + 1], g[3 * k + 2]);
    }
    if (vertex) {
      double[] h = new double[3];
      for (int k = 0; k < tracks; k++) {
        for (int c = 0; c < 9; c++) {
          h[c % 3] += prongs.get(Prong.K + c, k * events + i) * g[3 * k + c / 3];
        }
      }
      sum += square(vertexCov, 0, h[0], h[1], h[2]);
    }
    return sum;
  }

  /** A quadratic form: the vector on both sides of a packed symmetric 3x3 matrix that starts at index {@code at}. */
  static double square(double[] cov, int at, double x, double y, double z) {
    return cov[at] * x * x + cov[at + 2] * y * y + cov[at + 5] * z * z
        + 2 * (cov[at + 1] * x * y + cov[at + 3] * x * z + cov[at + 4] * y * z);
  }

  /** Component {@code c} of the product of a packed symmetric 3x3 matrix, from index {@code at}, and a vector. */
  static double times(double[] cov, int at, int c, double x, double y, double z) {
    return c == 0 ? cov[at] * x + cov[at + 1] * y + cov[at + 3] * z
        : c == 1 ? cov[at + 1] * x + cov[at + 2] * y + cov[at + 4] * z
        : cov[at + 3] * x + cov[at + 4] * y + cov[at + 5] * z;
  }
}

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

  /** No momentum beyond it (sum of the components), GeV/c: beyond that of any beam. */
  static final double MOST_MOMENTUM = 1e5;

  /** No errors of a vertex together beyond it, mm: a thousand kilometres. */
  static final double MOST_DISTANCE = 1e9;

  /** No change of a momentum with the vertex beyond it, GeV/c/mm. */
  static final double MOST_GAIN = 1e5;

  private Measurement() {}

  /** Index of the first element of row r of a packed lower triangle. */
  static int row(int r) {
    return r * (r + 1) / 2;
  }

  /**
   * Reads tracks and beam of event i, the beam behind the tracks.
   *
   * @param vertex whether the vertex takes part: then the covariance of a track is D, else cov(p)
   * @return {@link Status}
   */
  public static int read(long i, int tracks, long events, boolean vertex, Doubles prongs, Doubles beams, double[] p,
      double[] cov) {
    boolean possible = readTracks(i, tracks, events, vertex, prongs, p, cov);
    boolean sigmas = true;
    for (int c = 0; c < 3; c++) {
      double sigma = beams.get(Beam.SIGMA_PX + c, i);
      sigmas &= !(sigma < 0);
      p[3 * tracks + c] = beams.get(Beam.PX + c, i);
      cov[6 * tracks + row(c) + c] = sigma * sigma;
    }
    possible &= sigmas && possible(tracks, p, cov);
    return possible ? Status.OK : fault(tracks + 1, p, cov);
  }

  private static boolean readTracks(long i, int tracks, long events, boolean vertex, Doubles prongs, double[] p,
      double[] cov) {
    boolean possible = true;
    int source = vertex ? Prong.D : Prong.COV;
    for (int k = 0; k < tracks; k++) {
      long row = k * events + i;
      for (int c = 0; c < 3; c++) {
        p[3 * k + c] = prongs.get(Prong.PX + c, row);
      }
      for (int c = 0; c < 6; c++) {
        cov[6 * k + c] = prongs.get(source + c, row);
      }
      possible &= possible(k, p, cov);
    }
    return possible;
  }

  /** Whether a momentum and its covariance are those of a particle: finite, not zero, no impossible error. */
  private static boolean possible(int k, double[] p, double[] cov) {
    double size = Math.abs(p[3 * k]) + Math.abs(p[3 * k + 1]) + Math.abs(p[3 * k + 2]);
    return size > 0 && size <= MOST_MOMENTUM && covariance(6 * k, MOST_MOMENTUM * MOST_MOMENTUM, cov);
  }

  /**
   * Whether a packed 3x3 matrix can be a covariance: no variance negative, all together not too large, no correlation
   * beyond 1. What is not finite is not.
   */
  private static boolean covariance(int at, double most, double[] cov) {
    double xx = cov[at];
    double yx = cov[at + 1];
    double yy = cov[at + 2];
    double zx = cov[at + 3];
    double zy = cov[at + 4];
    double zz = cov[at + 5];
    return xx >= 0 && yy >= 0 && zz >= 0 && xx + yy + zz <= most
        && yx * yx <= xx * yy && zx * zx <= xx * zz && zy * zy <= yy * zz;
  }

  /** What is wrong with blocks that are not possible. */
  private static int fault(int blocks, double[] p, double[] cov) {
    double zero = 0;
    for (int k = 0; k < 3 * blocks; k++) {
      zero += p[k] * 0;
    }
    for (int k = 0; k < 6 * blocks; k++) {
      zero += cov[k] * 0;
    }
    return zero == 0 ? Status.OUT_OF_RANGE : Status.NOT_FINITE;
  }

  /** Reads the covariance of the vertex and checks it together with the gains of the tracks. */
  public static int readVertex(long i, int tracks, long events, Doubles prongs, Doubles vertices, Ints vertexStatus,
      double[] cov) {
    double zero = 0;
    for (int c = 0; c < 6; c++) {
      cov[c] = vertices.get(Vertex.C + c, i);
      zero += cov[c] * 0;
    }
    for (int c = 0; c < 3; c++) {
      zero += vertices.get(Vertex.X + c, i) * 0;
    }
    double largest = 0;
    for (int k = 0; k < tracks; k++) {
      for (int c = 0; c < 9; c++) {
        double gain = prongs.get(Prong.K + c, k * events + i);
        zero += gain * 0;
        largest = Math.abs(gain) > largest ? Math.abs(gain) : largest;
      }
    }
    boolean possible = covariance(0, MOST_DISTANCE * MOST_DISTANCE, cov) && largest <= MOST_GAIN;
    return vertexStatus.get(VertexStatus.STATUS, i) != Status.OK ? Status.BAD_INPUT_ITEM
        : !(zero == 0) ? Status.NOT_FINITE : possible ? Status.OK : Status.OUT_OF_RANGE;
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

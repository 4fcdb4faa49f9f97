package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** The momentum of a track of a vertex, with all that is needed for its covariances. */
@Functions
public final class ProngMomentum {

  private ProngMomentum() {}

  /**
   * Writes a row of {@link Prong}. At a given vertex the state q = (tx, ty, q/p) of a track is its measured one plus
   * cov(q, xy) G times the distance of the vertex, with covariance cov(q) - cov(q, xy) G cov(xy, q), where G is the
   * inverse covariance of (x, y) of the track (conditional normal distribution).
   *
   * @param track at the plane of the vertex
   * @param vertex x, y, z in mm
   * @param covariance of the vertex, 6 values
   * @return false if the track has no finite momentum or its covariance is not positive definite
   */
  public static boolean write(double[] track, double[] vertex, double[] covariance, Doubles prongs, long row) {
    double[] q = new double[3];
    double[] d = new double[6];
    double[] k = new double[9];
    boolean possible = condition(track, vertex, q, d, k);
    double[] derivatives = new double[9];
    double[] momentum = new double[3];
    momentum(q, momentum, derivatives);
    double[] dMomentum = new double[6];
    Symmetric3.transform(derivatives, d, dMomentum);
    double[] kMomentum = new double[9];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        kMomentum[3 * r + c] =
            derivatives[3 * r] * k[c] + derivatives[3 * r + 1] * k[3 + c] + derivatives[3 * r + 2] * k[6 + c];
      }
    }
    double[] throughVertex = new double[6];
    Symmetric3.transform(kMomentum, covariance, throughVertex);
    double check = 0;
    for (int c = 0; c < 3; c++) {
      prongs.set(Prong.PX + c, row, momentum[c]);
      check += Math.abs(momentum[c]);
    }
    for (int c = 0; c < 6; c++) {
      double cov = dMomentum[c] + throughVertex[c];
      prongs.set(Prong.COV + c, row, cov);
      prongs.set(Prong.D + c, row, dMomentum[c]);
      check += Math.abs(cov);
    }
    for (int c = 0; c < 9; c++) {
      prongs.set(Prong.K + c, row, kMomentum[c]);
    }
    return possible && momentum[2] > 0 && check < Double.POSITIVE_INFINITY;
  }

  /** A slot that is not in the fit. */
  public static void forget(Doubles prongs, long row) {
    for (int column = Prong.PX; column < Prong.K + 9; column++) {
      prongs.set(column, row, Double.NaN);
    }
  }

  private static boolean condition(double[] track, double[] vertex, double[] q, double[] d, double[] k) {
    double[] weight = new double[3];
    boolean possible = VertexTrack.weight(track, weight);
    double dx = vertex[0] - track[Track.X];
    double dy = vertex[1] - track[Track.Y];
    for (int a = 0; a < 3; a++) {
      int row = Track.C + (a + 2) * (a + 3) / 2;
      double gainX = track[row] * weight[0] + track[row + 1] * weight[1];
      double gainY = track[row] * weight[1] + track[row + 1] * weight[2];
      q[a] = track[Track.TX + a] + gainX * dx + gainY * dy;
      for (int b = 0; b <= a; b++) {
        int other = Track.C + (b + 2) * (b + 3) / 2;
        d[a * (a + 1) / 2 + b] = track[row + 2 + b] - gainX * track[other] - gainY * track[other + 1];
      }
      k[3 * a] = gainX;
      k[3 * a + 1] = gainY;
    }
    for (int a = 0; a < 3; a++) {
      k[3 * a + 2] = -k[3 * a] * q[0] - k[3 * a + 1] * q[1];
    }
    double[] factors = new double[6];
    boolean definite = Symmetric3.factor(d, VertexFit.LEAST_DETERMINANT, factors);
    return possible && definite;
  }

  /** p = (tx, ty, 1) / (|q/p| sqrt(1 + tx^2 + ty^2)) and its derivatives by (tx, ty, q/p), by rows. */
  private static void momentum(double[] q, double[] momentum, double[] derivatives) {
    double tx = q[0];
    double ty = q[1];
    double norm = 1 / (1 + tx * tx + ty * ty);
    double pz = Math.sqrt(norm) / Math.abs(q[2]);
    double perQp = -1 / q[2];
    momentum[0] = tx * pz;
    momentum[1] = ty * pz;
    momentum[2] = pz;
    double x = tx * norm;
    double y = ty * norm;
    derivatives[0] = pz * (1 - tx * x);
    derivatives[1] = -pz * tx * y;
    derivatives[2] = momentum[0] * perQp;
    derivatives[3] = -pz * ty * x;
    derivatives[4] = pz * (1 - ty * y);
    derivatives[5] = momentum[1] * perQp;
    derivatives[6] = -pz * x;
    derivatives[7] = -pz * y;
    derivatives[8] = pz * perQp;
  }
}

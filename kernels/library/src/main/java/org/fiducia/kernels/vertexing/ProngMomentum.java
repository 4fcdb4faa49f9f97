package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** The momentum of a track of a vertex, with all that is needed for its covariances. */
@Functions
final class ProngMomentum {

  private ProngMomentum() {}

  /**
   * Writes a row of {@link Prong}. At a given vertex the state q = (tx, ty, q/p) of a track is its measured one plus
   * cov(q, xy) G times the distance of the vertex, with covariance cov(q) - cov(q, xy) G cov(xy, q), where G is the
   * inverse covariance of (x, y) of the track (conditional normal distribution).
   *
   * <p>What belongs to the momentum of the track comes as six numbers, not yet brought to the vertex.
   *
   * @param length along z from the track to the vertex, mm
   * @param lines hold the line of the track from index {@code at}
   * @param qp charge / momentum
   * @param x0 covariance of q/p and x
   * @param y0 covariance of q/p and y
   * @param qpTx covariance of q/p and tx
   * @param qpTy covariance of q/p and ty
   * @param qpQp variance of q/p
   * @param vertex in the order of {@link Vertex}
   * @return false if the track has no finite momentum or its covariance is not positive definite
   */
  static boolean write(double length, double[] lines, int at, double qp, double x0, double y0, double qpTx,
      double qpTy, double qpQp, double[] vertex, Doubles prongs, long row) {
    double[] line = new double[VertexTrack.LINE];
    double[] weight = new double[3];
    double[] d = new double[6];
    VertexTrack.bring(length, lines, at, line);
    boolean possible = VertexTrack.weight(line[Line.C], line[Line.C + 1], line[Line.C + 2], weight);
    double gxx = weight[0];
    double gyx = weight[1];
    double gyy = weight[2];
    double dx = vertex[Vertex.X] - line[Line.X];
    double dy = vertex[Vertex.Y] - line[Line.Y];
    double qpX = x0 + length * qpTx;
    double qpY = y0 + length * qpTy;
    double txX = line[Line.C + 3];
    double txY = line[Line.C + 4];
    double tyX = line[Line.C + 6];
    double tyY = line[Line.C + 7];
    double k0 = txX * gxx + txY * gyx;
    double k1 = txX * gyx + txY * gyy;
    double k2 = tyX * gxx + tyY * gyx;
    double k3 = tyX * gyx + tyY * gyy;
    double k4 = qpX * gxx + qpY * gyx;
    double k5 = qpX * gyx + qpY * gyy;
    double tx = line[Line.TX] + k0 * dx + k1 * dy;
    double ty = line[Line.TY] + k2 * dx + k3 * dy;
    double fitted = qp + k4 * dx + k5 * dy;
    d[0] = line[Line.C + 5] - k0 * txX - k1 * txY;
    d[1] = line[Line.C + 8] - k2 * txX - k3 * txY;
    d[2] = line[Line.C + 9] - k2 * tyX - k3 * tyY;
    d[3] = qpTx - k4 * txX - k5 * txY;
    d[4] = qpTy - k4 * tyX - k5 * tyY;
    d[5] = qpQp - k4 * qpX - k5 * qpY;
    boolean finite = momentum(tx, ty, fitted, d[0], d[1], d[2], d[3], d[4], d[5], k0, k1, k2, k3, k4, k5, vertex,
        prongs, row);
    return possible & finite & Symmetric3.definite(d, VertexSearch.LEAST_DETERMINANT) & fitted != 0;
  }

  /**
   * From (tx, ty, q/p) to the momentum p (tx, ty, 1) with p = pz = 1 / (|q/p| sqrt(1 + tx^2 + ty^2)): with a the
   * derivatives of pz, the change of px is tx a + (pz, 0, 0), that of py likewise.
   *
   * @param d0 to {@code d5}: covariance of (tx, ty, q/p)
   * @param k0 to {@code k5}: their derivatives by x and y of the vertex, by rows; those by z are -k (tx, ty)
   */
  private static boolean momentum(double tx, double ty, double qp, double d0, double d1, double d2, double d3,
      double d4, double d5, double k0, double k1, double k2, double k3, double k4, double k5, double[] vertex,
      Doubles prongs, long row) {
    double norm = 1 / (1 + tx * tx + ty * ty);
    double perQp = 1 / qp;
    double pz = Math.sqrt(norm) * Math.abs(perQp);
    double a0 = -pz * (tx * norm);
    double a1 = -pz * (ty * norm);
    double a2 = -pz * perQp;
    // covariance at the given vertex
    double u0 = a0 * d0 + a1 * d1 + a2 * d3;
    double u1 = a0 * d1 + a1 * d2 + a2 * d4;
    double u2 = a0 * d3 + a1 * d4 + a2 * d5;
    double v0 = pz * u0;
    double v1 = pz * u1;
    double square = pz * pz;
    double dzz = a0 * u0 + a1 * u1 + a2 * u2;
    double dzx = tx * dzz + v0;
    double dzy = ty * dzz + v1;
    double dxx = tx * (dzx + v0) + square * d0;
    double dyx = tx * dzy + ty * v0 + square * d1;
    double dyy = ty * (dzy + v1) + square * d2;
    // change with the vertex
    double kzx = a0 * k0 + a1 * k2 + a2 * k4;
    double kzy = a0 * k1 + a1 * k3 + a2 * k5;
    double kxx = tx * kzx + pz * k0;
    double kxy = tx * kzy + pz * k1;
    double kyx = ty * kzx + pz * k2;
    double kyy = ty * kzy + pz * k3;
    // covariance of x - tx z, y - ty z of the vertex
    double w0 = vertex[Vertex.C + 3] - tx * vertex[Vertex.C + 5];
    double w1 = vertex[Vertex.C + 4] - ty * vertex[Vertex.C + 5];
    double cxx = vertex[Vertex.C] - tx * (vertex[Vertex.C + 3] + w0);
    double cyx = vertex[Vertex.C + 1] - ty * vertex[Vertex.C + 3] - tx * w1;
    double cyy = vertex[Vertex.C + 2] - ty * (vertex[Vertex.C + 4] + w1);
    double sxx = kxx * cxx + kxy * cyx;
    double sxy = kxx * cyx + kxy * cyy;
    double syx = kyx * cxx + kyy * cyx;
    double syy = kyx * cyx + kyy * cyy;
    double szx = kzx * cxx + kzy * cyx;
    double szy = kzx * cyx + kzy * cyy;
    double covXx = dxx + (sxx * kxx + sxy * kxy);
    double covYx = dyx + (syx * kxx + syy * kxy);
    double covYy = dyy + (syx * kyx + syy * kyy);
    double covZx = dzx + (szx * kxx + szy * kxy);
    double covZy = dzy + (szx * kyx + szy * kyy);
    double covZz = dzz + (szx * kzx + szy * kzy);
    prongs.set(Prong.PX, row, tx * pz);
    prongs.set(Prong.PY, row, ty * pz);
    prongs.set(Prong.PZ, row, pz);
    prongs.set(Prong.COV, row, covXx);
    prongs.set(Prong.COV + 1, row, covYx);
    prongs.set(Prong.COV + 2, row, covYy);
    prongs.set(Prong.COV + 3, row, covZx);
    prongs.set(Prong.COV + 4, row, covZy);
    prongs.set(Prong.COV + 5, row, covZz);
    prongs.set(Prong.D, row, dxx);
    prongs.set(Prong.D + 1, row, dyx);
    prongs.set(Prong.D + 2, row, dyy);
    prongs.set(Prong.D + 3, row, dzx);
    prongs.set(Prong.D + 4, row, dzy);
    prongs.set(Prong.D + 5, row, dzz);
    writeGains(kxx, kxy, kyx, kyy, kzx, kzy, tx, ty, prongs, row);
    double check = Math.abs(tx * pz) + Math.abs(ty * pz) + pz + Math.abs(covXx) + Math.abs(covYx) + Math.abs(covYy)
        + Math.abs(covZx) + Math.abs(covZy) + Math.abs(covZz);
    return pz > 0 & check < Double.POSITIVE_INFINITY;
  }

  private static void writeGains(double kxx, double kxy, double kyx, double kyy, double kzx, double kzy, double tx,
      double ty, Doubles prongs, long row) {
    prongs.set(Prong.K, row, kxx);
    prongs.set(Prong.K + 1, row, kxy);
    prongs.set(Prong.K + 2, row, -kxx * tx - kxy * ty);
    prongs.set(Prong.K + 3, row, kyx);
    prongs.set(Prong.K + 4, row, kyy);
    prongs.set(Prong.K + 5, row, -kyx * tx - kyy * ty);
    prongs.set(Prong.K + 6, row, kzx);
    prongs.set(Prong.K + 7, row, kzy);
    prongs.set(Prong.K + 8, row, -kzx * tx - kzy * ty);
  }

  /** A slot that is not in the fit. */
  static void forget(Doubles prongs, long row) {
    for (int column = Prong.PX; column < Prong.K + 9; column++) {
      prongs.set(column, row, Double.NaN);
    }
  }
}

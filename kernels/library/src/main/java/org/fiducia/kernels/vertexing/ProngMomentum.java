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
   * @param length along z from the track to the vertex, mm
   * @param line of the track, in the order of {@link Line}, brought to the vertex
   * @param qp what belongs to the momentum of the track, not yet brought there, see {@link VertexTrack}
   * @param vertex in the order of {@link Vertex}
   * @return false if the track has no finite momentum or its covariance is not positive definite
   */
  static boolean write(double length, double[] line, double[] qp, double[] vertex, Doubles prongs, long row) {
    double[] weight = new double[3];
    boolean possible = VertexTrack.weight(line[Line.C], line[Line.C + 1], line[Line.C + 2], weight);
    double gxx = weight[0];
    double gyx = weight[1];
    double gyy = weight[2];
    double dx = vertex[Vertex.X] - line[Line.X];
    double dy = vertex[Vertex.Y] - line[Line.Y];
    double[] k = new double[6];
    double[] q = new double[3];
    double[] d = new double[6];
    double qpTx = qp[3];
    double qpTy = qp[4];
    double qpX = qp[1] + length * qpTx;
    double qpY = qp[2] + length * qpTy;
    double txX = line[Line.C + 3];
    double txY = line[Line.C + 4];
    double tyX = line[Line.C + 6];
    double tyY = line[Line.C + 7];
    k[0] = txX * gxx + txY * gyx;
    k[1] = txX * gyx + txY * gyy;
    k[2] = tyX * gxx + tyY * gyx;
    k[3] = tyX * gyx + tyY * gyy;
    k[4] = qpX * gxx + qpY * gyx;
    k[5] = qpX * gyx + qpY * gyy;
    q[0] = line[Line.TX] + k[0] * dx + k[1] * dy;
    q[1] = line[Line.TY] + k[2] * dx + k[3] * dy;
    q[2] = qp[0] + k[4] * dx + k[5] * dy;
    d[0] = line[Line.C + 5] - k[0] * txX - k[1] * txY;
    d[1] = line[Line.C + 8] - k[2] * txX - k[3] * txY;
    d[2] = line[Line.C + 9] - k[2] * tyX - k[3] * tyY;
    d[3] = qpTx - k[4] * txX - k[5] * txY;
    d[4] = qpTy - k[4] * tyX - k[5] * tyY;
    d[5] = qp[5] - k[4] * qpX - k[5] * qpY;
    boolean finite = momentum(q, d, k, vertex, prongs, row);
    return possible & finite & Symmetric3.definite(d, VertexSearch.LEAST_DETERMINANT) & q[2] != 0;
  }

  /**
   * From (tx, ty, q/p) to the momentum p (tx, ty, 1) with p = pz = 1 / (|q/p| sqrt(1 + tx^2 + ty^2)): with a the
   * derivatives of pz, the change of px is tx a + (pz, 0, 0), that of py likewise.
   *
   * @param k the derivatives of q by x and y of the vertex; that by z is -k (tx, ty)
   */
  private static boolean momentum(double[] q, double[] d, double[] k, double[] vertex, Doubles prongs, long row) {
    double tx = q[0];
    double ty = q[1];
    double norm = 1 / (1 + tx * tx + ty * ty);
    double perQp = 1 / q[2];
    double pz = Math.sqrt(norm) * Math.abs(perQp);
    double a0 = -pz * (tx * norm);
    double a1 = -pz * (ty * norm);
    double a2 = -pz * perQp;
    // covariance at the given vertex
    double u0 = a0 * d[0] + a1 * d[1] + a2 * d[3];
    double u1 = a0 * d[1] + a1 * d[2] + a2 * d[4];
    double u2 = a0 * d[3] + a1 * d[4] + a2 * d[5];
    double v0 = pz * u0;
    double v1 = pz * u1;
    double square = pz * pz;
    double dzz = a0 * u0 + a1 * u1 + a2 * u2;
    double dzx = tx * dzz + v0;
    double dzy = ty * dzz + v1;
    double dxx = tx * (dzx + v0) + square * d[0];
    double dyx = tx * dzy + ty * v0 + square * d[1];
    double dyy = ty * (dzy + v1) + square * d[2];
    // change with the vertex
    double kzx = a0 * k[0] + a1 * k[2] + a2 * k[4];
    double kzy = a0 * k[1] + a1 * k[3] + a2 * k[5];
    double kxx = tx * kzx + pz * k[0];
    double kxy = tx * kzy + pz * k[1];
    double kyx = ty * kzx + pz * k[2];
    double kyy = ty * kzy + pz * k[3];
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

package org.fiducia.kernels.tracking;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.fiducia.kernels.detector.View;

/**
 * The track fit as one dense least-squares problem: five parameters and two kinks a scatterer, the kinks measured to be
 * 0 with the scattering covariance at the fitted momentum. Positions and directions are 3-vectors, derivatives come
 * from automatic differentiation, the steps from a QR decomposition.
 */
final class LeastSquaresOracle {

  private static final int STEPS = 12;

  final double[] state;
  final RealMatrix covariance;
  final double chi2;

  LeastSquaresOracle(StrawChambers chambers, long row, int used, double[] start, double fixedMomentum) {
    int last = 31 - Integer.numberOfLeadingZeros(used);
    int free = 5 + 2 * last;
    int rows = Integer.bitCount(used) + 2 * last;
    double[] value = new double[free];
    System.arraycopy(start, 0, value, 0, 5);
    RealMatrix jacobian = null;
    RealVector residuals = null;
    for (int step = 0; step < STEPS; step++) {
      jacobian = new Array2DRowRealMatrix(rows, free);
      residuals = new ArrayRealVector(rows);
      equations(chambers, row, used, last, value, fixedMomentum, jacobian, residuals);
      RealVector change = new QRDecomposition(scaled(jacobian)).getSolver().solve(residuals);
      for (int k = 0; k < free; k++) {
        value[k] -= change.getEntry(k) * scale(k);
      }
    }
    RealMatrix r = new QRDecomposition(scaled(jacobian)).getR().getSubMatrix(0, free - 1, 0, free - 1);
    RealMatrix inverse = MatrixUtils.inverse(r);
    RealMatrix all = inverse.multiply(inverse.transpose());
    covariance = all.getSubMatrix(0, 4, 0, 4);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        covariance.multiplyEntry(a, b, scale(a) * scale(b));
      }
    }
    state = Arrays.copyOf(value, 5);
    chi2 = residuals.dotProduct(residuals);
  }

  /** Parameters in units near their errors: mm, slopes, kinks and q/p. */
  private static double scale(int k) {
    return k < 2 ? 0.1 : k == 4 ? 1e-4 : 1e-5;
  }

  private static RealMatrix scaled(RealMatrix jacobian) {
    RealMatrix scaled = jacobian.copy();
    for (int k = 0; k < scaled.getColumnDimension(); k++) {
      scaled.setColumnVector(k, scaled.getColumnVector(k).mapMultiply(scale(k)));
    }
    return scaled;
  }

  private static void equations(StrawChambers chambers, long row, int used, int last, double[] value,
      double fixedMomentum, RealMatrix jacobian, RealVector residuals) {
    int free = value.length;
    DerivativeStructure[] p = new DerivativeStructure[free];
    for (int k = 0; k < free; k++) {
      p[k] = new DerivativeStructure(free, 1, k, value[k]);
    }
    DerivativeStructure x = p[0];
    DerivativeStructure y = p[1];
    // direction as unit vector
    DerivativeStructure dz = p[2].multiply(p[2]).add(p[3].multiply(p[3])).add(1).sqrt().reciprocal();
    DerivativeStructure dx = p[2].multiply(dz);
    DerivativeStructure dy = p[3].multiply(dz);
    double z = chambers.z(0);
    double qp = fixedMomentum > 0 ? 1 / fixedMomentum : value[4];
    int line = 0;
    for (int k = 0; k <= last; k++) {
      double to = chambers.z(k);
      if (z < StrawChambers.MAGNET && to >= StrawChambers.MAGNET) {
        DerivativeStructure path = dz.reciprocal().multiply(StrawChambers.MAGNET - z);
        x = x.add(dx.multiply(path));
        y = y.add(dy.multiply(path));
        z = StrawChambers.MAGNET;
        dx = dx.subtract(p[4].multiply(StrawChambers.KICK));
        dz = dx.multiply(dx).add(dy.multiply(dy)).negate().add(1).sqrt();
      }
      DerivativeStructure path = dz.reciprocal().multiply(to - z);
      x = x.add(dx.multiply(path));
      y = y.add(dy.multiply(path));
      z = to;
      if ((used >>> k & 1) != 0) {
        DerivativeStructure w = x.multiply(chambers.views.get(View.COS, k)).add(
            y.multiply(chambers.views.get(View.SIN, k)));
        enter(w.subtract(chambers.hits.get(k, row)).divide(chambers.views.get(View.SIGMA, k)), line++, jacobian,
            residuals);
      }
      if (k < last) {
        Vector3D direction = new Vector3D(dx.getValue(), dy.getValue(), dz.getValue());
        RealMatrix l = new CholeskyDecomposition(
            slopes(direction, chambers.views.get(View.SCATTERING, k), qp), 1e-10, 0).getL();
        DerivativeStructure kx = p[5 + 2 * k];
        DerivativeStructure ky = p[6 + 2 * k];
        DerivativeStructure first = kx.divide(l.getEntry(0, 0));
        enter(first, line++, jacobian, residuals);
        enter(ky.subtract(first.multiply(l.getEntry(1, 0))).divide(l.getEntry(1, 1)), line++, jacobian, residuals);
        DerivativeStructure tx = dx.divide(dz).add(kx);
        DerivativeStructure ty = dy.divide(dz).add(ky);
        dz = tx.multiply(tx).add(ty.multiply(ty)).add(1).sqrt().reciprocal();
        dx = tx.multiply(dz);
        dy = ty.multiply(dz);
      }
    }
  }

  private static void enter(DerivativeStructure residual, int line, RealMatrix jacobian, RealVector residuals) {
    residuals.setEntry(line, residual.getValue());
    double[] all = residual.getAllDerivatives();
    for (int k = 0; k < jacobian.getColumnDimension(); k++) {
      jacobian.setEntry(line, k, all[k + 1]);
    }
  }

  /** Covariance of the slopes of a direction turned by two independent angles across it. */
  static RealMatrix slopes(Vector3D direction, double scattering, double qp) {
    double variance = scattering * qp * qp / direction.getZ();
    RealMatrix sum = new Array2DRowRealMatrix(2, 2);
    Vector3D across = direction.orthogonal();
    for (Vector3D turn : new Vector3D[] {across, direction.crossProduct(across)}) {
      double[] change = {
          (turn.getX() - direction.getX() / direction.getZ() * turn.getZ()) / direction.getZ(),
          (turn.getY() - direction.getY() / direction.getZ() * turn.getZ()) / direction.getZ()};
      RealVector slope = new ArrayRealVector(change);
      sum = sum.add(slope.outerProduct(slope).scalarMultiply(variance));
    }
    return sum;
  }
}

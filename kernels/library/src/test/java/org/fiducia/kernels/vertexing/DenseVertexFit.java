package org.fiducia.kernels.vertexing;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.tracking.Track;

/**
 * The vertex fit without any thought: all parameters at once, the vertex, the cartesian momenta and, with the beam, its
 * two slopes; automatic differentiation; QR of the whitened, column-scaled Jacobian, iterated until nothing moves.
 */
final class DenseVertexFit {

  private final VertexEvents data;
  private final int event;
  private final int[] used;
  private final int parameters;
  private final int measurements;
  private RealVector state;
  private RealMatrix covariance;
  private double chi2;

  DenseVertexFit(VertexEvents data, int event, int... used) {
    this.data = data;
    this.event = event;
    this.used = used;
    parameters = 3 + 3 * used.length + (data.withBeam ? 2 : 0);
    measurements = 5 * used.length + (data.withBeam ? 4 : 0);
    fit();
  }

  /** Parameters: x, y, z, then the momenta of the tracks in the fit, then the slopes of the beam. */
  double value(int k) {
    return state.getEntry(k);
  }

  double covariance(int a, int b) {
    return covariance.getEntry(a, b);
  }

  /** Rows and columns as {@link #value}. */
  RealMatrix covariance() {
    return covariance;
  }

  double chi2() {
    return chi2;
  }

  private void fit() {
    double[] start = new double[parameters];
    System.arraycopy(data.trueVertex[event].toArray(), 0, start, 0, 3);
    for (int n = 0; n < used.length; n++) {
      System.arraycopy(data.trueMomentum[event][used[n]].toArray(), 0, start, 3 + 3 * n, 3);
    }
    state = new ArrayRealVector(start);
    RealMatrix whitening = whitening();
    for (int iteration = 0; iteration < 30; iteration++) {
      RealVector residual = new ArrayRealVector(measurements);
      RealMatrix jacobian = MatrixUtils.createRealMatrix(measurements, parameters);
      linearise(residual, jacobian);
      RealMatrix whitened = whitening.multiply(jacobian);
      RealVector rest = whitening.operate(residual);
      RealMatrix scale = MatrixUtils.createRealIdentityMatrix(parameters);
      for (int k = 0; k < parameters; k++) {
        scale.setEntry(k, k, 1 / whitened.getColumnVector(k).getNorm());
      }
      QRDecomposition qr = new QRDecomposition(whitened.multiply(scale));
      state = state.add(scale.operate(qr.getSolver().solve(rest)));
      chi2 = rest.dotProduct(rest);
      RealMatrix r = qr.getR().getSubMatrix(0, parameters - 1, 0, parameters - 1);
      RealMatrix root = scale.multiply(new LUDecomposition(r).getSolver().getInverse());
      covariance = root.multiply(root.transpose());
    }
  }

  /** Inverse of the Cholesky root of the block-diagonal covariance of all measurements. */
  private RealMatrix whitening() {
    RealMatrix all = MatrixUtils.createRealMatrix(measurements, measurements);
    for (int n = 0; n < used.length; n++) {
      RealMatrix block = new Array2DRowRealMatrix(5, 5);
      for (int a = 0; a < 5; a++) {
        for (int b = 0; b <= a; b++) {
          double c = data.tracks.get(Track.C + a * (a + 1) / 2 + b, data.row(used[n], event));
          block.setEntry(a, b, c);
          block.setEntry(b, a, c);
        }
      }
      all.setSubMatrix(inverseRoot(block).getData(), 5 * n, 5 * n);
    }
    if (data.withBeam) {
      RealMatrix momentum = MatrixUtils.createRealDiagonalMatrix(new double[] {square(Beam.SIGMA_PX),
          square(Beam.SIGMA_PY), square(Beam.SIGMA_PZ)});
      RealMatrix derivatives = new Array2DRowRealMatrix(2, 3);
      DerivativeStructure pz = new DerivativeStructure(3, 1, 2, beam(Beam.PZ));
      for (int k = 0; k < 2; k++) {
        DerivativeStructure slope = new DerivativeStructure(3, 1, k, beam(Beam.PX + k)).divide(pz);
        derivatives.setRow(k, gradient(slope, 3));
      }
      RealMatrix block = new Array2DRowRealMatrix(4, 4);
      block.setEntry(0, 0, square(Beam.SIGMA_X));
      block.setEntry(1, 1, square(Beam.SIGMA_Y));
      block.setSubMatrix(derivatives.multiply(momentum).multiply(derivatives.transpose()).getData(), 2, 2);
      all.setSubMatrix(inverseRoot(block).getData(), 5 * used.length, 5 * used.length);
    }
    return all;
  }

  private static RealMatrix inverseRoot(RealMatrix covariance) {
    double[] sigma = new double[covariance.getRowDimension()];
    for (int k = 0; k < sigma.length; k++) {
      sigma[k] = 1 / Math.sqrt(covariance.getEntry(k, k));
    }
    RealMatrix scale = MatrixUtils.createRealDiagonalMatrix(sigma);
    RealMatrix correlation = scale.multiply(covariance).multiply(scale);
    RealMatrix root = new CholeskyDecomposition(correlation, 1e-12, 0).getL();
    return new LUDecomposition(root).getSolver().getInverse().multiply(scale);
  }

  private void linearise(RealVector residual, RealMatrix jacobian) {
    for (int n = 0; n < used.length; n++) {
      DerivativeStructure[] predicted = predict(state.getSubVector(0, 3).toArray(),
          state.getSubVector(3 + 3 * n, 3).toArray(), VertexEvents.charge(used[n]), data.inField);
      for (int a = 0; a < 5; a++) {
        residual.setEntry(5 * n + a, data.tracks.get(a, data.row(used[n], event)) - predicted[a].getValue());
        double[] gradient = gradient(predicted[a], 6);
        for (int k = 0; k < 3; k++) {
          jacobian.setEntry(5 * n + a, k, gradient[k]);
          jacobian.setEntry(5 * n + a, 3 + 3 * n + k, gradient[3 + k]);
        }
      }
    }
    if (data.withBeam) {
      int row = 5 * used.length;
      int slopes = 3 + 3 * used.length;
      double length = beam(Beam.Z) - value(2);
      for (int k = 0; k < 2; k++) {
        residual.setEntry(row + k, beam(Beam.X + k) - value(k) - value(slopes + k) * length);
        residual.setEntry(row + 2 + k, beam(Beam.PX + k) / beam(Beam.PZ) - value(slopes + k));
        jacobian.setEntry(row + k, k, 1);
        jacobian.setEntry(row + k, 2, -value(slopes + k));
        jacobian.setEntry(row + k, slopes + k, length);
        jacobian.setEntry(row + 2 + k, slopes + k, 1);
      }
    }
  }

  private double beam(int column) {
    return data.beam.get(column, event);
  }

  private double square(int column) {
    return beam(column) * beam(column);
  }

  /** The true state of a track at the reference plane. */
  static void atReference(Vector3D vertex, Vector3D momentum, int charge, boolean inField, double[] state) {
    DerivativeStructure[] predicted = predict(vertex.toArray(), momentum.toArray(), charge, inField);
    for (int k = 0; k < 5; k++) {
      state[k] = predicted[k].getValue();
    }
  }

  /**
   * The state at the reference plane as a function of the vertex and the momentum there; in the field px jumps by
   * -q kick at one plane and |p| stays.
   */
  private static DerivativeStructure[] predict(double[] vertex, double[] momentum, int charge, boolean inField) {
    DerivativeStructure[] v = new DerivativeStructure[3];
    DerivativeStructure[] p = new DerivativeStructure[3];
    for (int k = 0; k < 3; k++) {
      v[k] = new DerivativeStructure(6, 1, k, vertex[k]);
      p[k] = new DerivativeStructure(6, 1, 3 + k, momentum[k]);
    }
    DerivativeStructure squared = p[0].multiply(p[0]).add(p[1].multiply(p[1])).add(p[2].multiply(p[2]));
    DerivativeStructure x = v[0];
    DerivativeStructure y = v[1];
    DerivativeStructure z = v[2];
    DerivativeStructure px = p[0];
    DerivativeStructure pz = p[2];
    if (inField) {
      DerivativeStructure length = z.negate().add(VertexEvents.KICK_Z);
      x = x.add(px.divide(pz).multiply(length));
      y = y.add(p[1].divide(pz).multiply(length));
      z = z.add(length);
      px = px.subtract(charge * VertexEvents.KICK);
      pz = squared.subtract(px.multiply(px)).subtract(p[1].multiply(p[1])).sqrt();
    }
    DerivativeStructure tx = px.divide(pz);
    DerivativeStructure ty = p[1].divide(pz);
    DerivativeStructure length = z.negate().add(VertexEvents.REFERENCE_Z);
    return new DerivativeStructure[] {x.add(tx.multiply(length)), y.add(ty.multiply(length)), tx, ty,
        squared.sqrt().reciprocal().multiply(charge)};
  }

  private static double[] gradient(DerivativeStructure value, int parameters) {
    double[] all = value.getAllDerivatives();
    double[] gradient = new double[parameters];
    System.arraycopy(all, 1, gradient, 0, parameters);
    return gradient;
  }
}

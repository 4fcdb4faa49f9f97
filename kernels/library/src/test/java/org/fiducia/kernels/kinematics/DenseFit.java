package org.fiducia.kernels.kinematics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.apache.commons.math3.linear.FieldVector;

/**
 * A kinematic fit by dense matrices of 32 decimal digits: constraints as text books write them (sums of energies,
 * masses, not their squares), derivatives by differences, one covariance matrix of everything measured. The numbers are
 * x, y, z of all momenta, then whatever else is correlated with them.
 */
final class DenseFit {

  static final DfpField FIELD = new DfpField(32);

  private static final int MOST_STEPS = 60;

  private final FieldVector<Dfp> y0;
  final FieldMatrix<Dfp> covariance;
  private final List<Function<FieldVector<Dfp>, Dfp>> constraints = new ArrayList<>();

  FieldVector<Dfp> y;
  FieldMatrix<Dfp> fitted;
  Dfp chi2;

  DenseFit(double[] measured, FieldMatrix<Dfp> covariance) {
    this.y0 = vector(measured);
    this.covariance = covariance;
  }

  static Dfp number(double x) {
    return FIELD.newDfp(x);
  }

  static FieldVector<Dfp> vector(double[] x) {
    Dfp[] result = new Dfp[x.length];
    for (int k = 0; k < x.length; k++) {
      result[k] = number(x[k]);
    }
    return new ArrayFieldVector<>(FIELD, result);
  }

  static FieldMatrix<Dfp> matrix(int rows, int columns) {
    return new Array2DRowFieldMatrix<>(FIELD, rows, columns);
  }

  static Dfp energy(FieldVector<Dfp> y, int k, double mass) {
    Dfp square = number(mass).multiply(number(mass));
    for (int c = 0; c < 3; c++) {
      square = square.add(y.getEntry(3 * k + c).multiply(y.getEntry(3 * k + c)));
    }
    return square.sqrt();
  }

  /** Invariant mass of some momenta: root of E^2 - P^2. */
  static Dfp mass(FieldVector<Dfp> y, int[] tracks, double[] masses) {
    Dfp energy = FIELD.getZero();
    Dfp[] p = {FIELD.getZero(), FIELD.getZero(), FIELD.getZero()};
    for (int k : tracks) {
      energy = energy.add(energy(y, k, masses[k]));
      for (int c = 0; c < 3; c++) {
        p[c] = p[c].add(y.getEntry(3 * k + c));
      }
    }
    Dfp square = energy.multiply(energy);
    for (Dfp c : p) {
      square = square.subtract(c.multiply(c));
    }
    return square.sqrt();
  }

  void demand(Function<FieldVector<Dfp>, Dfp> constraint) {
    constraints.add(constraint);
  }

  int constraints() {
    return constraints.size();
  }

  /** Measured less fitted. */
  double moved(int k) {
    return y0.getEntry(k).subtract(y.getEntry(k)).toDouble();
  }

  /** Iterates until nothing moves. */
  void solve() {
    y = y0;
    int count = constraints.size();
    for (int step = 0; step < MOST_STEPS; step++) {
      FieldMatrix<Dfp> jacobian = jacobian();
      FieldMatrix<Dfp> vjt = covariance.multiply(jacobian.transpose());
      FieldMatrix<Dfp> s = jacobian.multiply(vjt);
      FieldVector<Dfp> r = jacobian.operate(y0.subtract(y));
      for (int c = 0; c < count; c++) {
        r.setEntry(c, r.getEntry(c).add(constraints.get(c).apply(y)));
      }
      FieldMatrix<Dfp> inverse = new FieldLUDecomposition<>(s).getSolver().getInverse();
      FieldVector<Dfp> lambda = inverse.operate(r);
      FieldVector<Dfp> next = y0.subtract(vjt.operate(lambda));
      fitted = covariance.subtract(vjt.multiply(inverse).multiply(vjt.transpose()));
      chi2 = r.dotProduct(lambda);
      double moved = 0;
      for (int k = 0; k < y.getDimension(); k++) {
        double sigma = Math.sqrt(covariance.getEntry(k, k).toDouble());
        moved = Math.max(moved, Math.abs(next.getEntry(k).subtract(y.getEntry(k)).toDouble()) / sigma);
      }
      y = next;
      if (moved < 1e-13) {
        return;
      }
    }
    throw new IllegalStateException("no convergence");
  }

  private FieldMatrix<Dfp> jacobian() {
    FieldMatrix<Dfp> jacobian = matrix(constraints.size(), y.getDimension());
    Dfp h = number(0x1p-36);
    for (int k = 0; k < y.getDimension(); k++) {
      FieldVector<Dfp> up = y.copy();
      FieldVector<Dfp> down = y.copy();
      up.setEntry(k, up.getEntry(k).add(h));
      down.setEntry(k, down.getEntry(k).subtract(h));
      for (int c = 0; c < constraints.size(); c++) {
        Dfp difference = constraints.get(c).apply(up).subtract(constraints.get(c).apply(down));
        jacobian.setEntry(c, k, difference.divide(h.multiply(2)));
      }
    }
    return jacobian;
  }
}

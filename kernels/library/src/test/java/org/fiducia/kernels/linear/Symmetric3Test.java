package org.fiducia.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Symmetric3Test {

  /** Units of mm, mrad and TeV at once: rows that differ by 1e6 lose nothing. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e6})
  void solvesAndInverts(double unit) {
    Random random = new Random(1);
    double[] scale = {1, 1 / unit, unit};
    for (int n = 0; n < 1000; n++) {
      RealMatrix matrix = positive(random, scale);
      RealMatrix expected = new LUDecomposition(matrix, 0).getSolver().getInverse();
      double[] factors = new double[6];
      double[] inverse = new double[6];
      assertThat(Symmetric3.factor(packed(matrix), 1e-12, factors)).isTrue();
      Symmetric3.invert(factors, inverse);
      double[] b = {9, random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double[] x = new double[3];
      Symmetric3.solve(factors, b, 1, x);
      double[] solution = expected.operate(new double[] {b[1], b[2], b[3]});
      double size = Math.abs(solution[0] * scale[0]) + Math.abs(solution[1] * scale[1])
          + Math.abs(solution[2] * scale[2]);
      for (int row = 0; row < 3; row++) {
        assertThat(x[row] * scale[row] / size).isCloseTo(solution[row] * scale[row] / size, within(1e-12));
        for (int column = 0; column <= row; column++) {
          double norm = Math.sqrt(expected.getEntry(row, row) * expected.getEntry(column, column));
          assertThat(inverse[row * (row + 1) / 2 + column] / norm)
              .isCloseTo(expected.getEntry(row, column) / norm, within(1e-12));
        }
      }
    }
  }

  @Test
  void transformsAsTheMatrixProductDoes() {
    Random random = new Random(2);
    for (int n = 0; n < 1000; n++) {
      RealMatrix matrix = positive(random, new double[] {1, 1, 1});
      double[] m = random.doubles(9, -1, 1).toArray();
      RealMatrix dense = new Array2DRowRealMatrix(new double[][] {
          {m[0], m[1], m[2]}, {m[3], m[4], m[5]}, {m[6], m[7], m[8]}});
      double[] result = new double[6];
      Symmetric3.transform(m, packed(matrix), result);
      assertThat(result).containsExactly(packed(dense.multiply(matrix).multiply(dense.transpose())), within(1e-13));
    }
  }

  /** A nearly singular matrix still has a positive definite inverse: Commons Math factors it. */
  @Test
  void keepsTheInversePositive() {
    Random random = new Random(3);
    for (int n = 0; n < 1000; n++) {
      double close = Math.scalb(1.0, -random.nextInt(36));
      double correlation = Math.sqrt(1 - close);
      double[] factors = new double[6];
      double[] inverse = new double[6];
      assertThat(Symmetric3.factor(new double[] {1, correlation, 1, 0.1, 0.1, 1}, 0, factors))
          .isEqualTo(determinant(correlation) > 0);
      if (determinant(correlation) > 0) {
        Symmetric3.invert(factors, inverse);
        RealMatrix dense = new Array2DRowRealMatrix(new double[][] {{inverse[0], inverse[1], inverse[3]},
            {inverse[1], inverse[2], inverse[4]}, {inverse[3], inverse[4], inverse[5]}});
        assertThat(new CholeskyDecomposition(dense, 0, 0).getDeterminant()).isPositive();
      }
    }
  }

  /** Of ((1, c, 0.1), (c, 1, 0.1), (0.1, 0.1, 1)). */
  private static double determinant(double c) {
    return (1 - c) * (1 + c - 0.02);
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    double[] factors = new double[6];
    assertThat(Symmetric3.factor(new double[] {1, 1, 1, 0, 0, 1}, 1e-12, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {0, 0, 1, 0, 0, 1}, 1e-12, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {-1, 0, -1, 0, 0, 1}, 1e-12, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {1, 0, 1, 0, 0, Double.NaN}, 1e-12, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {1, 0.9, 1, 0.9, -0.9, 1}, 1e-12, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {1, 0.9999999, 1, 0, 0, 1}, 1e-6, factors)).isFalse();
    assertThat(Symmetric3.factor(new double[] {1, 0.9999999, 1, 0, 0, 1}, 1e-8, factors)).isTrue();
  }

  private static RealMatrix positive(Random random, double[] scale) {
    RealMatrix root = new Array2DRowRealMatrix(3, 3);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column <= row; column++) {
        root.setEntry(row, column, scale[row] * (row == column ? 1 + random.nextDouble() : random.nextGaussian()));
      }
    }
    return root.multiply(root.transpose());
  }

  private static double[] packed(RealMatrix matrix) {
    return new double[] {matrix.getEntry(0, 0), matrix.getEntry(1, 0), matrix.getEntry(1, 1), matrix.getEntry(2, 0),
        matrix.getEntry(2, 1), matrix.getEntry(2, 2)};
  }
}

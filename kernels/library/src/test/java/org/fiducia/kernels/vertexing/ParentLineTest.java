package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.fiducia.kernels.Status;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParentLineTest {

  /** The covariance of all parameters of the dense fit, carried to the line by automatic differentiation. */
  @ParameterizedTest
  @CsvSource({"2, false", "5, false", "4, true"})
  void carriesAllCovariancesToTheLine(int tracks, boolean withBeam) {
    try (VertexEvents data = new VertexEvents(20, tracks, withBeam, false, 200 + tracks)) {
      Doubles lines = Doubles.allocate(data.arena, Line.LAYOUT, data.events);
      Ints status = Ints.allocate(data.arena, 1, data.events);
      for (int i = 0; i < data.events; i++) {
        assertThat(data.fit(i)).isEqualTo(Status.OK);
        ParentLine.run(i, data.shape, data.vertex, data.vertexStatus, data.prongs, lines, status);
        assertThat(status.get(0, i)).isEqualTo(Status.OK);
        DenseVertexFit dense = new DenseVertexFit(data, i, IntStream.range(0, tracks).toArray());
        DerivativeStructure[] line = line(dense, tracks);
        RealMatrix gradients = MatrixUtils.createRealMatrix(4, 3 + 3 * tracks);
        for (int k = 0; k < 4; k++) {
          for (int p = 0; p < 3 + 3 * tracks; p++) {
            int[] orders = new int[3 + 3 * tracks];
            orders[p] = 1;
            gradients.setEntry(k, p, line[k].getPartialDerivative(orders));
          }
        }
        RealMatrix parameters = dense.covariance().getSubMatrix(0, 2 + 3 * tracks, 0, 2 + 3 * tracks);
        RealMatrix expected = gradients.multiply(parameters).multiply(gradients.transpose());
        assertThat(lines.get(Line.Z, i)).isCloseTo(dense.value(2), within(1e-9 * Math.sqrt(dense.covariance(2, 2))));
        for (int a = 0; a < 4; a++) {
          double sigma = Math.sqrt(expected.getEntry(a, a));
          assertThat((lines.get(Line.X + a, i) - line[a].getValue()) / sigma).isCloseTo(0, within(1e-7));
          for (int b = 0; b <= a; b++) {
            double unit = sigma * Math.sqrt(expected.getEntry(b, b));
            // sums of momenta of tens of GeV whose errors are a thousandth of them
            assertThat(lines.get(Line.C + a * (a + 1) / 2 + b, i) / unit)
                .isCloseTo(expected.getEntry(a, b) / unit, within(1e-8));
          }
        }
      }
    }
  }

  /** Where the line crosses the plane of the fitted z, and its slopes, as functions of all parameters. */
  private static DerivativeStructure[] line(DenseVertexFit dense, int tracks) {
    int parameters = 3 + 3 * tracks;
    DerivativeStructure[] v = new DerivativeStructure[3];
    DerivativeStructure[] p = new DerivativeStructure[3];
    for (int k = 0; k < 3; k++) {
      v[k] = new DerivativeStructure(parameters, 1, k, dense.value(k));
      p[k] = new DerivativeStructure(parameters, 1, 0);
      for (int n = 0; n < tracks; n++) {
        int at = 3 + 3 * n + k;
        p[k] = p[k].add(new DerivativeStructure(parameters, 1, at, dense.value(at)));
      }
    }
    DerivativeStructure tx = p[0].divide(p[2]);
    DerivativeStructure ty = p[1].divide(p[2]);
    DerivativeStructure length = v[2].negate().add(dense.value(2));
    return new DerivativeStructure[] {v[0].add(tx.multiply(length)), v[1].add(ty.multiply(length)), tx, ty};
  }

  /**
   * Parents from one point of the axis of the proton beam: Z_TAX scatters about it and CDA_TAX about zero, both as the
   * errors say, through all three kernels. Five standard deviations of the widths of 6000 pulls.
   */
  @Test
  void pointsBackToTheDump() {
    int n = 6000;
    double[] axis = new double[Line.LAYOUT.size()];
    axis[Line.Y] = -22;
    Random random = new Random(6);
    SummaryStatistics z = new SummaryStatistics();
    SummaryStatistics squares = new SummaryStatistics();
    try (VertexEvents data = new VertexEvents(n, 2, false, false, 6)) {
      Doubles lines = Doubles.allocate(data.arena, Line.LAYOUT, n);
      Ints status = Ints.allocate(data.arena, 1, n);
      for (int i = 0; i < n; i++) {
        double turn = 2 * Math.PI * random.nextDouble();
        Vector3D along = new Vector3D(0.003 * Math.cos(turn), 0.003 * Math.sin(turn), 1);
        Vector3D vertex = new Vector3D(0, -22, 23070).add(90000 + 50000 * random.nextDouble(), along);
        double decay = 2 * Math.PI * random.nextDouble();
        Vector3D across = new Vector3D(0.2 * Math.cos(decay), 0.2 * Math.sin(decay), 0);
        data.simulate(random, i, vertex, new Vector3D(30, along).add(across), new Vector3D(50, along).subtract(across));
        assertThat(data.fit(i)).isEqualTo(Status.OK);
        ParentLine.run(i, data.shape, data.vertex, data.vertexStatus, data.prongs, lines, status);
        double[] line = new double[Line.LAYOUT.size()];
        for (int k = 0; k < line.length; k++) {
          line[k] = lines.get(k, i);
        }
        double[] approach = new double[Approach.LAYOUT.size()];
        assertThat(ClosestApproach.of(line, axis, approach)).isEqualTo(Status.OK);
        z.addValue((approach[Approach.Z] - 23070) / approach[Approach.SIGMA_Z]);
        double distance = approach[Approach.DISTANCE] / approach[Approach.SIGMA_DISTANCE];
        squares.addValue(distance * distance);
      }
    }
    assertThat(z.getMean()).isCloseTo(0, within(0.065));
    assertThat(z.getStandardDeviation()).isCloseTo(1, within(0.046));
    assertThat(Math.sqrt(squares.getMean())).isCloseTo(1, within(0.046));
  }

  @Test
  void passesOnThatAVertexFailed() {
    try (VertexEvents data = new VertexEvents(1, 3, false, false, 5)) {
      Doubles lines = Doubles.allocate(data.arena, Line.LAYOUT, 1);
      Ints status = Ints.allocate(data.arena, 1, 1);
      data.selection.set(0, 0, 1);
      data.fit();
      ParentLine.run(0, data.shape, data.vertex, data.vertexStatus, data.prongs, lines, status);
      assertThat(status.get(0, 0)).isEqualTo(Status.BAD_INPUT_ITEM);
      for (int column = 0; column < Line.LAYOUT.size(); column++) {
        assertThat(lines.get(column, 0)).isNaN();
      }
    }
  }
}

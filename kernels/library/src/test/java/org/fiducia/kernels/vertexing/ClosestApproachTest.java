package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.fiducia.kernels.Status;
import org.junit.jupiter.api.Test;

class ClosestApproachTest {

  private static final double[] SCALE = {0.8, 0.5, 3e-5, 2e-5};

  /** Distance and closest points as the lines of Commons Math have them. */
  @Test
  void isTheDistanceOfTheLines() {
    Random random = new Random(1);
    for (int n = 0; n < 2000; n++) {
      double[] a = line(random);
      double[] b = line(random);
      double[] approach = new double[6];
      assertThat(ClosestApproach.of(a, b, approach)).isEqualTo(Status.OK);
      double angle = Vector3D.angle(direction(a), direction(b));
      // Commons Math has 1 - cos^2 for the square of the sine: it loses 1e-16 / angle^2 of arms of up to 1e6 mm
      assertThat(approach[Approach.DISTANCE]).isCloseTo(dense(a).distance(dense(b)), within(1e-9 / angle));
      Vector3D middle = dense(a).closestPoint(dense(b)).add(dense(b).closestPoint(dense(a))).scalarMultiply(0.5);
      assertThat(approach[Approach.X]).isCloseTo(middle.getX(), within(1e-11 / (angle * angle)));
      assertThat(approach[Approach.Y]).isCloseTo(middle.getY(), within(1e-11 / (angle * angle)));
      assertThat(approach[Approach.Z]).isCloseTo(middle.getZ(), within(1e-9 / (angle * angle)));
    }
  }

  /** The errors against those from central differences of the distance with a sign and of z. */
  @Test
  void propagatesTheErrorsOfBothLines() {
    Random random = new Random(2);
    for (int n = 0; n < 500; n++) {
      double[][] lines = {line(random), line(random)};
      double[] approach = new double[6];
      assertThat(ClosestApproach.of(lines[0], lines[1], approach)).isEqualTo(Status.OK);
      double[] gradientD = new double[8];
      double[] gradientZ = new double[8];
      for (int k = 0; k < 8; k++) {
        double step = 1e-2 * SCALE[k % 4];
        double middle = lines[k / 4][k % 4];
        lines[k / 4][k % 4] = middle + step;
        gradientD[k] = signedDistance(lines) / (2 * step);
        gradientZ[k] = z(lines) / (2 * step);
        lines[k / 4][k % 4] = middle - step;
        gradientD[k] -= signedDistance(lines) / (2 * step);
        gradientZ[k] -= z(lines) / (2 * step);
        lines[k / 4][k % 4] = middle;
      }
      double sigmaD = sigma(lines, gradientD);
      double sigmaZ = sigma(lines, gradientZ);
      assertThat(approach[Approach.SIGMA_DISTANCE]).isCloseTo(sigmaD, within(1e-5 * sigmaD));
      assertThat(approach[Approach.SIGMA_Z]).isCloseTo(sigmaZ, within(1e-5 * sigmaZ));
    }
  }

  /** Two lines that meet 30 m before their chambers: the distance scatters as a folded normal of the stated width. */
  @Test
  void givesTheWidthOfTheDistanceWithASign() {
    Random random = new Random(3);
    double[][] truth = {{90, 30, 0.003, 0.001}, {-120, -15, -0.004, -0.0005}};
    double[][] lines = {line(random), line(random)};
    for (int k = 0; k < 2; k++) {
      System.arraycopy(truth[k], 0, lines[k], 0, 4);
      lines[k][Line.Z] = 180000;
    }
    double[] exact = new double[6];
    assertThat(ClosestApproach.of(lines[0], lines[1], exact)).isEqualTo(Status.OK);
    assertThat(exact[Approach.DISTANCE]).isCloseTo(0, within(1e-9));
    assertThat(exact[Approach.Z]).isCloseTo(150000, within(1e-6));
    SummaryStatistics squares = new SummaryStatistics();
    SummaryStatistics z = new SummaryStatistics();
    int n = 40000;
    double[] approach = new double[6];
    for (int event = 0; event < n; event++) {
      double[][] measured = {lines[0].clone(), lines[1].clone()};
      for (int k = 0; k < 2; k++) {
        smear(random, measured[k]);
      }
      ClosestApproach.of(measured[0], measured[1], approach);
      squares.addValue(approach[Approach.DISTANCE] * approach[Approach.DISTANCE]);
      z.addValue(approach[Approach.Z]);
    }
    // five standard deviations of an estimated width: 5 / sqrt(2 n)
    double tolerance = 5 / Math.sqrt(2.0 * n);
    assertThat(Math.sqrt(squares.getMean()) / exact[Approach.SIGMA_DISTANCE]).isCloseTo(1, within(tolerance));
    assertThat(z.getStandardDeviation() / exact[Approach.SIGMA_Z]).isCloseTo(1, within(tolerance));
  }

  /**
   * A line to the axis of the proton beam at (0, -22 mm): seen along the axis it is the distance of a point from a
   * straight line.
   */
  @Test
  void pointsToTheDump() {
    double[] axis = new double[15];
    axis[Line.Y] = -22;
    double[] parent = new double[15];
    parent[Line.X] = 40;
    parent[Line.Y] = -22 + 5;
    parent[Line.TX] = 4e-4;
    parent[Line.Z] = 123070;
    parent[Line.C + 2] = 9;
    parent[Line.C] = 16;
    double[] approach = new double[6];
    assertThat(ClosestApproach.of(parent, axis, approach)).isEqualTo(Status.OK);
    assertThat(approach[Approach.DISTANCE]).isCloseTo(5, within(1e-12));
    assertThat(approach[Approach.Z]).isCloseTo(23070, within(1e-8));
    assertThat(approach[Approach.X]).isCloseTo(0, within(1e-10));
    assertThat(approach[Approach.Y]).isCloseTo(-19.5, within(1e-12));
    assertThat(approach[Approach.SIGMA_DISTANCE]).isCloseTo(3, within(1e-12));
    // dz = dx / tx
    assertThat(approach[Approach.SIGMA_Z]).isCloseTo(4 / 4e-4, within(1e-8));
  }

  @Test
  void refusesParallelLinesAndBadNumbers() {
    Random random = new Random(4);
    double[] a = line(random);
    double[] b = line(random);
    double[] approach = new double[6];
    double[] parallel = b.clone();
    parallel[Line.TX] = a[Line.TX];
    parallel[Line.TY] = a[Line.TY];
    assertThat(ClosestApproach.of(a, parallel, approach)).isEqualTo(Status.SINGULAR);
    assertThat(ClosestApproach.of(a, a.clone(), approach)).isEqualTo(Status.SINGULAR);
    for (int k = 0; k < 15; k++) {
      double[] bad = b.clone();
      bad[k] = Double.NaN;
      assertThat(ClosestApproach.of(a, bad, approach)).isEqualTo(Status.NOT_FINITE);
      bad[k] = Double.NEGATIVE_INFINITY;
      assertThat(ClosestApproach.of(bad, a, approach)).isEqualTo(Status.NOT_FINITE);
    }
    double[] negative = b.clone();
    negative[Line.C] = -100;
    assertThat(ClosestApproach.of(a, negative, approach)).isEqualTo(Status.OUT_OF_RANGE);
  }

  private static double[] line(Random random) {
    double[] line = new double[15];
    line[Line.X] = 400 * random.nextDouble() - 200;
    line[Line.Y] = 400 * random.nextDouble() - 200;
    line[Line.TX] = 0.02 * random.nextDouble() - 0.01;
    line[Line.TY] = 0.02 * random.nextDouble() - 0.01;
    line[Line.Z] = 100000 + 80000 * random.nextDouble();
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b <= a; b++) {
        line[Line.C + a * (a + 1) / 2 + b] = SCALE[a] * SCALE[b] * (a == b ? 1 : 0.6 * random.nextDouble() - 0.3);
      }
    }
    return line;
  }

  private static void smear(Random random, double[] line) {
    RealMatrix c = new Array2DRowRealMatrix(4, 4);
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        c.setEntry(a, b, covariance(line, a, b) / (SCALE[a] * SCALE[b]));
      }
    }
    double[] normal = new double[4];
    for (int k = 0; k < 4; k++) {
      normal[k] = random.nextGaussian();
    }
    double[] error = new CholeskyDecomposition(c).getL().operate(normal);
    for (int k = 0; k < 4; k++) {
      line[k] += SCALE[k] * error[k];
    }
  }

  private static double covariance(double[] line, int a, int b) {
    int high = Math.max(a, b);
    return line[Line.C + high * (high + 1) / 2 + Math.min(a, b)];
  }

  private static double sigma(double[][] lines, double[] gradient) {
    double variance = 0;
    for (int k = 0; k < 2; k++) {
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 4; b++) {
          variance += gradient[4 * k + a] * covariance(lines[k], a, b) * gradient[4 * k + b];
        }
      }
    }
    return Math.sqrt(variance);
  }

  private static Vector3D point(double[] line) {
    return new Vector3D(line[Line.X], line[Line.Y], line[Line.Z]);
  }

  private static Vector3D direction(double[] line) {
    return new Vector3D(line[Line.TX], line[Line.TY], 1);
  }

  private static org.apache.commons.math3.geometry.euclidean.threed.Line dense(double[] line) {
    return new org.apache.commons.math3.geometry.euclidean.threed.Line(
        point(line), point(line).add(1e5, direction(line)), 1e-10);
  }

  private static double signedDistance(double[][] lines) {
    Vector3D normal = direction(lines[0]).crossProduct(direction(lines[1])).normalize();
    return point(lines[1]).subtract(point(lines[0])).dotProduct(normal);
  }

  private static double z(double[][] lines) {
    Vector3D onFirst = dense(lines[0]).closestPoint(dense(lines[1]));
    Vector3D onSecond = dense(lines[1]).closestPoint(dense(lines[0]));
    return 0.5 * (onFirst.getZ() + onSecond.getZ());
  }
}

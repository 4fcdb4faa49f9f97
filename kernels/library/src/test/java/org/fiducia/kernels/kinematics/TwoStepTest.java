package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.junit.jupiter.api.Test;

/**
 * A vertex fit and then the kinematic fit against one fit with all unknowns and all constraints: straight tracks
 * measured by x, y, tx, ty and 1/p at a plane 40 m behind the decay. Both are least squares, linearised anew until
 * nothing moves; that they differ at all is due to the curvature of the problem, so the difference in standard
 * deviations is proportional to the errors of the measurement.
 */
class TwoStepTest {

  private static final int TRACKS = 5;

  /** Distance of the decay from the plane, m: lengths here are metres along z, and millimetres across. */
  private static final double DISTANCE = 40;

  /** Errors of x, y [mm], tx, ty [mrad] and of 1/p, relative. */
  private static final double[] ERRORS = {0.1, 0.1, 0.02, 0.02, 0.004};

  @Test
  void equalsTheSimultaneousFitToFirstOrder() {
    double coarse = largestDifference(1e-1);
    double fine = largestDifference(1e-3);
    // two orders of magnitude smaller errors: two orders smaller difference
    assertThat(fine).isLessThan(coarse / 30).isLessThan(1e-5);
  }

  /** Largest difference of momenta, vertex, beam in standard deviations, and of chi2, with errors scaled. */
  private static double largestDifference(double scale) {
    double worst = 0;
    for (int n = 0; n < 5; n++) {
      worst = Math.max(worst, difference(scale, n));
    }
    return worst;
  }

  private static double difference(double scale, int seed) {
    double[] truth = KinematicsTrials.decay(new TrialNumbers(seed), TRACKS);
    Random random = new Random(seed);
    // unknowns: momenta of tracks, vertex, beam
    RealVector start = MatrixUtils.createRealVector(new double[3 * TRACKS + 6]);
    for (int k = 0; k < 3 * TRACKS; k++) {
      start.setEntry(k, truth[k]);
    }
    for (int c = 0; c < 3; c++) {
      start.setEntry(3 * TRACKS + 3 + c, truth[3 * TRACKS + c]);
    }
    RealVector measured = measurement(start);
    RealMatrix weight = MatrixUtils.createRealMatrix(measured.getDimension(), measured.getDimension());
    double[] beamErrors = {0.0075, 0.0075, 0.75};
    for (int m = 0; m < measured.getDimension(); m++) {
      double error = m < 5 * TRACKS ? ERRORS[m % 5] * (m % 5 == 4 ? measured.getEntry(m) : 1)
          : beamErrors[m - 5 * TRACKS];
      weight.setEntry(m, m, 1 / (scale * scale * error * error));
      measured.setEntry(m, measured.getEntry(m) + scale * error * random.nextGaussian());
    }
    Solution free = solve(start, measured, weight, x -> MatrixUtils.createRealVector(new double[0]));
    Solution bound = solve(start, measured, weight, TwoStepTest::conservation);
    try (Arena arena = Arena.ofConfined()) {
      Problem problem = new Problem(arena, 1, TRACKS, FitSetup.MOMENTUM | FitSetup.ENERGY, true, seed);
      // of such small errors 1e-10 would be less than the rounding of momenta
      problem.parameters.set(FitParameters.PRECISION, 0, 1e-7);
      fill(problem, free, beamErrors, scale, measured);
      problem.fit();
      assertThat(problem.status.get(FitStatus.STATUS, 0)).isEqualTo(Status.OK);
      double worst = Math.abs(free.chi2 + problem.fits.get(FittedEvent.CHI2, 0) - bound.chi2);
      for (int k = 0; k < 3 * TRACKS + 6; k++) {
        // the kernel's numbers end with beam, vertex
        int number = k < 3 * TRACKS ? k : k < 3 * TRACKS + 3 ? k + 3 : k - 3;
        double sigma = Math.sqrt(free.covariance.getEntry(k, k));
        worst = Math.max(worst, Math.abs(problem.fitted(0, number) - bound.x.getEntry(k)) / sigma);
      }
      return worst;
    }
  }

  /** The result of the vertex fit as vertex and prongs: C, K = cov(p, v) C^-1, D = cov(p) - K C K^T. */
  private static void fill(Problem problem, Solution free, double[] beamErrors, double scale, RealVector measured) {
    int v = 3 * TRACKS;
    RealMatrix c = free.covariance.getSubMatrix(v, v + 2, v, v + 2);
    RealMatrix inverse = new LUDecomposition(c, 0).getSolver().getInverse();
    for (int a = 0; a < 3; a++) {
      problem.vertices.set(Vertex.X + a, 0, free.x.getEntry(v + a));
      problem.beams.set(Beam.PX + a, 0, measured.getEntry(5 * TRACKS + a));
      problem.beams.set(Beam.SIGMA_PX + a, 0, scale * beamErrors[a]);
      for (int b = 0; b <= a; b++) {
        problem.vertices.set(Vertex.C + a * (a + 1) / 2 + b, 0, c.getEntry(a, b));
      }
    }
    for (int k = 0; k < TRACKS; k++) {
      RealMatrix gain = free.covariance.getSubMatrix(3 * k, 3 * k + 2, v, v + 2).multiply(inverse);
      RealMatrix d = free.covariance.getSubMatrix(3 * k, 3 * k + 2, 3 * k, 3 * k + 2)
          .subtract(gain.multiply(c).multiply(gain.transpose()));
      for (int a = 0; a < 3; a++) {
        problem.prongs.set(Prong.PX + a, k, free.x.getEntry(3 * k + a));
        for (int b = 0; b < 3; b++) {
          problem.prongs.set(Prong.K + 3 * a + b, k, gain.getEntry(a, b));
        }
        for (int b = 0; b <= a; b++) {
          problem.prongs.set(Prong.D + a * (a + 1) / 2 + b, k, d.getEntry(a, b));
        }
      }
    }
  }

  /** What is measured for given unknowns; slopes in mrad. */
  private static RealVector measurement(RealVector x) {
    RealVector m = MatrixUtils.createRealVector(new double[5 * TRACKS + 3]);
    for (int k = 0; k < TRACKS; k++) {
      double px = x.getEntry(3 * k);
      double py = x.getEntry(3 * k + 1);
      double pz = x.getEntry(3 * k + 2);
      double tx = 1e3 * px / pz;
      double ty = 1e3 * py / pz;
      double path = DISTANCE - x.getEntry(3 * TRACKS + 2);
      m.setEntry(5 * k, x.getEntry(3 * TRACKS) + tx * path);
      m.setEntry(5 * k + 1, x.getEntry(3 * TRACKS + 1) + ty * path);
      m.setEntry(5 * k + 2, tx);
      m.setEntry(5 * k + 3, ty);
      m.setEntry(5 * k + 4, 1 / Math.sqrt(px * px + py * py + pz * pz));
    }
    m.setSubVector(5 * TRACKS, x.getSubVector(3 * TRACKS + 3, 3));
    return m;
  }

  /** Momentum and energy that the tracks have too much; energy as (energy - p_z), which is of the size of its error. */
  private static RealVector conservation(RealVector x) {
    double[] sum = new double[4];
    for (int k = 0; k <= TRACKS; k++) {
      int at = k < TRACKS ? 3 * k : 3 * TRACKS + 3;
      double sign = k < TRACKS ? 1 : -1;
      double mass = k == TRACKS ? KinematicsTrials.KAON : k == 0 ? KinematicsTrials.PION : KinematicsTrials.ELECTRON;
      double px = x.getEntry(at);
      double py = x.getEntry(at + 1);
      double pz = x.getEntry(at + 2);
      sum[0] += sign * px;
      sum[1] += sign * py;
      sum[2] += sign * pz;
      double across = px * px + py * py + mass * mass;
      sum[3] += sign * across / (Math.sqrt(across + pz * pz) + pz);
    }
    return MatrixUtils.createRealVector(sum);
  }

  private record Solution(RealVector x, RealMatrix covariance, double chi2) {}

  /** Least squares with constraints: the bordered normal equations, solved anew until nothing moves. */
  private static Solution solve(RealVector start, RealVector measured, RealMatrix weight,
      UnaryOperator<RealVector> constraints) {
    RealVector x = start;
    for (int step = 0; step < 30; step++) {
      RealMatrix j = jacobian(TwoStepTest::measurement, x);
      RealVector f = constraints.apply(x);
      int n = x.getDimension();
      int size = n + f.getDimension();
      RealMatrix normal = j.transpose().multiply(weight).multiply(j);
      RealMatrix bordered = MatrixUtils.createRealMatrix(size, size);
      bordered.setSubMatrix(normal.getData(), 0, 0);
      if (size > n) {
        RealMatrix a = jacobian(constraints, x);
        bordered.setSubMatrix(a.getData(), n, 0);
        bordered.setSubMatrix(a.transpose().getData(), 0, n);
      }
      RealVector right = j.transpose().operate(weight.operate(measured.subtract(measurement(x))))
          .append(f.mapMultiply(-1));
      RealVector move = solveScaled(bordered, right).getSubVector(0, n);
      x = x.add(move);
      double length = Math.sqrt(move.dotProduct(normal.operate(move)));
      if (length < 1e-7) {
        RealVector residual = measured.subtract(measurement(x));
        return new Solution(x, inverse(normal), residual.dotProduct(weight.operate(residual)));
      }
    }
    throw new IllegalStateException("no convergence");
  }

  /** Rows and columns divided by the roots of the largest elements, for the sake of the pivots. */
  private static RealMatrix scales(RealMatrix a) {
    double[] scale = new double[a.getRowDimension()];
    for (int k = 0; k < scale.length; k++) {
      scale[k] = 1 / Math.sqrt(a.getEntry(k, k) > 0 ? a.getEntry(k, k) : 1);
    }
    for (int k = 0; k < scale.length; k++) {
      if (!(a.getEntry(k, k) > 0)) {
        double largest = 0;
        for (int c = 0; c < scale.length; c++) {
          largest = Math.max(largest, Math.abs(a.getEntry(k, c)) * scale[c]);
        }
        scale[k] = 1 / largest;
      }
    }
    return MatrixUtils.createRealDiagonalMatrix(scale);
  }

  private static RealVector solveScaled(RealMatrix a, RealVector right) {
    RealMatrix s = scales(a);
    return s.operate(new LUDecomposition(s.multiply(a).multiply(s), 0).getSolver().solve(s.operate(right)));
  }

  private static RealMatrix inverse(RealMatrix a) {
    RealMatrix s = scales(a);
    return s.multiply(new LUDecomposition(s.multiply(a).multiply(s), 0).getSolver().getInverse()).multiply(s);
  }

  private static RealMatrix jacobian(UnaryOperator<RealVector> f, RealVector x) {
    RealMatrix j = MatrixUtils.createRealMatrix(f.apply(x).getDimension(), x.getDimension());
    for (int k = 0; k < x.getDimension(); k++) {
      double h = 1e-5 * Math.max(1e-2, Math.abs(x.getEntry(k)));
      RealVector up = x.copy();
      RealVector down = x.copy();
      up.addToEntry(k, h);
      down.addToEntry(k, -h);
      j.setColumnVector(k, f.apply(up).subtract(f.apply(down)).mapDivide(2 * h));
    }
    return j;
  }
}

package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.field.TrialFields.Model;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtrapolationTest {

  private static final long ITEMS = 207;

  /** F C F^T by dense matrices, with the derivatives that {@code TransportTest} tests. */
  @ParameterizedTest
  @EnumSource
  void carriesTheCovarianceAlong(Model model) {
    try (Arena arena = Arena.ofConfined()) {
      Run run = new Run(arena, model, 6);
      int good = 0;
      for (int i = 0; i < ITEMS; i++) {
        if (run.status.get(0, i) != Status.OK) {
          continue;
        }
        good++;
        double[] state = new double[5];
        for (int k = 0; k < 5; k++) {
          state[k] = run.tracks.get(k, i);
        }
        double[] jacobian = new double[20];
        Transport.moveWithJacobian(run.field, run.map, state, run.planes.get(0, 0), run.planes.get(1, 0), jacobian);
        RealMatrix f = new Array2DRowRealMatrix(5, 5);
        for (int k = 0; k < 20; k++) {
          f.setEntry(k / 5, k % 5, jacobian[k]);
        }
        f.setEntry(4, 4, 1);
        RealMatrix expected = f.multiply(covariance(run.tracks, i)).multiply(f.transpose());
        RealMatrix size = size(f).multiply(size(covariance(run.tracks, i))).multiply(size(f).transpose());
        RealMatrix moved = covariance(run.moved, i);
        for (int a = 0; a < 5; a++) {
          assertThat(run.moved.get(a, i)).isEqualTo(state[a]);
          for (int b = 0; b <= a; b++) {
            assertThat(moved.getEntry(a, b)).isCloseTo(expected.getEntry(a, b), within(1e-14 * size.getEntry(a, b)));
          }
        }
        assertThat(run.moved.get(Track.CHI2, i)).isEqualTo(run.tracks.get(Track.CHI2, i));
      }
      assertThat(good).isGreaterThan(150);
    }
  }

  @Test
  void leavesNoNumberInABadItemAndNoNanInAGoodOne() {
    try (Arena arena = Arena.ofConfined()) {
      Run run = new Run(arena, Model.STRAY_AND_GRID, 6);
      int[] seen = new int[7];
      for (int i = 0; i < ITEMS; i++) {
        boolean finite = true;
        for (int k = 0; k <= Track.CHI2; k++) {
          finite &= Double.isFinite(run.tracks.get(k, i));
          assertThat(Double.isNaN(run.moved.get(k, i))).isEqualTo(run.status.get(0, i) != Status.OK);
        }
        assertThat(run.status.get(0, i) == Status.NOT_FINITE).isEqualTo(!finite);
        seen[run.status.get(0, i)]++;
      }
      assertThat(seen[Status.NOT_FINITE]).isPositive();
      assertThat(seen[Status.OUT_OF_RANGE]).isPositive();
      assertThat(seen[Status.OK]).isGreaterThan(150);
    }
  }

  /** The absolute values: what rounding errors are in proportion to. */
  private static RealMatrix size(RealMatrix matrix) {
    RealMatrix size = matrix.copy();
    size.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
      @Override
      public double visit(int row, int column, double value) {
        return Math.abs(value);
      }
    });
    return size;
  }

  private static RealMatrix covariance(Doubles tracks, long i) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(5, 5);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        double value = tracks.get(Track.C + a * (a + 1) / 2 + b, i);
        matrix.setEntry(a, b, value);
        matrix.setEntry(b, a, value);
      }
    }
    return matrix;
  }

  /** The trial of a model, run. */
  private static final class Run {

    final Doubles field;
    final Doubles map;
    final Doubles planes;
    final Doubles tracks;
    final Doubles moved;
    final Ints status;

    Run(Arena arena, Model model, long seed) {
      Launch launch = ExtrapolationTrials.launch(arena, model, ITEMS, seed);
      Block[] blocks = launch.blocks().toArray(Block[]::new);
      field = (Doubles) blocks[0];
      map = (Doubles) blocks[1];
      planes = (Doubles) blocks[2];
      tracks = (Doubles) blocks[3];
      moved = (Doubles) blocks[4];
      status = (Ints) blocks[5];
      for (long i = 0; i < ITEMS; i++) {
        Extrapolation.run(i, field, map, planes, tracks, moved, status);
      }
    }
  }
}

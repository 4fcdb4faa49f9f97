package org.fiducia.kernels.tracking;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.field.Transport;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * Takes fitted tracks and their covariances to another z: C' = F C F^T with the derivatives F of the transport. No
 * material is met on the way.
 */
@Kernel
public final class Extrapolation {

  /** Columns of {@code planes}, one row: z where the tracks are and where they go, mm. */
  public static final int FROM = 0;
  public static final int TO = 1;

  private Extrapolation() {}

  /**
   * @param i track
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map {@link org.fiducia.kernels.field.FieldMap}
   * @param planes 1 row: z from, z to, mm
   * @param tracks {@link Track}
   * @param moved receives {@link Track}; chi2 stays
   * @param status receives {@link Status}: NOT_FINITE for a track that is not, OUT_OF_RANGE for one that the field
   *     turns back
   */
  public static void run(long i, Doubles field, Doubles map, Doubles planes, Doubles tracks, Doubles moved,
      Ints status) {
    double[] state = new double[5];
    double[] covariance = new double[15];
    double sum = planes.get(TO, 0) - planes.get(FROM, 0) + tracks.get(Track.CHI2, i);
    for (int k = 0; k < 5; k++) {
      state[k] = tracks.get(k, i);
      sum += state[k];
    }
    for (int k = 0; k < 15; k++) {
      covariance[k] = tracks.get(Track.C + k, i);
      sum += covariance[k];
    }
    if (!Double.isFinite(sum)) {
      fail(i, moved, status, Status.NOT_FINITE);
      return;
    }
    double[] jacobian = new double[20];
    boolean good = Transport.moveWithJacobian(field, map, state, planes.get(FROM, 0), planes.get(TO, 0), jacobian);
    carry(jacobian, covariance);
    sum = 0;
    for (int k = 0; k < 5; k++) {
      sum += state[k];
    }
    for (int k = 0; k < 15; k++) {
      sum += covariance[k];
    }
    if (!good || !Double.isFinite(sum)) {
      fail(i, moved, status, Status.OUT_OF_RANGE);
      return;
    }
    for (int k = 0; k < 5; k++) {
      moved.set(k, i, state[k]);
    }
    for (int k = 0; k < 15; k++) {
      moved.set(Track.C + k, i, covariance[k]);
    }
    moved.set(Track.CHI2, i, tracks.get(Track.CHI2, i));
    status.set(0, i, Status.OK);
  }

  private static void fail(long i, Doubles moved, Ints status, int why) {
    for (int k = 0; k <= Track.CHI2; k++) {
      moved.set(k, i, Double.NaN);
    }
    status.set(0, i, why);
  }

  /**
   * C' = F C F^T.
   *
   * @param jacobian 4 rows of 5 derivatives; q/p is kept
   * @param covariance lower triangle by rows; overwritten
   */
  public static void carry(double[] jacobian, double[] covariance) {
    double[] product = new double[25];
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          sum += factor(jacobian, row, k) * covariance[packed(k, column)];
        }
        product[5 * row + column] = sum;
      }
    }
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          sum += product[5 * row + k] * factor(jacobian, column, k);
        }
        covariance[packed(row, column)] = sum;
      }
    }
  }

  private static double factor(double[] jacobian, int row, int column) {
    return row < 4 ? jacobian[5 * row + column] : column == 4 ? 1 : 0;
  }

  private static int packed(int a, int b) {
    return a >= b ? a * (a + 1) / 2 + b : b * (b + 1) / 2 + a;
  }
}

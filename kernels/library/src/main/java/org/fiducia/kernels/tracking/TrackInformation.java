package org.fiducia.kernels.tracking;

import org.fiducia.language.Functions;

/**
 * What hits say about the five parameters of a track, without any prior: the equations U a = r with the weights d,
 * where U is unit upper triangular, so that the information matrix is U^T diag(d) U and cannot lose its positive
 * definiteness by rounding. Equations come in by rotations without square roots (W. M. Gentleman, J. Inst. Maths
 * Applics 12 (1973) 329). The steps are those of the square-root information filter (G. J. Bierman, "Factorization
 * Methods for Discrete Sequential Estimation", Academic Press 1977, chapters V to VII), run against the flight of the
 * particle.
 *
 * <p>{@code u} has 5 rows of 6 numbers: the 5 coefficients and the right side; {@code d} has 5 numbers.
 */
@Functions
public final class TrackInformation {

  /** Numbers a row. */
  private static final int WIDTH = 6;
  /** Column of the right side. */
  private static final int RIGHT = 5;

  /** Numbers that {@link #scatter} keeps of each scatterer. */
  public static final int KEPT = 15;
  private static final int KEPT_COUPLING = 6;
  private static final int KEPT_WEIGHT = 7;
  private static final int KEPT_SECOND = 8;
  private static final int KEPT_SECOND_WEIGHT = 14;

  /**
   * Share of a parameter's information that is left once the other parameters are free, below which the parameter
   * counts as not measured: tracks that are measured keep more than 1e-6, those that are not keep the square of
   * rounding, 1e-31.
   */
  private static final double LEAST_SHARE = 1e-14;

  private TrackInformation() {}

  /** Forgets everything. */
  public static void clear(double[] u, double[] d) {
    for (int k = 0; k < 30; k++) {
      u[k] = 0;
    }
    for (int j = 0; j < 5; j++) {
      u[WIDTH * j + j] = 1;
      d[j] = 0;
    }
  }

  /**
   * Takes an equation in.
   *
   * @param row 5 coefficients and the right side; overwritten
   * @param weight 1 / variance of the right side
   * @return what the equation adds to chi2
   */
  public static double insert(double[] u, double[] d, double[] row, double weight) {
    double left = weight;
    for (int j = 0; j < 5; j++) {
      double x = row[j];
      double gain = left * x;
      double sum = d[j] + gain * x;
      if (sum > 0) {
        double inverse = 1 / sum;
        double c = d[j] * inverse;
        double s = gain * inverse;
        d[j] = sum;
        left *= c;
        for (int k = j + 1; k < WIDTH; k++) {
          double old = row[k];
          row[k] = old - x * u[WIDTH * j + k];
          u[WIDTH * j + k] = c * u[WIDTH * j + k] + s * old;
        }
      }
    }
    return left * row[RIGHT] * row[RIGHT];
  }

  /** Goes back a drift: what is known behind it, in terms of the state before it; U stays triangular. */
  public static void drift(double[] u, double length) {
    u[2] += length;
    u[3] += length * u[1];
    u[WIDTH + 3] += length;
  }

  /**
   * Goes back any motion.
   *
   * @param jacobian of the motion, 4 rows of 5 as {@link org.fiducia.kernels.field.Transport} gives it
   */
  public static void move(double[] u, double[] d, double[] jacobian) {
    double[] behind = new double[30];
    double[] weights = new double[5];
    for (int k = 0; k < 30; k++) {
      behind[k] = u[k];
    }
    for (int j = 0; j < 5; j++) {
      weights[j] = d[j];
    }
    clear(u, d);
    double[] row = new double[WIDTH];
    for (int r = 0; r < 5; r++) {
      for (int k = 0; k < 5; k++) {
        double sum = k == 4 ? behind[WIDTH * r + 4] : 0;
        for (int m = 0; m < 4; m++) {
          sum += behind[WIDTH * r + m] * jacobian[5 * m + k];
        }
        row[k] = sum;
      }
      row[RIGHT] = behind[WIDTH * r + RIGHT];
      insert(u, d, row, weights[r]);
    }
  }

  /**
   * Goes back a scatterer, where the slopes change by L (v0, v1), L lower triangular, v0 and v1 standard normal: the
   * equations of v0 and v1 in terms of the state before are kept for {@link #kinks}, the rest is about the state alone.
   * Row by row from the bottom U stays unit triangular.
   *
   * @param l00 of L
   * @param l10 of L
   * @param l11 of L
   * @param v0 where the equations are linearised
   * @param v1 where the equations are linearised
   * @param kept {@link #KEPT} numbers from {@code at} on are overwritten
   * @return squared length of the step of v0 and v1, in units of their errors
   */
  public static double scatter(double[] u, double[] d, double l00, double l10, double l11, double v0, double v1,
      double[] kept, int at) {
    double[] first = new double[4];
    double[] second = new double[4];
    for (int r = 0; r < 4; r++) {
      first[r] = l00 * u[WIDTH * r + 2] + l10 * u[WIDTH * r + 3];
      second[r] = l11 * u[WIDTH * r + 3];
    }
    double[] equation = new double[7];
    equation[RIGHT] = -v0;
    double weight = eliminate(u, d, first, second, equation);
    for (int k = 0; k < 7; k++) {
      kept[at + k] = equation[k];
      equation[k] = 0;
    }
    kept[at + KEPT_WEIGHT] = weight;
    double step = weight * kept[at + RIGHT] * kept[at + RIGHT];
    equation[RIGHT] = -v1;
    weight = eliminate(u, d, second, first, equation);
    for (int k = 0; k < WIDTH; k++) {
      kept[at + KEPT_SECOND + k] = equation[k];
    }
    kept[at + KEPT_SECOND_WEIGHT] = weight;
    return step + weight * equation[RIGHT] * equation[RIGHT];
  }

  /**
   * Frees the equations of the state from one unknown v, known as N(0, 1) before.
   *
   * @param column coefficients of v in the first four rows
   * @param other coefficients of another unknown there, which changes too
   * @param equation of v: coefficients of the state, right side, coefficient of the other unknown; that of v is 1
   * @return weight of the equation
   */
  private static double eliminate(double[] u, double[] d, double[] column, double[] other, double[] equation) {
    double weight = 1;
    for (int r = 3; r >= 0; r--) {
      double x = column[r];
      double gain = d[r] * x;
      double inverse = 1 / (weight + gain * x);
      double c = weight * inverse;
      double s = gain * inverse;
      weight += gain * x;
      d[r] *= c;
      equation[r] = s;
      for (int k = r + 1; k < WIDTH; k++) {
        double old = u[WIDTH * r + k];
        u[WIDTH * r + k] = old - x * equation[k];
        equation[k] = c * equation[k] + s * old;
      }
      double old = other[r];
      other[r] = old - x * equation[6];
      equation[6] = c * equation[6] + s * old;
    }
    return weight;
  }

  /**
   * The steps of v0 and v1 that belong to a step of the state.
   *
   * @param step 5 numbers
   * @param v receives 2 numbers
   */
  public static void kinks(double[] kept, int at, double[] step, double[] v) {
    double first = kept[at + RIGHT];
    double second = kept[at + KEPT_SECOND + RIGHT];
    for (int k = 0; k < 5; k++) {
      first -= kept[at + k] * step[k];
      second -= kept[at + KEPT_SECOND + k] * step[k];
    }
    v[0] = first - kept[at + KEPT_COUPLING] * second;
    v[1] = second;
  }

  /**
   * Takes the covariance of a state from before a scatterer to behind it, all hits considered: v0 and v1 are the linear
   * functions of the state that {@link #kinks} solves, and their own errors add.
   *
   * @param t {@link Track}: its covariance is overwritten
   */
  public static void scatterCovariance(double[] kept, int at, double l00, double l10, double l11, double[] t) {
    double coupling = kept[at + KEPT_COUPLING];
    double second = 1 / kept[at + KEPT_SECOND_WEIGHT];
    double mixed = -coupling * second;
    double first = 1 / kept[at + KEPT_WEIGHT] - coupling * mixed;
    double[] bendX = new double[5];
    double[] bendY = new double[5];
    for (int k = 0; k < 5; k++) {
      double v1 = -kept[at + KEPT_SECOND + k];
      double v0 = -kept[at + k] - coupling * v1;
      bendX[k] = l00 * v0;
      bendY[k] = l10 * v0 + l11 * v1;
    }
    double xx = l00 * l00 * first;
    double yx = l00 * (l10 * first + l11 * mixed);
    double yy = l10 * l10 * first + 2 * l10 * l11 * mixed + l11 * l11 * second;
    double[] withX = new double[5];
    double[] withY = new double[5];
    TrackCovariance.times(t, bendX, withX);
    TrackCovariance.times(t, bendY, withY);
    for (int k = 0; k < 5; k++) {
      xx += withX[k] * bendX[k];
      yx += withX[k] * bendY[k];
      yy += withY[k] * bendY[k];
    }
    t[TrackCovariance.TX_X] += withX[0];
    t[TrackCovariance.TX_Y] += withX[1];
    t[TrackCovariance.TX_TX] += 2 * withX[2] + xx;
    t[TrackCovariance.TY_X] += withY[0];
    t[TrackCovariance.TY_Y] += withY[1];
    t[TrackCovariance.TY_TX] += withX[3] + withY[2] + yx;
    t[TrackCovariance.TY_TY] += 2 * withY[3] + yy;
    t[TrackCovariance.QP_TX] += withX[4];
    t[TrackCovariance.QP_TY] += withY[4];
  }

  /** Whether every parameter is measured. */
  public static boolean isComplete(double[] u, double[] d) {
    boolean complete = true;
    for (int j = 0; j < 5; j++) {
      double information = 0;
      for (int r = 0; r <= j; r++) {
        information += d[r] * u[WIDTH * r + j] * u[WIDTH * r + j];
      }
      complete = complete && d[j] > LEAST_SHARE * information;
    }
    return complete;
  }

  /**
   * Solves the equations.
   *
   * @param solution receives 5 numbers
   * @return squared length of the solution, in units of its errors
   */
  public static double solve(double[] u, double[] d, double[] solution) {
    double length = 0;
    for (int r = 4; r >= 0; r--) {
      double sum = u[WIDTH * r + RIGHT];
      length += d[r] * sum * sum;
      for (int k = r + 1; k < 5; k++) {
        sum -= u[WIDTH * r + k] * solution[k];
      }
      solution[r] = sum;
    }
    return length;
  }

  /**
   * The covariance (U^-1) diag(1/d) (U^-1)^T of the solution.
   *
   * @param t {@link Track}: its covariance is overwritten
   */
  public static void covariance(double[] u, double[] d, double[] t) {
    double[] inverse = new double[25];
    for (int column = 0; column < 5; column++) {
      inverse[6 * column] = 1;
      for (int r = column - 1; r >= 0; r--) {
        double sum = 0;
        for (int k = r + 1; k <= column; k++) {
          sum -= u[WIDTH * r + k] * inverse[5 * k + column];
        }
        inverse[5 * r + column] = sum;
      }
    }
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = a; k < 5; k++) {
          sum += inverse[5 * a + k] * inverse[5 * b + k] / d[k];
        }
        t[Track.C + a * (a + 1) / 2 + b] = sum;
      }
    }
  }
}

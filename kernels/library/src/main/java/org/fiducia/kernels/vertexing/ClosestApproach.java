package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * The shortest distance of two lines, where it is, and the errors of both by linear propagation of those of the lines.
 *
 * <p>Line k runs through P_k + s u_k with u = (tx, ty, 1). With w = u1 x u2 and D = P2 - P1 the distance with a sign is
 * D w / |w|, and the shortest segment ends at s1 = (D x u2) w / w^2, s2 = (D x u1) w / w^2.
 */
@Kernel
public final class ClosestApproach {

  /** Lines are parallel when the square of the sine of the angle between them is below this: 10 nrad. */
  private static final double LEAST_SINE_SQUARED = 1e-16;

  // Parts of the geometry of a pair.
  private static final int NX = 0;
  private static final int NY = 1;
  private static final int RX = 2;
  private static final int RY = 3;
  private static final int S1 = 4;
  private static final int S2 = 5;
  private static final int W2 = 6;
  private static final int GEOMETRY = 7;

  private ClosestApproach() {}

  /**
   * Treats one pair.
   *
   * @param i pair
   * @param pairs {@link LinePair}
   * @param first {@link Line}
   * @param second {@link Line}; may be the same block as {@code first}, or a single axis
   * @param approach receives {@link Approach}
   * @param status receives the {@link Status} in column 0: SINGULAR for parallel lines
   */
  public static void run(long i, Ints pairs, Doubles first, Doubles second, Doubles approach, Ints status) {
    double[] a = new double[Line.Z + 1];
    double[] b = new double[Line.Z + 1];
    double[] result = new double[Approach.SIGMA_Z + 1];
    read(first, pairs.get(LinePair.FIRST, i), a);
    read(second, pairs.get(LinePair.SECOND, i), b);
    int outcome = of(a, b, result);
    for (int k = 0; k <= Approach.SIGMA_Z; k++) {
      approach.set(k, i, outcome == Status.OK ? result[k] : Double.NaN);
    }
    status.set(0, i, outcome);
  }

  /**
   * The closest approach of two lines.
   *
   * @param a 15 values, see {@link Line}
   * @param b the same
   * @param result receives 6 values, see {@link Approach}
   * @return the {@link Status}; if it is not OK the result is worthless
   */
  public static int of(double[] a, double[] b, double[] result) {
    if (!finite(a) || !finite(b)) {
      return Status.NOT_FINITE;
    }
    double[] geometry = new double[GEOMETRY];
    double uu1 = 1 + a[Line.TX] * a[Line.TX] + a[Line.TY] * a[Line.TY];
    double uu2 = 1 + b[Line.TX] * b[Line.TX] + b[Line.TY] * b[Line.TY];
    double u1u2 = 1 + a[Line.TX] * b[Line.TX] + a[Line.TY] * b[Line.TY];
    double distance = meet(a, b, geometry);
    if (!(geometry[W2] > LEAST_SINE_SQUARED * (uu1 * uu2))) {
      return Status.SINGULAR;
    }
    double s1 = geometry[S1];
    double s2 = geometry[S2];
    result[Approach.DISTANCE] = Math.abs(distance);
    result[Approach.X] = 0.5 * (a[Line.X] + s1 * a[Line.TX] + b[Line.X] + s2 * b[Line.TX]);
    result[Approach.Y] = 0.5 * (a[Line.Y] + s1 * a[Line.TY] + b[Line.Y] + s2 * b[Line.TY]);
    result[Approach.Z] = 0.5 * (a[Line.Z] + s1 + b[Line.Z] + s2);
    // a line that turns or shifts moves its point of closest approach along n; the sign is squared away
    double[] gradient = new double[4];
    alongNormal(geometry, s1, gradient);
    double varianceA = variance(a, gradient);
    alongNormal(geometry, s2, gradient);
    double varianceB = variance(b, gradient);
    // dz = f1 g1 - f2 g2, with g_k = u_k times the displacement of the segment, plus the segment times the turn of u_k
    double scale = 0.5 / geometry[W2];
    double f1 = (uu2 + u1u2) * scale;
    double f2 = (uu1 + u1u2) * scale;
    double gx = f1 * a[Line.TX] - f2 * b[Line.TX];
    double gy = f1 * a[Line.TY] - f2 * b[Line.TY];
    gradient[0] = -gx;
    gradient[1] = -gy;
    gradient[2] = f1 * geometry[RX] - s1 * gx;
    gradient[3] = f1 * geometry[RY] - s1 * gy;
    double varianceZa = variance(a, gradient);
    gradient[0] = gx;
    gradient[1] = gy;
    gradient[2] = s2 * gx - f2 * geometry[RX];
    gradient[3] = s2 * gy - f2 * geometry[RY];
    double varianceZb = variance(b, gradient);
    result[Approach.SIGMA_DISTANCE] = Math.sqrt(varianceA + varianceB);
    result[Approach.SIGMA_Z] = Math.sqrt(varianceZa + varianceZb);
    boolean possible = varianceA >= 0 && varianceB >= 0 && varianceZa >= 0 && varianceZb >= 0;
    double size = result[Approach.DISTANCE] + Math.abs(result[Approach.X]) + Math.abs(result[Approach.Y])
        + Math.abs(result[Approach.Z]) + varianceA + varianceB + varianceZa + varianceZb;
    return possible && size < Double.POSITIVE_INFINITY ? Status.OK : Status.OUT_OF_RANGE;
  }

  private static void read(Doubles lines, long row, double[] line) {
    for (int k = 0; k <= Line.Z; k++) {
      line[k] = lines.get(k, row);
    }
  }

  private static boolean finite(double[] line) {
    boolean finite = true;
    for (int k = 0; k <= Line.Z; k++) {
      finite &= Double.isFinite(line[k]);
    }
    return finite;
  }

  /** Fills the geometry: normal n = w / |w|, segment R from the first line to the second; gives the distance n R. */
  private static double meet(double[] a, double[] b, double[] geometry) {
    double wx = a[Line.TY] - b[Line.TY];
    double wy = b[Line.TX] - a[Line.TX];
    double wz = a[Line.TX] * b[Line.TY] - a[Line.TY] * b[Line.TX];
    double w2 = wx * wx + wy * wy + wz * wz;
    double dx = b[Line.X] - a[Line.X];
    double dy = b[Line.Y] - a[Line.Y];
    double dz = b[Line.Z] - a[Line.Z];
    double s1 = (wx * (dy - dz * b[Line.TY]) + wy * (dz * b[Line.TX] - dx)
        + wz * (dx * b[Line.TY] - dy * b[Line.TX])) / w2;
    double s2 = (wx * (dy - dz * a[Line.TY]) + wy * (dz * a[Line.TX] - dx)
        + wz * (dx * a[Line.TY] - dy * a[Line.TX])) / w2;
    double inverse = 1 / Math.sqrt(w2);
    double distance = (dx * wx + dy * wy + dz * wz) * inverse;
    geometry[NX] = wx * inverse;
    geometry[NY] = wy * inverse;
    geometry[RX] = distance * geometry[NX];
    geometry[RY] = distance * geometry[NY];
    geometry[S1] = s1;
    geometry[S2] = s2;
    geometry[W2] = w2;
    return distance;
  }

  private static void alongNormal(double[] geometry, double s, double[] gradient) {
    gradient[0] = geometry[NX];
    gradient[1] = geometry[NY];
    gradient[2] = s * geometry[NX];
    gradient[3] = s * geometry[NY];
  }

  private static double variance(double[] line, double[] gradient) {
    double sum = 0;
    for (int row = 0; row < 4; row++) {
      int at = Line.C + row * (row + 1) / 2;
      double rest = 0.5 * gradient[row] * line[at + row];
      for (int column = 0; column < row; column++) {
        rest += gradient[column] * line[at + column];
      }
      sum += 2 * gradient[row] * rest;
    }
    return sum;
  }
}

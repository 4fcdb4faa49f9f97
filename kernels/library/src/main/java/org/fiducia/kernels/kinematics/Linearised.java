package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * The linear problem around given momenta: matrix S = J V J^T and right side f + J (y0 - y). Momentum conservation, if
 * wanted, takes rows 0 to 2: its derivatives are +1 for tracks, -1 for the beam wherever one linearises, so its part is
 * made once. The other constraints follow from row {@code first}, 3 or 0.
 */
@Functions
final class Linearised {

  /** Where q of the vertex stands: behind those of all blocks. */
  private static final int VERTEX = 3 * Measurement.MOST_BLOCKS;

  private Linearised() {}

  /**
   * The part of momentum conservation.
   *
   * @param h receives the derivatives by the vertex, three a row
   */
  static void momentum(long i, int tracks, long events, boolean vertex, Doubles prongs, double[] p0, double[] cov,
      double[] vertexCov, double[] s, double[] r, double[] h) {
    sums(tracks, p0, cov, s, r);
    if (vertex) {
      for (int k = 0; k < tracks; k++) {
        for (int c = 0; c < 9; c++) {
          h[c] += prongs.get(Prong.K + c, k * events + i);
        }
      }
      throughVertex(0, 3, vertexCov, h, s);
    }
  }

  /** Covariance of the sum of all momenta, that of the beam counted negative, and the sum itself. */
  static void sums(int tracks, double[] p0, double[] cov, double[] s, double[] r) {
    for (int k = 0; k <= tracks; k++) {
      for (int c = 0; c < 3; c++) {
        r[c] += k < tracks ? p0[3 * k + c] : -p0[3 * k + c];
      }
      for (int c = 0; c < 6; c++) {
        s[c] += cov[6 * k + c];
      }
    }
  }

  /**
   * The part of all other constraints, from their values and derivatives.
   *
   * @param q of the last step, see {@link #update}: y0 - y = V q
   * @param shift displacement of the vertex
   */
  static void others(long i, int first, int count, int tracks, long events, boolean vertex, Doubles prongs, double[] f,
      double[] g, double[] cov, double[] vertexCov, double[] q, double[] shift, double[] s, double[] r, double[] h) {
    for (int c = 0; c < count; c++) {
      addRow(c, first, tracks, f[c], g, cov, q, s, r);
    }
    if (vertex) {
      byVertex(i, first, count, tracks, events, prongs, g, h);
      throughVertex(first, first + count, vertexCov, h, s);
      for (int c = first; c < first + count; c++) {
        r[c] -= h[3 * c] * shift[0] + h[3 * c + 1] * shift[1] + h[3 * c + 2] * shift[2];
      }
    }
  }

  /** Row of constraint c: its products with momentum conservation, with those before and with itself. */
  private static void addRow(int c, int first, int tracks, double value, double[] g, double[] cov, double[] q,
      double[] s, double[] r) {
    double x = 0;
    double y = 0;
    double z = 0;
    double square = 0;
    double right = value;
    int row = Measurement.row(first + c);
    for (int b = 0; b < c; b++) {
      s[row + first + b] = 0;
    }
    for (int k = 0; k <= tracks; k++) {
      int a = 3 * k;
      int v = 6 * k;
      int at = Constraints.at(c, k);
      double gx = g[at];
      double gy = g[at + 1];
      double gz = g[at + 2];
      double ux = cov[v] * gx + cov[v + 1] * gy + cov[v + 3] * gz;
      double uy = cov[v + 1] * gx + cov[v + 2] * gy + cov[v + 4] * gz;
      double uz = cov[v + 3] * gx + cov[v + 4] * gy + cov[v + 5] * gz;
      double sign = k < tracks ? 1.0 : -1.0;
      x += sign * ux;
      y += sign * uy;
      z += sign * uz;
      square += gx * ux + gy * uy + gz * uz;
      right += ux * q[a] + uy * q[a + 1] + uz * q[a + 2];
      for (int b = 0; b < c; b++) {
        int other = Constraints.at(b, k);
        s[row + first + b] += g[other] * ux + g[other + 1] * uy + g[other + 2] * uz;
      }
    }
    if (first == 3) {
      s[row] = x;
      s[row + 1] = y;
      s[row + 2] = z;
    }
    s[row + first + c] = square;
    r[first + c] = right;
  }

  /** Derivatives by the vertex: sum of K^T g over the tracks. */
  private static void byVertex(long i, int first, int count, int tracks, long events, Doubles prongs, double[] g,
      double[] h) {
    for (int c = 3 * first; c < 3 * (first + count); c++) {
      h[c] = 0;
    }
    for (int k = 0; k < tracks; k++) {
      for (int a = 0; a < 3; a++) {
        for (int x = 0; x < 3; x++) {
          double gain = prongs.get(Prong.K + 3 * a + x, k * events + i);
          for (int c = 0; c < count; c++) {
            h[3 * (first + c) + x] += gain * g[Constraints.at(c, k) + a];
          }
        }
      }
    }
  }

  /** Adds h C h^T to rows {@code from} to {@code to - 1} of S. */
  private static void throughVertex(int from, int to, double[] vertexCov, double[] h, double[] s) {
    for (int c = from; c < to; c++) {
      for (int a = 0; a < 3; a++) {
        double u = Measurement.times(vertexCov, 0, a, h[3 * c], h[3 * c + 1], h[3 * c + 2]);
        for (int b = 0; b <= c; b++) {
          s[Measurement.row(c) + b] += u * h[3 * b + a];
        }
      }
    }
  }

  /**
   * Moves to the solution p = p0 - V q with q = J^T lambda, by the change of q.
   *
   * @param balance the multipliers of momentum conservation, zero if that is not wanted
   * @param lambda the multipliers of the others
   * @param q of the last step, replaced; that of the vertex stands last
   * @param shift displacement of the vertex, moved likewise
   * @return squared length of the step in standard deviations, (dq)^T V dq
   */
  static double update(long i, int first, int count, int tracks, long events, boolean vertex, Doubles prongs,
      double[] balance, double[] lambda, double[] g, double[] cov, double[] vertexCov, double[] h, double[] p,
      double[] q, double[] shift) {
    double square = moveBlocks(count, tracks, balance, lambda, g, cov, p, q);
    if (vertex) {
      square += moveVertex(i, first, count, tracks, events, prongs, balance, lambda, vertexCov, h, p, q, shift);
    }
    return square;
  }

  private static double moveBlocks(int count, int tracks, double[] balance, double[] lambda, double[] g, double[] cov,
      double[] p, double[] q) {
    double x = balance[0];
    double y = balance[1];
    double z = balance[2];
    double square = 0;
    for (int k = 0; k <= tracks; k++) {
      int a = 3 * k;
      int v = 6 * k;
      double sign = k < tracks ? 1.0 : -1.0;
      double qx = sign * x;
      double qy = sign * y;
      double qz = sign * z;
      for (int c = 0; c < count; c++) {
        double weight = lambda[c];
        int at = Constraints.at(c, k);
        qx += weight * g[at];
        qy += weight * g[at + 1];
        qz += weight * g[at + 2];
      }
      double dx = qx - q[a];
      double dy = qy - q[a + 1];
      double dz = qz - q[a + 2];
      double ux = cov[v] * dx + cov[v + 1] * dy + cov[v + 3] * dz;
      double uy = cov[v + 1] * dx + cov[v + 2] * dy + cov[v + 4] * dz;
      double uz = cov[v + 3] * dx + cov[v + 4] * dy + cov[v + 5] * dz;
      square += dx * ux + dy * uy + dz * uz;
      p[a] -= ux;
      p[a + 1] -= uy;
      p[a + 2] -= uz;
      q[a] = qx;
      q[a + 1] = qy;
      q[a + 2] = qz;
    }
    return square;
  }

  private static double moveVertex(long i, int first, int count, int tracks, long events, Doubles prongs,
      double[] balance, double[] lambda, double[] vertexCov, double[] h, double[] p, double[] q, double[] shift) {
    double[] step = new double[3];
    double[] move = new double[3];
    for (int x = 0; x < 3; x++) {
      double sum = 0;
      for (int c = 0; c < first; c++) {
        sum += balance[c] * h[3 * c + x];
      }
      for (int c = 0; c < count; c++) {
        sum += lambda[c] * h[3 * (first + c) + x];
      }
      step[x] = sum - q[VERTEX + x];
      q[VERTEX + x] = sum;
    }
    for (int x = 0; x < 3; x++) {
      move[x] = -Measurement.times(vertexCov, 0, x, step[0], step[1], step[2]);
      shift[x] += move[x];
    }
    for (int k = 0; k < tracks; k++) {
      for (int a = 0; a < 3; a++) {
        for (int x = 0; x < 3; x++) {
          p[3 * k + a] += prongs.get(Prong.K + 3 * a + x, k * events + i) * move[x];
        }
      }
    }
    return Measurement.square(vertexCov, 0, step[0], step[1], step[2]);
  }
}

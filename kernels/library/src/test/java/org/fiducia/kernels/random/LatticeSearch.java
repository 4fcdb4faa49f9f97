package org.fiducia.kernels.random;

import java.util.Arrays;

/**
 * Derives the generating vector of {@link Lattice}: component by component at 2^10 points, then one more binary digit of
 * each component for each doubling, always minimising P2, the squared worst-case error of the Korobov space of
 * smoothness 2 with equal weights (Sloan and Joe 1994, section 4.3; the digits one by one keep the smaller lattices as
 * they are: R. Cools, F. Kuo, D. Nuyens, SIAM J. Sci. Comput. 28 (2006) 2162, for the idea of embedded lattices).
 */
final class LatticeSearch {

  private static final int FIRST_LOG2 = 10;

  private LatticeSearch() {}

  public static void main(String[] args) {
    System.out.println(Arrays.toString(generator(Lattice.DIMENSIONS, Lattice.MAX_LOG2_POINTS)));
  }

  /** The generating vector for up to 2^lastLog2 points. */
  static long[] generator(int dimensions, int lastLog2) {
    long[] z = componentByComponent(dimensions);
    for (int log2 = FIRST_LOG2 + 1; log2 <= lastLog2; log2++) {
      for (int d = 1; d < dimensions; d++) {
        long[] larger = z.clone();
        larger[d] += 1L << (log2 - 1);
        if (p2(larger, dimensions, log2) < p2(z, dimensions, log2)) {
          z = larger;
        }
      }
    }
    return z;
  }

  private static long[] componentByComponent(int dimensions) {
    long[] z = new long[dimensions];
    z[0] = 1;
    for (int d = 1; d < dimensions; d++) {
      double best = Double.POSITIVE_INFINITY;
      long chosen = 1;
      for (long candidate = 1; candidate < 1L << FIRST_LOG2; candidate += 2) {
        z[d] = candidate;
        double error = p2(z, d + 1, FIRST_LOG2);
        if (error < best) {
          best = error;
          chosen = candidate;
        }
      }
      z[d] = chosen;
    }
    return z;
  }

  /** P2 = -1 + mean over the points of the product of (1 + 2 pi^2 B2(x_j)), B2(x) = x^2 - x + 1/6. */
  static double p2(long[] z, int dimensions, int log2) {
    long points = 1L << log2;
    double sum = 0;
    for (long i = 0; i < points; i++) {
      double product = 1;
      for (int d = 0; d < dimensions; d++) {
        double x = (double) ((i * z[d]) & (points - 1)) / points;
        product *= 1 + 2 * Math.PI * Math.PI * (x * x - x + 1.0 / 6);
      }
      sum += product;
    }
    return sum / points - 1;
  }
}

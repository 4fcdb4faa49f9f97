package org.fiducia.kernels.random;

import org.fiducia.language.Functions;

/**
 * Evenly spread points in the unit cube: a rank-1 lattice of 2^k points with random shifts (I. Sloan, S. Joe, "Lattice
 * methods for multiple integration", Oxford 1994, sections 1 and 4.5). The mean over a shifted lattice is unbiased, and
 * the spread of {@value #REPLICATES} independent shifts gives the error without any assumption on the integrand.
 */
@Functions
public final class Lattice {

  /** Independent shifts of one integral: the error is known to 1 / sqrt(2 (16 - 1)) = 18 %. */
  public static final int REPLICATES = 16;

  /** Coordinates of a point. */
  public static final int DIMENSIONS = 6;

  /** The largest k that the generating vector was made for. */
  public static final int MAX_LOG2_POINTS = 24;

  // Generating vector, found digit by digit for 2^10 to 2^24 points: LatticeSearch in this package's tests.
  private static final long[] GENERATOR = {1L, 8214803L, 2403495L, 4720711L, 8397271L, 525455L};

  private Lattice() {}

  /**
   * One coordinate of a point.
   *
   * @param point number of the point, below 2^log2Points
   * @param log2Points 1 to {@value #MAX_LOG2_POINTS}
   * @param dimension 0 to {@value #DIMENSIONS} - 1
   * @param shift 64 random bits, one value a replicate and dimension
   * @return a number in the open interval (0, 1)
   */
  public static double coordinate(long point, int log2Points, int dimension, long shift) {
    return Philox.uniform(((point * GENERATOR[dimension]) << (64 - log2Points)) + shift);
  }
}

package org.fiducia.kernels.reduce;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Sums of a column in a fixed shape: item i adds the values {@code i * BLOCK} to {@code (i + 1) * BLOCK - 1} by pairwise
 * halving. The block size belongs to the result's definition, never to the device, so the rounding is the same
 * everywhere. Repeated on its own output it sums any length with an error that grows as the logarithm of the length
 * (N. Higham, SIAM J. Sci. Comput. 14 (1993) 783).
 */
@Kernel
public final class BlockSum {

  /** Values an item adds. */
  public static final int BLOCK = 64;

  /** Row of {@code count} with the number of values. */
  public static final int VALUES = 0;

  private BlockSum() {}

  /**
   * Adds one block.
   *
   * @param i block
   * @param count 1 column, 1 row: the number of values; those behind the end count as zero
   * @param values column 0: the values
   * @param sums column 0: the sum of each block
   */
  public static void run(long i, Longs count, Doubles values, Doubles sums) {
    double[] part = new double[BLOCK];
    long from = i * BLOCK;
    long n = count.get(0, VALUES);
    for (int j = 0; j < BLOCK; j++) {
      part[j] = from + j < n ? values.get(0, from + j) : 0.0;
    }
    for (int half = BLOCK / 2; half > 0; half = half / 2) {
      for (int j = 0; j < half; j++) {
        part[j] = part[j] + part[j + half];
      }
    }
    sums.set(0, i, part[0]);
  }
}

package org.fiducia.kernels.reduce;

import org.fiducia.language.Functions;

/**
 * Numbers as multiples of a fixed unit. Integers add exactly, in any order and in any number of parallel parts: a
 * histogram filled this way has the same bits everywhere.
 */
@Functions
public final class FixedPoint {

  private FixedPoint() {}

  /**
   * The nearest multiple, ties to even.
   *
   * @param value finite
   * @param scale multiples a unit, a power of two so that the product is exact
   */
  public static long of(double value, double scale) {
    return (long) Math.rint(value * scale);
  }
}

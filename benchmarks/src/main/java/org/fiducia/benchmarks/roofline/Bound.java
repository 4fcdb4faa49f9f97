package org.fiducia.benchmarks.roofline;

import java.util.Comparator;
import java.util.List;

/**
 * The resource that an item keeps busy longest.
 *
 * @param name what binds
 * @param seconds the least time of an item
 */
record Bound(String name, double seconds) {

  /**
   * The binding limit of a kernel. A processor divides beside its additions and multiplications; a GPU divides by means
   * of them, so the times add up there. Operations of int are left out: for the most part they are counters and indices
   * that compilers remove.
   */
  static Bound of(Cost cost, Limits limits, boolean gpu) {
    double arithmetic = cost.arithmetic() / limits.arithmetic();
    double division = cost.divisions() / limits.divisions() + cost.squareRoots() / limits.squareRoots();
    return List.of(
            new Bound("arithmetic", gpu ? arithmetic + division : arithmetic),
            new Bound("division", gpu ? 0 : division),
            new Bound("integers", cost.longs() / limits.integers()),
            new Bound("memory", cost.bytes() / limits.bytes()))
        .stream().max(Comparator.comparingDouble(Bound::seconds)).orElseThrow();
  }
}

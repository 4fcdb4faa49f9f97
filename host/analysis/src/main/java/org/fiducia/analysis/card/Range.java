package org.fiducia.analysis.card;

/**
 * Values from one to another, both included.
 *
 * @param low first value
 * @param high last value, not below the first
 */
public record Range(double low, double high) {

  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a range does not run from " + low + " to " + high);
    }
  }

  /** Whether it holds a value; NaN is in no range. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}

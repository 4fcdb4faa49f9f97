package org.fiducia.benchmarks.counts;

/** Kinds of operations that are counted. */
public enum Operation {
  /** Double sum or difference. */
  ADD("double additions"),
  MULTIPLY("double multiplications"),
  DIVIDE("double divisions"),
  SQUARE_ROOT("double square roots"),
  FMA("fused multiply-adds"),
  /** Comparison, minimum or maximum of doubles. */
  COMPARE("double comparisons"),
  /** Sign, magnitude, rounding or remainder of a double. */
  OTHER_DOUBLE("other double operations"),
  /** Conversion between kinds of numbers, the bits of a double included. */
  CONVERT("conversions"),
  /** Arithmetic, shifts, logic and three-way comparison of long: random numbers and the bits of doubles. */
  LONG("long operations"),
  /** The same of int: for the most part counters of loops and indices, of which a compiler leaves few. */
  INT("int operations"),
  /** Conditional jump or switch. */
  BRANCH("branches"),
  /** Read or write of an element of a private array or of a table. */
  ARRAY("array accesses"),
  BLOCK_READ("block reads"),
  BLOCK_WRITE("block writes");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** What is counted, in words. */
  public String label() {
    return label;
  }
}

package org.fiducia.opencl.random;

/**
 * A block of a random kernel.
 *
 * @param rows how a kernel may index it
 */
record BlockUse(String name, Type type, int columns, Rows rows) {

  /** Rows of the small blocks: a power of 2. */
  static final int SMALL = 8;

  /** Rows an item has in a block of slots. */
  static final int SLOTS = 3;

  /** Which rows there are, and what may be done to them. */
  enum Rows {
    /** One an item, only read: at i, or gathered from anywhere. */
    INPUT,
    /** One an item, read and written at i alone. */
    OUTPUT,
    /** {@link #SLOTS} an item, read and written by it alone. */
    OWN_SLOTS,
    /** {@link #SMALL}, only read. */
    SETTINGS,
    /** {@link #SMALL}, only added to. */
    SUMS
  }

  boolean readable() {
    return rows != Rows.SUMS;
  }

  boolean writable() {
    return rows == Rows.OUTPUT || rows == Rows.OWN_SLOTS || rows == Rows.SUMS;
  }

  /** How many rows a launch of so many items needs. */
  long rowsFor(long items) {
    return switch (rows) {
      case INPUT, OUTPUT -> items;
      case OWN_SLOTS -> items * SLOTS;
      case SETTINGS, SUMS -> SMALL;
    };
  }
}

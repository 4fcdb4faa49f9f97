package org.fiducia.kernels.conformance;

import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Conversions between all primitive types, and the bits of doubles. */
@Kernel
public final class Conversions {

  static final int DOUBLE_INPUTS = 1;
  static final int LONG_INPUTS = 1;
  static final int INT_INPUTS = 1;

  /** Columns of each output block, one an expression. */
  static final int DOUBLE_EXPRESSIONS = 11;
  static final int LONG_EXPRESSIONS = 12;
  static final int INT_EXPRESSIONS = 17;

  private Conversions() {}

  /**
   * One expression a column.
   *
   * @param i row
   * @param reals x: any double
   * @param wholes a: any long
   * @param counts p: any int
   */
  @SuppressWarnings("lossy-conversions")
  public static void run(
      long i, Doubles reals, Longs wholes, Ints counts, Doubles realOut, Longs wholeOut, Ints countOut) {
    double x = reals.get(0, i);
    long a = wholes.get(0, i);
    int p = counts.get(0, i);
    realOut.set(0, i, a);
    realOut.set(1, i, p);
    realOut.set(2, i, (float) x);
    realOut.set(3, i, (double) (float) a);
    realOut.set(4, i, (float) p);
    realOut.set(5, i, Double.isNaN(Double.longBitsToDouble(a)) ? 0 : Double.longBitsToDouble(a));
    realOut.set(6, i, (int) x);
    realOut.set(7, i, x - (long) x);
    realOut.set(8, i, p / 3 + x);
    realOut.set(9, i, a * 0.5);
    realOut.set(10, i, (a >>> 11) * 0x1p-53);
    wholeOut.set(0, i, (long) x);
    wholeOut.set(1, i, p);
    wholeOut.set(2, i, Double.doubleToLongBits(x));
    wholeOut.set(3, i, Math.round(x));
    wholeOut.set(4, i, (long) (float) x);
    wholeOut.set(5, i, (long) (x * 0x1p-1000));
    wholeOut.set(6, i, Integer.toUnsignedLong(p));
    wholeOut.set(7, i, (int) a);
    wholeOut.set(8, i, (long) Math.floor(x * 0.25));
    long narrowed = a;
    narrowed += x;
    wholeOut.set(9, i, narrowed);
    wholeOut.set(10, i, Double.doubleToLongBits(x - x));
    wholeOut.set(11, i, Double.isNaN(x) ? a : Double.doubleToRawLongBits(x) ^ a);
    countOut.set(0, i, (int) x);
    countOut.set(1, i, (int) a);
    countOut.set(2, i, (byte) p);
    countOut.set(3, i, (short) p);
    countOut.set(4, i, (char) p);
    countOut.set(5, i, (byte) x);
    countOut.set(6, i, (short) x);
    countOut.set(7, i, (char) x);
    countOut.set(8, i, (byte) a);
    countOut.set(9, i, (char) a);
    countOut.set(10, i, (short) (p * 3) + (byte) (p >> 1));
    countOut.set(11, i, (int) (long) x);
    countOut.set(12, i, (int) (a >>> 32));
    int mixed = p;
    mixed += x;
    countOut.set(13, i, mixed);
    mixed = p;
    mixed *= 1.5;
    countOut.set(14, i, mixed);
    mixed = p;
    mixed -= a;
    countOut.set(15, i, mixed);
    countOut.set(16, i, (int) (float) x);
  }
}

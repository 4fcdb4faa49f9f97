package org.fiducia.kernels.conformance;

import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/** Wrapping arithmetic, shifts, bits and comparisons of ints. */
@Kernel
public final class IntArithmetic {

  static final int INPUTS = 2;
  static final int EXPRESSIONS = 46;

  private static final int MASK = 0xFFFFFFF0;

  private IntArithmetic() {}

  /**
   * One expression a column.
   *
   * @param i row
   * @param in p, q: any ints
   */
  @SuppressWarnings("lossy-conversions")
  public static void run(long i, Ints in, Ints out) {
    int p = in.get(0, i);
    int q = in.get(1, i);
    out.set(0, i, p + q);
    out.set(1, i, p - q);
    out.set(2, i, p * q);
    out.set(3, i, -p);
    out.set(4, i, ~p);
    out.set(5, i, q == 0 ? 0 : p / q);
    out.set(6, i, q != 0 ? p % q : p);
    out.set(7, i, p / 7);
    out.set(8, i, p % -8);
    out.set(9, i, p / -1);
    out.set(10, i, p % -1);
    out.set(11, i, p / Math.max(q, 1));
    out.set(12, i, p << q);
    out.set(13, i, p >> q);
    out.set(14, i, p >>> q);
    out.set(15, i, p << 33);
    out.set(16, i, p >> -1);
    out.set(17, i, p >>> 28);
    out.set(18, i, p & q);
    out.set(19, i, p | q);
    out.set(20, i, p ^ q);
    out.set(21, i, p + 1 > p ? 1 : 0);
    out.set(22, i, p - 1 < p ? 1 : 0);
    out.set(23, i, p * 2 / 2 == p ? 1 : 0);
    out.set(24, i, p < 0xFFFFFFFF ? 1 : 0);
    out.set(25, i, (p & 0x80000000) != 0 ? 1 : 0);
    out.set(26, i, p > q ? p : q);
    out.set(27, i, Math.abs(p));
    out.set(28, i, Math.min(p, q));
    out.set(29, i, Math.max(p, q));
    out.set(30, i, Integer.numberOfLeadingZeros(p));
    out.set(31, i, Integer.numberOfTrailingZeros(p));
    out.set(32, i, Integer.bitCount(p));
    out.set(33, i, Integer.rotateLeft(p, q));
    out.set(34, i, Integer.rotateRight(p, q));
    out.set(35, i, Integer.compareUnsigned(p, q));
    out.set(36, i, p & MASK);
    out.set(37, i, p * 0x9E3779B9);
    out.set(38, i, Integer.MIN_VALUE - p);
    int steps = p;
    steps++;
    steps <<= 3;
    steps ^= q;
    steps >>>= 2;
    steps--;
    out.set(39, i, steps);
    steps >>= 40;
    steps |= 5;
    steps &= ~q;
    steps %= 1000;
    out.set(40, i, steps);
    out.set(41, i, 'a' + p);
    out.set(42, i, p << 40L);
    boolean less = p < q;
    boolean even = (p & 1) == 0;
    out.set(43, i, less ^ even | less & !even ? 1 : 2);
    less &= even;
    out.set(44, i, less != (q > 0) ? 3 : 4);
    out.set(45, i, -p * -q + -(p - q));
  }
}

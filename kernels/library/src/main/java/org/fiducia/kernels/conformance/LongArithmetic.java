package org.fiducia.kernels.conformance;

import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Wrapping arithmetic, shifts, bits and comparisons of longs. */
@Kernel
public final class LongArithmetic {

  static final int LONG_INPUTS = 2;
  static final int INT_INPUTS = 1;
  static final int EXPRESSIONS = 40;

  private LongArithmetic() {}

  /**
   * One expression a column.
   *
   * @param i row
   * @param in a, b: any longs
   * @param counts p: any int
   */
  public static void run(long i, Longs in, Ints counts, Longs out) {
    long a = in.get(0, i);
    long b = in.get(1, i);
    int p = counts.get(0, i);
    out.set(0, i, a + b);
    out.set(1, i, a - b);
    out.set(2, i, a * b);
    out.set(3, i, -a);
    out.set(4, i, ~a);
    out.set(5, i, b == 0 ? 0 : a / b);
    out.set(6, i, b == 0 ? a : a % b);
    out.set(7, i, a / 10);
    out.set(8, i, a % 10);
    out.set(9, i, a / -1L);
    out.set(10, i, a % Math.max(b, 3L));
    out.set(11, i, a << p);
    out.set(12, i, a >> p);
    out.set(13, i, a >>> p);
    out.set(14, i, a << 65);
    out.set(15, i, a >>> b);
    out.set(16, i, a & b);
    out.set(17, i, a | b);
    out.set(18, i, a ^ b);
    out.set(19, i, a + 1 > a ? 1 : 0);
    out.set(20, i, a < 0xFFFFFFFFL ? 1 : 0);
    out.set(21, i, a < 0xFFFFFFFF ? 1 : 0);
    out.set(22, i, Math.abs(a));
    out.set(23, i, Math.min(a, b));
    out.set(24, i, Math.max(a, b));
    out.set(25, i, Math.multiplyHigh(a, b));
    out.set(26, i, Math.unsignedMultiplyHigh(a, b));
    out.set(27, i, Long.numberOfLeadingZeros(a));
    out.set(28, i, Long.numberOfTrailingZeros(a));
    out.set(29, i, Long.bitCount(a));
    out.set(30, i, Long.rotateLeft(a, p));
    out.set(31, i, Long.rotateRight(a, p));
    out.set(32, i, Long.compareUnsigned(a, b));
    out.set(33, i, (a & 0xFFFFFFFFL) * (b & 0xFFFFFFFFL) >>> 32);
    out.set(34, i, a * p + b);
    out.set(35, i, p * p + a);
    out.set(36, i, (long) p * p);
    long z = a + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    out.set(37, i, z ^ z >>> 31);
    z >>= 3;
    z -= p;
    z <<= p;
    out.set(38, i, z);
    out.set(39, i, a == b || a > Long.MIN_VALUE && b < Long.MAX_VALUE ? Long.MIN_VALUE : a);
  }
}

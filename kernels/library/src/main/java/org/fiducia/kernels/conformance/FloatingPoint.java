package org.fiducia.kernels.conformance;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/** Arithmetic, rounding and comparison of doubles. */
@Kernel
public final class FloatingPoint {

  /** Columns of {@code in}. */
  static final int INPUTS = 3;

  /** Columns of {@code out}, one an expression. */
  static final int EXPRESSIONS = 59;

  private FloatingPoint() {}

  /**
   * One expression a column.
   *
   * @param i row
   * @param in x, y, z: any doubles
   * @param out results
   */
  public static void run(long i, Doubles in, Doubles out) {
    double x = in.get(0, i);
    double y = in.get(1, i);
    double z = in.get(2, i);
    out.set(0, i, x + y);
    out.set(1, i, x - y);
    out.set(2, i, x * y);
    out.set(3, i, x / y);
    out.set(4, i, x % y);
    out.set(5, i, -x);
    out.set(6, i, Math.sqrt(x));
    out.set(7, i, Math.sqrt(Math.abs(y)));
    out.set(8, i, Math.fma(x, y, z));
    out.set(9, i, x * y + z);
    out.set(10, i, z - x * y);
    out.set(11, i, x * y - z * x);
    out.set(12, i, (x + y) + z);
    out.set(13, i, x + (y + z));
    out.set(14, i, x * (y * z));
    out.set(15, i, 1.0 / x);
    out.set(16, i, x / 3.0);
    out.set(17, i, x * 0.1);
    out.set(18, i, Math.min(x, y));
    out.set(19, i, Math.max(x, y));
    out.set(20, i, Math.min(x, -0.0));
    out.set(21, i, Math.max(-0.0, y));
    out.set(22, i, Math.floor(x));
    out.set(23, i, Math.ceil(x));
    out.set(24, i, Math.rint(x));
    out.set(25, i, Math.signum(x));
    out.set(26, i, Double.isNaN(y) ? x : Math.copySign(x, y));
    out.set(27, i, Math.abs(x));
    out.set(28, i, x > 0 ? 1 : z);
    out.set(29, i, x < y ? x : y);
    out.set(30, i, x <= y ? 1.0 : 0.0);
    out.set(31, i, x == y ? 1.0 : 0.0);
    out.set(32, i, x != x ? 1.0 : 0.0);
    out.set(33, i, x >= y == y >= x ? 1.0 : 0.0);
    out.set(34, i, Double.isNaN(x) ? 1.0 : 0.0);
    out.set(35, i, Double.isInfinite(x) ? 1.0 : 0.0);
    out.set(36, i, Double.isFinite(x) ? 1.0 : 0.0);
    out.set(37, i, x - x);
    out.set(38, i, x * 0.0);
    out.set(39, i, 0.0 - x);
    out.set(40, i, x + 0.0);
    out.set(41, i, x / x);
    out.set(42, i, (x + y) - y);
    out.set(43, i, (x - y) + y == x ? 1.0 : 0.0);
    out.set(44, i, x * 0x1p-1074);
    out.set(45, i, x * 0x1p-537 * 0x1p-537);
    out.set(46, i, y * Double.MAX_VALUE);
    out.set(47, i, Math.fma(x, y, -(x * y)));
    out.set(48, i, Math.sqrt(x * x + y * y));
    double sum = x;
    sum += y;
    sum *= z;
    sum -= x;
    sum /= y;
    out.set(49, i, sum);
    sum %= 7.25;
    sum++;
    out.set(50, i, sum);
    out.set(51, i, Double.longBitsToDouble(Double.doubleToLongBits(x) ^ 1L));
    out.set(52, i, Math.min(-0.0, x));
    out.set(53, i, Math.max(x, -0.0));
    out.set(54, i, Math.rint(x + Double.NaN));
    out.set(55, i, Math.rint(1e300));
    out.set(56, i, Math.rint(x * 0.5) + Math.floor(-1e300));
    out.set(57, i, Math.floor(Double.NaN + y));
    out.set(58, i, Math.ceil(y + Double.NaN));
  }
}

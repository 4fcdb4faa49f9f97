package org.fiducia.kernels.conformance;

import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Loops, switches, local arrays, tables, functions and the numbers of items and events. */
@Kernel
public final class ControlFlow {

  static final int DOUBLE_INPUTS = 3;
  static final int INT_INPUTS = 2;

  /** Columns of each output block, one an expression. */
  static final int DOUBLE_EXPRESSIONS = 14;
  static final int LONG_EXPRESSIONS = 6;
  static final int INT_EXPRESSIONS = 13;

  private static final int SIZE = Pieces.LENGTH * 2;

  private ControlFlow() {}

  /**
   * One expression a column.
   *
   * @param i row
   * @param event number of the event
   * @param in x, y, z: any doubles
   * @param counts p, q: any ints
   */
  public static void run(
      long i, long event, Doubles in, Ints counts, Doubles realOut, Longs wholeOut, Ints countOut) {
    double x = in.get(0, i);
    double y = in.get(1, i);
    int p = counts.get(0, i);
    int q = counts.get(1, i);
    arrays(i, in, realOut, countOut);
    realOut.set(5, i, Pieces.weighted(in, 2, i));
    Pieces.copy(in, 1, realOut, 6, i);
    realOut.set(7, i, Pieces.WEIGHTS[p & 3] * x);
    realOut.set(8, i, Pieces.between(x, -1, y) ? Pieces.between(y, 0, 1e300) ? 2.0 : 1.0 : 0.0);
    realOut.set(9, i, newton(x));
    realOut.set(10, i, x > y ? p : y);
    realOut.set(11, i, p > 0 && 1.0 / p < x || q < 0 ? x : -y);
    double half = x * 0.5;
    double distance = half - y;
    realOut.set(12, i, half * distance);
    realOut.set(13, i, switch (q & 3) {
      case 0 -> x;
      case 1, 2 -> y;
      default -> p;
    });
    wholeOut.set(0, i, i);
    wholeOut.set(1, i, event);
    wholeOut.set(2, i, Pieces.STEPS[q & 3] + p);
    wholeOut.set(3, i, Pieces.collatz(event * 31 + p));
    wholeOut.set(4, i, mixed(event));
    wholeOut.set(5, i, Pieces.STEPS.length + (x < 0 ? 1L : p));
    countOut.set(0, i, oldSwitch(p));
    countOut.set(1, i, newSwitch(q));
    countOut.set(2, i, skipping(p, q));
    countOut.set(3, i, nested(p));
    countOut.set(4, i, Pieces.CODES[p & 3] - q);
    countOut.set(5, i, doWhile(q));
    countOut.set(6, i, twoCounters(p & 15));
    countOut.set(7, i, early(x, y));
  }

  private static void arrays(long i, Doubles in, Doubles realOut, Ints countOut) {
    double[] a = new double[Pieces.LENGTH];
    double[] b = {in.get(0, i), in.get(1, i), 2, -0.5};
    int[] seen = new int[SIZE];
    int finite = Pieces.powers(in.get(2, i), a);
    realOut.set(0, i, Pieces.dot(a, b));
    realOut.set(1, i, a[3] - b[1]);
    for (int k = 0; k < 20; k++) {
      double[] fresh = new double[2];
      fresh[k & 1] += k;
      a[k % 4] += fresh[0] - b[(k + 1) % 4];
      seen[k * k % SIZE]++;
    }
    realOut.set(2, i, a[0]);
    realOut.set(3, i, a[2] * a.length);
    b[finite & 3] = 1;
    realOut.set(4, i, Pieces.dot(b, a));
    countOut.set(8, i, finite);
    countOut.set(9, i, seen[1] * 100 + seen[4] * 10 + seen[0]);
    long[] wide = {1L << 40, finite};
    wide[1] -= wide[0];
    countOut.set(10, i, (int) (wide[1] >> 8));
    countOut.set(11, i, finite > 1 && Pieces.powers(finite, b) == 3 ? (int) b[3] : -1);
    countOut.set(12, i, Pieces.powers(0.5, a) + finite);
  }

  private static double newton(double x) {
    double root = 1;
    int rounds = 0;
    while (rounds < 40 && Math.abs(root * root - x) > 1e-9 * x) {
      root = 0.5 * (root + x / root);
      rounds++;
    }
    return root + rounds;
  }

  private static long mixed(long state) {
    long z = state;
    for (long k = 3; k > -3; k -= 2) {
      z = z * 6364136223846793005L + k;
    }
    return z;
  }

  @SuppressWarnings("fallthrough")
  private static int oldSwitch(int p) {
    int result = 0;
    switch (p & 7) {
      case 0:
        result = 1;
        break;
      case 1:
      case 2:
        int local = p;
        result += local;
      case 3:
        result -= 4;
        break;
      default:
        result = -p;
      case 6:
        result ^= 9;
    }
    return result;
  }

  private static int newSwitch(int q) {
    int result = q;
    for (int k = 0; k < 6; k++) {
      switch (k) {
        case 1 -> result++;
        case 2, 3 -> {
          if (result > 0) {
            break;
          }
          result += 10;
        }
        case 4 -> {
          continue;
        }
        default -> result *= 3;
      }
      result -= k;
    }
    return result;
  }

  private static int skipping(int p, int q) {
    int count = 0;
    for (int k = 0; ; k++) {
      if (k > 30) {
        break;
      }
      if ((p >>> k & 1) == 0) {
        continue;
      }
      count += k;
      if (count > (q & 127)) {
        break;
      }
    }
    return count;
  }

  private static int nested(int p) {
    int total = 0;
    for (int k = 0; k < 5; k++) {
      for (int j = k; j < 5; j++) {
        if ((j + p) % 3 == 0) {
          continue;
        }
        if (j * k > 9) {
          break;
        }
        total += 7 * k + j;
      }
      total *= 2;
    }
    return total;
  }

  private static int doWhile(int q) {
    int n = q;
    int rounds = 0;
    do {
      n = n / 3 - 1;
      rounds++;
    } while (n > 4 || n < -4);
    return rounds * 100 + n;
  }

  private static int twoCounters(int p) {
    int sum = 0;
    for (int k = 0, j = p; k < j; k++, j--) {
      sum += k * j;
    }
    return sum;
  }

  private static int early(double x, double y) {
    if (x != x) {
      return -1;
    } else if (x > y) {
      return 1;
    }
    if (x == y) {
      return 0;
    }
    return x < y ? 2 : 3;
  }
}

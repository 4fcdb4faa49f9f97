package org.fiducia.tornado.jit;

import org.fiducia.kernels.math.Exact;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * Small kernels in TornadoVM's own style, one construct each: what {@link JitExperiments} has its code generator
 * translate. The JVM runs the same methods; results that are doubles are doubles, all others longs.
 */
final class JitKernels {

  private static final int TERMS = 8;

  private JitKernels() {}

  static void arithmetic(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, (x.get(i) + y.get(i)) / (x.get(i) - y.get(i)));
    }
  }

  static void kernelContext(KernelContext context, DoubleArray x, DoubleArray y, DoubleArray o) {
    int i = context.globalIdx;
    o.set(i, (x.get(i) + y.get(i)) / (x.get(i) - y.get(i)));
  }

  static void productAndSum(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, x.get(i) * y.get(i) + x.get(i));
    }
  }

  static void fma(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.fma(x.get(i), y.get(i), x.get(i)));
    }
  }

  static void squareRoot(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.sqrt(x.get(i)));
    }
  }

  static void floor(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.floor(x.get(i)));
    }
  }

  static void rint(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.rint(x.get(i)));
    }
  }

  static void minimum(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.min(x.get(i), y.get(i)));
    }
  }

  static void absolute(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.abs(x.get(i)));
    }
  }

  static void remainder(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, x.get(i) % y.get(i));
    }
  }

  static void lessThan(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, x.get(i) < y.get(i) ? 1 : 2);
    }
  }

  static void notLessThan(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      if (!(x.get(i) < y.get(i))) {
        o.set(i, 1);
      } else {
        o.set(i, 2);
      }
    }
  }

  static void isNotANumber(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double v = x.get(i);
      o.set(i, v != v ? 1 : 2);
    }
  }

  static void platformExponential(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.exp(x.get(i)));
    }
  }

  static void exactExponential(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Exact.exp(x.get(i)));
    }
  }

  static void exactLogarithm(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Exact.log(x.get(i)));
    }
  }

  static void privateArray(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double[] powers = new double[TERMS];
      powers[0] = x.get(i);
      for (int k = 1; k < TERMS; k++) {
        powers[k] = powers[k - 1] * y.get(i);
      }
      double sum = 0;
      for (int k = 0; k < TERMS; k++) {
        sum += powers[k];
      }
      o.set(i, sum);
    }
  }

  static void sumOfALoop(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double sum = x.get(i);
      for (int k = 0; k < TERMS; k++) {
        sum = sum / 3 + y.get(i);
      }
      o.set(i, sum);
    }
  }

  static void oneBreak(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double sum = x.get(i);
      for (int k = 0; k < TERMS; k++) {
        if (sum > 100) {
          break;
        }
        sum = sum + y.get(i);
      }
      o.set(i, sum);
    }
  }

  static void twoBreaks(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double sum = x.get(i);
      for (int k = 0; k < TERMS; k++) {
        if (sum > 100) {
          break;
        }
        sum = sum + y.get(i);
        if (sum < -100) {
          sum = -sum;
          break;
        }
      }
      o.set(i, sum);
    }
  }

  /** How often the loop ran matters too, and one of its breaks ends an endless loop. */
  static void twoBreaksAndACount(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double sum = x.get(i);
      int k = 0;
      while (true) {
        if (k >= TERMS) {
          break;
        }
        sum = sum + y.get(i);
        k++;
        if (sum > 100) {
          break;
        }
      }
      o.set(i, sum + k);
    }
  }

  static void continued(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      double sum = x.get(i);
      for (int k = 0; k < TERMS; k++) {
        if (sum > 100) {
          sum = sum / 7;
          continue;
        }
        sum = sum + y.get(i);
      }
      o.set(i, sum);
    }
  }

  static void returnFromACall(DoubleArray x, DoubleArray y, DoubleArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, early(x.get(i), y.get(i)));
    }
  }

  private static double early(double x, double y) {
    for (int k = 0; k < TERMS; k++) {
      if (x > y) {
        return x + k;
      }
      x = x + 1;
    }
    return y;
  }

  static void toInt(DoubleArray x, DoubleArray y, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, (int) x.get(i));
    }
  }

  static void toLong(DoubleArray x, DoubleArray y, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, (long) x.get(i));
    }
  }

  static void rawBits(DoubleArray x, DoubleArray y, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Double.doubleToRawLongBits(x.get(i)) + 1);
    }
  }

  static void addAndMultiply(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, a.get(i) * b.get(i) + a.get(i));
    }
  }

  static void intOverflow(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      int x = (int) a.get(i);
      o.set(i, x + 1 > x ? 1 : 2);
    }
  }

  static void longShiftRight(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, a.get(i) >> 5);
    }
  }

  static void longUnsignedShift(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, a.get(i) >>> 5);
    }
  }

  static void intUnsignedShift(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      int x = (int) a.get(i);
      o.set(i, x >>> 5);
    }
  }

  static void shiftByVariable(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, a.get(i) << (int) b.get(i));
    }
  }

  static void longDivision(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      long divisor = b.get(i);
      o.set(i, divisor == 0 ? 0 : a.get(i) / divisor);
    }
  }

  static void highProduct(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.multiplyHigh(a.get(i), b.get(i)));
    }
  }

  static void absoluteInt(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      o.set(i, Math.abs((int) a.get(i)));
    }
  }

  static void choice(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      long value;
      switch ((int) (a.get(i) & 3)) {
        case 0:
          value = b.get(i);
          break;
        case 1:
          value = -b.get(i);
          break;
        default:
          value = 7;
      }
      o.set(i, value);
    }
  }

  /** Ten rounds of a multiplication with both halves of the product, as counter-based random numbers need them. */
  static void rounds(LongArray a, LongArray b, LongArray o) {
    for (@Parallel int i = 0; i < o.getSize(); i++) {
      long left = a.get(i) & 0xFFFFFFFFL;
      long right = b.get(i) & 0xFFFFFFFFL;
      for (int k = 0; k < 10; k++) {
        long product = left * 0xD2511F53L;
        left = (product >>> 32) ^ right;
        right = product & 0xFFFFFFFFL;
      }
      o.set(i, left ^ right << 32);
    }
  }
}

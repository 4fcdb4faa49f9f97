package org.fiducia.kernels.math;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/** Every function of {@link Exact} on the same two arguments: what devices are compared on before they are trusted. */
@Kernel
public final class ElementaryFunctions {

  private ElementaryFunctions() {}

  /**
   * One item.
   *
   * @param i item
   * @param x in: {@link ElementaryColumns#ARGUMENTS}
   * @param y out: {@link ElementaryColumns#VALUES}
   */
  public static void run(long i, Doubles x, Doubles y) {
    double first = x.get(ElementaryColumns.X, i);
    double second = x.get(ElementaryColumns.Y, i);
    double[] both = new double[2];
    Exact.sinAndCos(first, both);
    y.set(ElementaryColumns.EXP, i, Exact.exp(first));
    y.set(ElementaryColumns.EXPM1, i, Exact.expm1(first));
    y.set(ElementaryColumns.LOG, i, Exact.log(first));
    y.set(ElementaryColumns.LOG1P, i, Exact.log1p(first));
    y.set(ElementaryColumns.SIN, i, Exact.sin(first));
    y.set(ElementaryColumns.COS, i, Exact.cos(first));
    y.set(ElementaryColumns.SIN_OF_BOTH, i, both[0]);
    y.set(ElementaryColumns.COS_OF_BOTH, i, both[1]);
    y.set(ElementaryColumns.TAN, i, Exact.tan(first));
    y.set(ElementaryColumns.ATAN2, i, Exact.atan2(second, first));
    y.set(ElementaryColumns.POW, i, Exact.pow(first, second));
    y.set(ElementaryColumns.CBRT, i, Exact.cbrt(first));
    y.set(ElementaryColumns.HYPOT, i, Exact.hypot(first, second));
  }
}

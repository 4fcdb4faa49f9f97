package org.fiducia.host.contract;

import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** Touches every kind of block, the item and the event number, and arithmetic that a compiler likes to contract. */
@Kernel
public final class Mix {

  private Mix() {}

  public static void run(long i, long event, Doubles in, Doubles out, Longs numbers, Ints flags) {
    double a = in.get(0, i);
    double b = in.get(1, i);
    out.set(0, i, a * b + 0.1);
    out.set(1, i, Math.sqrt(a * a + b * b) / (a - b));
    numbers.set(1, i, event * 31 + numbers.get(0, i));
    flags.set(0, i, a < b ? (int) i : -1);
  }
}

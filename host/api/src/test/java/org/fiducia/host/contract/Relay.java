package org.fiducia.host.contract;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/** A step whose results a next one can read: each item writes all values of its row, and counts itself. */
@Kernel
public final class Relay {

  private Relay() {}

  public static void run(long i, long event, Doubles settings, Doubles from, Doubles to, Longs count) {
    double x = from.get(0, i);
    to.set(0, i, x * settings.get(0, 0) + event);
    to.set(1, i, Math.sqrt(x * x + from.get(1, i)));
    count.add(0, 0, event + 1);
  }
}

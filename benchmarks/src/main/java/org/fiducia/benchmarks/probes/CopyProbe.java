package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/** As little work as a kernel can do: what a launch costs by itself shows. */
@Kernel
public final class CopyProbe {

  private CopyProbe() {}

  /**
   * One element.
   *
   * @param i element
   * @param in column 0
   * @param out column 0: the same
   */
  public static void run(long i, Doubles in, Doubles out) {
    out.set(0, i, in.get(0, i));
  }
}

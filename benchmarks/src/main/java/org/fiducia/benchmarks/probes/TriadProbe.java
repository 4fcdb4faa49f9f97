package org.fiducia.benchmarks.probes;

import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;

/**
 * The bandwidth of memory: two columns are read, one is written, as in the triad of STREAM (J. D. McCalpin, IEEE TCCA
 * Newsletter, December 1995, 19). An item moves 24 bytes; what a cache reads before it is written is not counted.
 */
@Kernel
public final class TriadProbe {

  private TriadProbe() {}

  /**
   * One element.
   *
   * @param i element
   * @param numbers columns of {@link ProbeNumbers}, 1 row
   * @param in columns 0 and 1
   * @param out column 0: their weighted sum
   */
  public static void run(long i, Doubles numbers, Doubles in, Doubles out) {
    out.set(0, i, in.get(0, i) + numbers.get(ProbeNumbers.FACTOR, 0) * in.get(1, i));
  }
}

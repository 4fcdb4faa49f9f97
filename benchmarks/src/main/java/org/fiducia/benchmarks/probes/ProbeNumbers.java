package org.fiducia.benchmarks.probes;

import org.fiducia.language.Layout;

/** Columns of the numbers that probes compute with; 1 row, so that no compiler knows them. */
public final class ProbeNumbers {

  /** A little below 1: no chain overflows. */
  public static final int FACTOR = 0;
  /** What is added or divided. */
  public static final int TERM = 1;

  public static final Layout LAYOUT = Layout.of("probe numbers",
      Layout.column("factor", "1", "multiplies"),
      Layout.column("term", "1", "is added, or is the dividend"));

  private ProbeNumbers() {}
}

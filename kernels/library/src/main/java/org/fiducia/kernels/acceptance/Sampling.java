package org.fiducia.kernels.acceptance;

import org.fiducia.language.Layout;

/** Columns of the one-row integer block that says how an acceptance integral is sampled and binned. */
public final class Sampling {

  public static final int LOG2_POINTS = 0;
  public static final int PLANES = 1;
  public static final int THETA_BINS = 2;
  public static final int FIRST_BIN = 3;
  public static final int BINS = 4;
  public static final int PILOT = 5;

  public static final Layout LAYOUT = Layout.of("sampling",
      Layout.column("log2 points", "1", "points of a lattice replicate are 2 to this power"),
      Layout.column("planes", "1", "detector planes"),
      Layout.column("theta bins", "1", "of each energy bin"),
      Layout.column("first bin", "1", "of the decay histogram, see DecayHistogram"),
      Layout.column("bins", "1", "of each replicate's decay histogram"),
      Layout.column("pilot", "1", "1: fill the profile of the importance grid, 0: fill the histogram"));

  private Sampling() {}
}

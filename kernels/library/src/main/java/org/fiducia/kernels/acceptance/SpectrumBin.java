package org.fiducia.kernels.acceptance;

import org.fiducia.language.Layout;

/**
 * Columns of a block of spectrum bins, in energy or, for each energy bin, in the polar angle. Behind the last bin of a
 * list stands one more row whose CUMULATIVE is 2, beyond every uniform number.
 */
public final class SpectrumBin {

  public static final int LOW = 0;
  public static final int WIDTH = 1;
  public static final int CUMULATIVE = 2;
  public static final int SLOPE = 3;
  public static final int WEIGHT = 4;

  /** Slices of the guide to the energy bins, and of the guide to the angles of one energy bin. */
  public static final int GUIDE = 256;

  public static final Layout LAYOUT = Layout.of("spectrum bin",
      Layout.column("low", "GeV or rad", "lower edge"),
      Layout.column("width", "GeV or rad", "of the part that can be accepted"),
      Layout.column("cumulative", "1", "probability of all earlier bins of the list"),
      Layout.column("slope", "GeV or rad", "width over the probability with which the bin is sampled"),
      Layout.column("weight", "1", "true yield over sampled yield; angles only"));

  private SpectrumBin() {}
}

package org.fiducia.kernels.pairing;

import org.fiducia.language.Layout;

/** Columns of the hypotheses of events, hypothesis by hypothesis: row = hypothesis * events + event. */
public final class Hypothesis {

  public static final int M_ALL = 0;
  public static final int M_ELECTRONS = 1;
  public static final int MISSING_MASS_SQUARED = 2;
  public static final int M_PAIR_1 = 3;
  public static final int M_PAIR_2 = 4;
  public static final int SIGMA_M_ALL = 5;
  public static final int SIGMA_M_PAIR_1 = 6;
  public static final int SIGMA_M_PAIR_2 = 7;
  public static final int SIGMA_DIFFERENCE = 8;

  /** Hypotheses an event: three pions times two ways to pair. */
  public static final int COUNT = 6;

  public static final Layout LAYOUT = Layout.of("hypothesis",
      Layout.column("m pi4e", "GeV/c^2", "mass of all tracks"),
      Layout.column("m 4e", "GeV/c^2", "mass of the four electrons"),
      Layout.column("m miss^2", "GeV^2/c^4", "(P_beam - P_pion)^2"),
      Layout.column("m pair 1", "GeV/c^2", "mass of the first pair"),
      Layout.column("m pair 2", "GeV/c^2", "mass of the second pair"),
      Layout.column("sigma m pi4e", "GeV/c^2", "standard deviation"),
      Layout.column("sigma m pair 1", "GeV/c^2", "standard deviation"),
      Layout.column("sigma m pair 2", "GeV/c^2", "standard deviation"),
      Layout.column("sigma difference", "GeV/c^2", "standard deviation of the difference of the pair masses"));

  private Hypothesis() {}
}

package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/**
 * Whole-number columns that say which track is what, one row an event. Sets of tracks are sums of 2^slot: any number of
 * tracks may be pions or form a "pair".
 */
public final class TrackRoles {

  public static final int STATUS = 0;
  public static final int HYPOTHESIS = 1;
  public static final int PIONS = 2;
  public static final int PAIR_1 = 3;
  public static final int PAIR_2 = 4;

  public static final Layout LAYOUT = Layout.of("roles of tracks",
      Layout.column("status", "1", "0 if roles could be given, see org.fiducia.kernels.Status"),
      Layout.column("hypothesis", "1", "number of the one chosen, see org.fiducia.kernels.pairing.Hypotheses"),
      Layout.column("pions", "1", "set of the tracks with the pion's mass"),
      Layout.column("pair 1", "1", "set of the tracks of the first pair"),
      Layout.column("pair 2", "1", "set of the tracks of the second pair"));

  private TrackRoles() {}
}

package org.fiducia.kernels.pairing;

import org.fiducia.language.Layout;

/**
 * Columns of the one-row block of whole numbers with the rules by which a hypothesis is chosen. The rule of the
 * published analyses is not known; so it is an argument.
 */
public final class PairingSetup {

  public static final int PION_RULE = 0;
  public static final int PAIR_RULE = 1;
  public static final int VERTEX = 2;

  public static final Layout LAYOUT = Layout.of("pairing",
      Layout.column("pion rule", "1", "which of the positive tracks is the pion"),
      Layout.column("pair rule", "1", "which electron goes with which positron"),
      Layout.column("vertex", "1", "1: tracks are correlated through their vertex, 0: the vertex is left out"));

  // Values of PION_RULE.

  /** The mass of all tracks closest to {@link PairingParameters#PARENT}. */
  public static final int PARENT_MASS = 0;
  /** The squared missing mass closest to {@link PairingParameters#MISSING_MASS_SQUARED}. */
  public static final int MISSING_MASS = 1;
  /** The largest momentum. */
  public static final int LARGEST_MOMENTUM = 2;

  // Values of PAIR_RULE.

  /** The least difference of the two masses. */
  public static final int LEAST_DIFFERENCE = 0;
  /** The least difference of the two masses in its standard deviations. */
  public static final int LEAST_SIGNIFICANCE = 1;
  /** Both masses closest to {@link PairingParameters#PAIR}: least sum of the squared distances. */
  public static final int PAIR_MASS = 2;

  private PairingSetup() {}
}

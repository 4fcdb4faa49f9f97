package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/**
 * Columns of the one-row block of the masses of a kinematic fit, and of its precision. Masses of constraints not asked
 * for are not used, but must be numbers.
 *
 * <p>A precision of 1e-6 leaves chi2 of five tracks right to 1e-9 and all momenta to 1e-5 of their errors; 1e-10 leaves
 * the rounding of the momenta. Below that a fit may end without having settled.
 */
public final class FitParameters {

  public static final int PION = 0;
  public static final int ELECTRON = 1;
  public static final int PARENT = 2;
  public static final int BOTH_PAIRS = 3;
  public static final int PAIR_1 = 4;
  public static final int PAIR_2 = 5;
  public static final int PRECISION = 6;

  public static final Layout LAYOUT = Layout.of("parameters of a kinematic fit",
      Layout.column("pion", "GeV/c^2", "of the tracks that are pions by their roles"),
      Layout.column("electron", "GeV/c^2", "of all other tracks"),
      Layout.column("parent", "GeV/c^2", "of the beam particle and of all tracks together"),
      Layout.column("both pairs", "GeV/c^2", "of both pairs together"),
      Layout.column("pair 1", "GeV/c^2", "of the first pair"),
      Layout.column("pair 2", "GeV/c^2", "of the second pair"),
      Layout.column("precision", "1", "the fit ends when another step would move by less, in standard deviations"));

  private FitParameters() {}
}

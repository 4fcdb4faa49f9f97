package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/** Columns of the one-row block of whole numbers that says what a kinematic fit demands. */
public final class FitSetup {

  public static final int CONSTRAINTS = 0;
  public static final int VERTEX = 1;

  public static final Layout LAYOUT = Layout.of("kinematic fit",
      Layout.column("constraints", "1", "sum of the bits of the constraints wanted"),
      Layout.column("vertex", "1", "1: tracks are correlated through their vertex, 0: the vertex is left out"));

  // Bits of CONSTRAINTS.

  /** The momenta of the tracks add up to that of the beam: 3 equations. */
  public static final int MOMENTUM = 1;
  /** The energies of the tracks add up to that of a beam particle of mass {@link FitParameters#PARENT}. */
  public static final int ENERGY = 2;
  /** The invariant mass of all tracks is {@link FitParameters#PARENT}. */
  public static final int PARENT_MASS = 4;
  /** The invariant mass of both pairs together is {@link FitParameters#BOTH_PAIRS}. */
  public static final int BOTH_PAIRS_MASS = 8;
  /** Both pairs have the same invariant mass. */
  public static final int EQUAL_PAIRS = 16;
  /** The invariant mass of pair 1 is {@link FitParameters#PAIR_1}. */
  public static final int PAIR_1_MASS = 32;
  /** The invariant mass of pair 2 is {@link FitParameters#PAIR_2}. */
  public static final int PAIR_2_MASS = 64;

  /** All bits. */
  static final int ALL = 127;

  private FitSetup() {}
}

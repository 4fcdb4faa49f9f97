package org.fiducia.kernels;

/**
 * What became of an item of a reconstruction kernel. An item that is not {@link #OK} has the canonical NaN in all its
 * outputs of type double; an item that is OK has no NaN.
 */
public final class Status {

  public static final int OK = 0;
  /** Fewer measurements, tracks or particles than the fit has parameters. */
  public static final int TOO_FEW = 1;
  /** An input is NaN or infinite. */
  public static final int NOT_FINITE = 2;
  /** An input is beyond what a detector can measure: an impossible error, a point outside, a momentum of zero. */
  public static final int OUT_OF_RANGE = 3;
  /** A matrix has no inverse: parallel or equal tracks, constraints that depend on each other. */
  public static final int SINGULAR = 4;
  /** The iterations ended without settling. */
  public static final int NOT_CONVERGED = 5;
  /** An item this one is made of was not OK. */
  public static final int BAD_INPUT_ITEM = 6;

  private Status() {}
}

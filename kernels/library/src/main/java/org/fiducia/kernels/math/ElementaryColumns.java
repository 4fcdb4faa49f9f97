package org.fiducia.kernels.math;

import static org.fiducia.language.Layout.column;

import org.fiducia.language.Layout;

/** Columns of {@link ElementaryFunctions}. */
public final class ElementaryColumns {

  public static final int X = 0;
  public static final int Y = 1;

  /** What the functions are taken of; angles in rad. */
  public static final Layout ARGUMENTS = Layout.of("arguments of the elementary functions",
      column("x", "1", "the only or first argument"),
      column("y", "1", "the second argument of atan2 (as its y), pow and hypot"));

  public static final int EXP = 0;
  public static final int EXPM1 = 1;
  public static final int LOG = 2;
  public static final int LOG1P = 3;
  public static final int SIN = 4;
  public static final int COS = 5;
  public static final int SIN_OF_BOTH = 6;
  public static final int COS_OF_BOTH = 7;
  public static final int TAN = 8;
  public static final int ATAN2 = 9;
  public static final int POW = 10;
  public static final int CBRT = 11;
  public static final int HYPOT = 12;

  /** One value a function. */
  public static final Layout VALUES = Layout.of("values of the elementary functions",
      column("exp", "1", "exp(x)"),
      column("expm1", "1", "exp(x) - 1"),
      column("log", "1", "ln(x)"),
      column("log1p", "1", "ln(1 + x)"),
      column("sin", "1", "sin(x)"),
      column("cos", "1", "cos(x)"),
      column("sinOfBoth", "1", "sin(x) from sinAndCos"),
      column("cosOfBoth", "1", "cos(x) from sinAndCos"),
      column("tan", "1", "tan(x)"),
      column("atan2", "rad", "atan2(y, x)"),
      column("pow", "1", "x to the power y"),
      column("cbrt", "1", "cube root of x"),
      column("hypot", "1", "sqrt(x^2 + y^2)"));

  private ElementaryColumns() {}
}

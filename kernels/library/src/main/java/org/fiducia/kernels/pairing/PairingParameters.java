package org.fiducia.kernels.pairing;

import org.fiducia.language.Layout;

/** Columns of the one-row block of the masses of the hypotheses. */
public final class PairingParameters {

  public static final int PION = 0;
  public static final int ELECTRON = 1;
  public static final int PARENT = 2;
  public static final int MISSING_MASS_SQUARED = 3;
  public static final int PAIR = 4;

  public static final Layout LAYOUT = Layout.of("masses of hypotheses",
      Layout.column("pion", "GeV/c^2", "mass of the pion"),
      Layout.column("electron", "GeV/c^2", "mass of the four others"),
      Layout.column("parent", "GeV/c^2", "mass of the beam particle"),
      Layout.column("missing mass squared", "GeV^2/c^4", "aim of the rule by missing mass"),
      Layout.column("pair", "GeV/c^2", "aim of the rule by pair mass"));

  private PairingParameters() {}
}

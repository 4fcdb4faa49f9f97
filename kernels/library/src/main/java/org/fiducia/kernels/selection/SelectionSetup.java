package org.fiducia.kernels.selection;

import org.fiducia.language.Layout;

/** Columns of the one-row block of lengths and masses that the selection kernels need. */
public final class SelectionSetup {

  public static final int REFERENCE_Z = 0;
  public static final int SEPARATION_Z = 1;
  public static final int ELECTRON_MASS = 2;

  public static final Layout LAYOUT = Layout.of("selection set-up",
      Layout.column("reference z", "mm", "where the states of the tracks are"),
      Layout.column("separation z", "mm", "where distances of tracks are measured"),
      Layout.column("electron mass", "GeV/c^2", "particles of this mass count for the electron momentum"));

  private SelectionSetup() {}
}

package org.fiducia.kernels.field;

import org.fiducia.language.Layout;

/** Columns of the one-row block that describes the magnetic field. */
public final class Field {

  public static final int MODEL = 0;
  public static final int CENTRE_Z = 1;
  public static final int KICK = 2;

  /** Values of {@link #MODEL}. */
  public static final int NONE = 0;
  public static final int THIN_KICK = 1;

  public static final Layout LAYOUT = Layout.of("field",
      Layout.column("model", "1", "which model, see the constants"),
      Layout.column("centre z", "mm", "of the magnet"),
      Layout.column("kick", "GeV/c", "px lost by a unit charge in the whole magnet"));

  private Field() {}
}

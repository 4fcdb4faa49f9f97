package org.fiducia.kernels.field;

import org.fiducia.language.Layout;

/**
 * Columns of the field at the nodes of the grid of a {@link FieldRegion}: a row a node, x running fastest, then y, z.
 */
public final class FieldMap {

  public static final int BX = 0;
  public static final int BY = 1;
  public static final int BZ = 2;

  public static final Layout LAYOUT = Layout.of("field map",
      Layout.column("Bx", "T", ""),
      Layout.column("By", "T", ""),
      Layout.column("Bz", "T", ""));

  private FieldMap() {}
}

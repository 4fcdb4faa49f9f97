package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/** Whole-number columns of pairs of lines: their rows in the two blocks of lines. */
public final class LinePair {

  public static final int FIRST = 0;
  public static final int SECOND = 1;

  public static final Layout LAYOUT = Layout.of("pair of lines",
      Layout.column("first", "1", "row of the first line"),
      Layout.column("second", "1", "row of the second line"));

  private LinePair() {}
}

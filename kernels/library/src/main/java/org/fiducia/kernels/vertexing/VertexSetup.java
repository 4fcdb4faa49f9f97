package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/** Columns of the one-row block of the settings of {@link VertexFit}. */
public final class VertexSetup {

  public static final int REFERENCE_Z = 0;
  public static final int LEAST_Z = 1;
  public static final int MOST_Z = 2;
  public static final int TOLERANCE = 3;
  public static final int MOST_ITERATIONS = 4;
  public static final int WITH_BEAM = 5;
  public static final int IN_FIELD = 6;

  public static final Layout LAYOUT = Layout.of("vertex fit set-up",
      Layout.column("reference z", "mm", "plane at which the tracks are given"),
      Layout.column("least z", "mm", "vertices before this are refused"),
      Layout.column("most z", "mm", "vertices behind this are refused"),
      Layout.column("tolerance", "1",
          "the fit has settled when another step would move it by less than this many standard deviations"),
      Layout.column("most iterations", "1", "of the fit, 50 at most"),
      Layout.column("with beam", "1", "1: the vertex is on the line of the beam particle, within its errors"),
      Layout.column("in field", "1", "1: tracks are followed through the field to the vertex, 0: they are straight"));

  private VertexSetup() {}
}

package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/** Whole-number columns of fitted vertices, one row an event. */
public final class VertexStatus {

  public static final int STATUS = 0;
  public static final int NDF = 1;
  public static final int ITERATIONS = 2;

  public static final Layout LAYOUT = Layout.of("vertex status",
      Layout.column("status", "1", "0 if the fit is good, see org.fiducia.kernels.Status"),
      Layout.column("ndf", "1", "degrees of freedom"),
      Layout.column("iterations", "1", "of the fit"));

  private VertexStatus() {}
}

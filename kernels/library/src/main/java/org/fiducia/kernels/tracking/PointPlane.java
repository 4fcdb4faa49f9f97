package org.fiducia.kernels.tracking;

import org.fiducia.language.Layout;

/** Columns of the planes of {@link SpacePointFit}, one row a plane in increasing z: each measures points (x, y). */
public final class PointPlane {

  public static final int Z = 0;
  public static final int SIGMA = 1;
  public static final int SCATTERING = 2;

  public static final Layout LAYOUT = Layout.of("point plane",
      Layout.column("z", "mm", "position along the beam"),
      Layout.column("sigma", "mm", "resolution in x and in y"),
      Layout.column("scattering", "(GeV/c)^2", "(theta0 p)^2, just behind the plane"));

  private PointPlane() {}
}

package org.fiducia.kernels.simulation;

import org.fiducia.language.Layout;

/** Columns of the one-row block of what {@link StrawHits} may add to the plain detector; zeros add nothing. */
public final class HitOptions {

  public static final int INEFFICIENCY = 0;
  public static final int OUTLIERS = 1;
  public static final int OUTLIER_SIGMA = 2;
  public static final int RADIATING_MASS = 3;
  public static final int DECAYING_MASS = 4;
  public static final int DECAY_LENGTH = 5;
  public static final int DAUGHTER_MASS = 6;

  public static final Layout LAYOUT = Layout.of("hit options",
      Layout.column("inefficiency", "1", "probability that a view loses its hit"),
      Layout.column("outliers", "1", "probability that a hit has the outlier sigma"),
      Layout.column("outlier sigma", "mm", "resolution of such a hit"),
      Layout.column("radiating mass", "GeV/c^2", "charged particles of this mass lose energy by bremsstrahlung"),
      Layout.column("decaying mass", "GeV/c^2", "charged particles of this mass decay in flight"),
      Layout.column("decay length", "mm", "their c tau"),
      Layout.column("daughter mass", "GeV/c^2", "of the charged daughter; the other one is a neutrino"));

  private HitOptions() {}
}

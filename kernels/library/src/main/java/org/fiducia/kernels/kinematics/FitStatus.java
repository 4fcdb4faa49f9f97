package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/** Whole-number columns of kinematic fits, one row an event. */
public final class FitStatus {

  public static final int STATUS = 0;
  public static final int NDF = 1;
  public static final int ITERATIONS = 2;

  public static final Layout LAYOUT = Layout.of("kinematic fit status",
      Layout.column("status", "1", "0 if the fit is good, see org.fiducia.kernels.Status"),
      Layout.column("ndf", "1", "degrees of freedom: the number of constraints"),
      Layout.column("iterations", "1", "linear steps made"));

  private FitStatus() {}
}

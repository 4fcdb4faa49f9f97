package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/**
 * Columns of the errors of fitted tracks; rows slot by slot. With V the covariance of what was measured, the covariance
 * of any two fitted quantities a, b is V_ab - sum over constraints of w_a w_b: the shares w of the tracks, of the beam
 * and of the vertex ({@link FittedEventErrors}) give all cross terms. V of two tracks is K C K'^T of {@link
 * org.fiducia.kernels.vertexing.Prong}, 0 if the vertex is left out.
 */
public final class FittedTrackErrors {

  /** First of 6 columns of the covariance, a lower triangle packed by rows. */
  public static final int COV = 0;
  /** First of 3 columns of pulls. */
  public static final int PULL = 6;
  /** First of 21 columns: w of p_x, p_y, p_z for constraint 0, then 1 and so on; 0 behind the last constraint. */
  public static final int SHARE = 9;

  public static final Layout LAYOUT = Layout.of("errors of a fitted track",
      Layout.column("cov px px", "GeV^2/c^2", "covariance"),
      Layout.column("cov py px", "GeV^2/c^2", "covariance"),
      Layout.column("cov py py", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz px", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz py", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz pz", "GeV^2/c^2", "covariance"),
      Layout.column("pull px", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("pull py", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("pull pz", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("share px 0", "GeV/c", "w of constraint 0"),
      Layout.column("share py 0", "GeV/c", "w of constraint 0"),
      Layout.column("share pz 0", "GeV/c", "w of constraint 0"),
      Layout.column("share px 1", "GeV/c", "w of constraint 1"),
      Layout.column("share py 1", "GeV/c", "w of constraint 1"),
      Layout.column("share pz 1", "GeV/c", "w of constraint 1"),
      Layout.column("share px 2", "GeV/c", "w of constraint 2"),
      Layout.column("share py 2", "GeV/c", "w of constraint 2"),
      Layout.column("share pz 2", "GeV/c", "w of constraint 2"),
      Layout.column("share px 3", "GeV/c", "w of constraint 3"),
      Layout.column("share py 3", "GeV/c", "w of constraint 3"),
      Layout.column("share pz 3", "GeV/c", "w of constraint 3"),
      Layout.column("share px 4", "GeV/c", "w of constraint 4"),
      Layout.column("share py 4", "GeV/c", "w of constraint 4"),
      Layout.column("share pz 4", "GeV/c", "w of constraint 4"),
      Layout.column("share px 5", "GeV/c", "w of constraint 5"),
      Layout.column("share py 5", "GeV/c", "w of constraint 5"),
      Layout.column("share pz 5", "GeV/c", "w of constraint 5"),
      Layout.column("share px 6", "GeV/c", "w of constraint 6"),
      Layout.column("share py 6", "GeV/c", "w of constraint 6"),
      Layout.column("share pz 6", "GeV/c", "w of constraint 6"));

  private FittedTrackErrors() {}
}

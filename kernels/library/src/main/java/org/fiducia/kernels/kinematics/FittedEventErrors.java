package org.fiducia.kernels.kinematics;

import org.fiducia.language.Layout;

/**
 * Columns of the errors of fitted events, one row an event: beam, sum of the momenta of all tracks, vertex. What the
 * shares are, {@link FittedTrackErrors} says. The columns of the vertex are 0 if it was left out.
 */
public final class FittedEventErrors {

  /** First of 6 columns of the covariance of the beam's momentum, a lower triangle packed by rows. */
  public static final int BEAM_COV = 0;
  /** First of 6 columns of the covariance of the sum of the tracks' momenta. */
  public static final int TOTAL_COV = 6;
  /** First of 6 columns of the covariance of the vertex. */
  public static final int VERTEX_COV = 12;
  /** First of 3 columns of pulls. */
  public static final int BEAM_PULL = 18;
  /** First of 3 columns of pulls. */
  public static final int VERTEX_PULL = 21;
  /** First of 21 columns: w of p_x, p_y, p_z for constraint 0, then 1 and so on; 0 behind the last constraint. */
  public static final int BEAM_SHARE = 24;
  /** First of 21 columns: w of x, y, z, likewise. */
  public static final int VERTEX_SHARE = 45;

  public static final Layout LAYOUT = Layout.of("errors of a fitted event",
      Layout.column("beam cov px px", "GeV^2/c^2", "covariance"),
      Layout.column("beam cov py px", "GeV^2/c^2", "covariance"),
      Layout.column("beam cov py py", "GeV^2/c^2", "covariance"),
      Layout.column("beam cov pz px", "GeV^2/c^2", "covariance"),
      Layout.column("beam cov pz py", "GeV^2/c^2", "covariance"),
      Layout.column("beam cov pz pz", "GeV^2/c^2", "covariance"),
      Layout.column("total cov px px", "GeV^2/c^2", "covariance"),
      Layout.column("total cov py px", "GeV^2/c^2", "covariance"),
      Layout.column("total cov py py", "GeV^2/c^2", "covariance"),
      Layout.column("total cov pz px", "GeV^2/c^2", "covariance"),
      Layout.column("total cov pz py", "GeV^2/c^2", "covariance"),
      Layout.column("total cov pz pz", "GeV^2/c^2", "covariance"),
      Layout.column("vertex cov x x", "mm^2", "covariance"),
      Layout.column("vertex cov y x", "mm^2", "covariance"),
      Layout.column("vertex cov y y", "mm^2", "covariance"),
      Layout.column("vertex cov z x", "mm^2", "covariance"),
      Layout.column("vertex cov z y", "mm^2", "covariance"),
      Layout.column("vertex cov z z", "mm^2", "covariance"),
      Layout.column("beam pull px", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("beam pull py", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("beam pull pz", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("vertex pull x", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("vertex pull y", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("vertex pull z", "1", "(measured - fitted) / its standard deviation; 0 if the fit cannot move it"),
      Layout.column("share beam px 0", "GeV/c", "w of constraint 0"),
      Layout.column("share beam py 0", "GeV/c", "w of constraint 0"),
      Layout.column("share beam pz 0", "GeV/c", "w of constraint 0"),
      Layout.column("share beam px 1", "GeV/c", "w of constraint 1"),
      Layout.column("share beam py 1", "GeV/c", "w of constraint 1"),
      Layout.column("share beam pz 1", "GeV/c", "w of constraint 1"),
      Layout.column("share beam px 2", "GeV/c", "w of constraint 2"),
      Layout.column("share beam py 2", "GeV/c", "w of constraint 2"),
      Layout.column("share beam pz 2", "GeV/c", "w of constraint 2"),
      Layout.column("share beam px 3", "GeV/c", "w of constraint 3"),
      Layout.column("share beam py 3", "GeV/c", "w of constraint 3"),
      Layout.column("share beam pz 3", "GeV/c", "w of constraint 3"),
      Layout.column("share beam px 4", "GeV/c", "w of constraint 4"),
      Layout.column("share beam py 4", "GeV/c", "w of constraint 4"),
      Layout.column("share beam pz 4", "GeV/c", "w of constraint 4"),
      Layout.column("share beam px 5", "GeV/c", "w of constraint 5"),
      Layout.column("share beam py 5", "GeV/c", "w of constraint 5"),
      Layout.column("share beam pz 5", "GeV/c", "w of constraint 5"),
      Layout.column("share beam px 6", "GeV/c", "w of constraint 6"),
      Layout.column("share beam py 6", "GeV/c", "w of constraint 6"),
      Layout.column("share beam pz 6", "GeV/c", "w of constraint 6"),
      Layout.column("share vertex x 0", "mm", "w of constraint 0"),
      Layout.column("share vertex y 0", "mm", "w of constraint 0"),
      Layout.column("share vertex z 0", "mm", "w of constraint 0"),
      Layout.column("share vertex x 1", "mm", "w of constraint 1"),
      Layout.column("share vertex y 1", "mm", "w of constraint 1"),
      Layout.column("share vertex z 1", "mm", "w of constraint 1"),
      Layout.column("share vertex x 2", "mm", "w of constraint 2"),
      Layout.column("share vertex y 2", "mm", "w of constraint 2"),
      Layout.column("share vertex z 2", "mm", "w of constraint 2"),
      Layout.column("share vertex x 3", "mm", "w of constraint 3"),
      Layout.column("share vertex y 3", "mm", "w of constraint 3"),
      Layout.column("share vertex z 3", "mm", "w of constraint 3"),
      Layout.column("share vertex x 4", "mm", "w of constraint 4"),
      Layout.column("share vertex y 4", "mm", "w of constraint 4"),
      Layout.column("share vertex z 4", "mm", "w of constraint 4"),
      Layout.column("share vertex x 5", "mm", "w of constraint 5"),
      Layout.column("share vertex y 5", "mm", "w of constraint 5"),
      Layout.column("share vertex z 5", "mm", "w of constraint 5"),
      Layout.column("share vertex x 6", "mm", "w of constraint 6"),
      Layout.column("share vertex y 6", "mm", "w of constraint 6"),
      Layout.column("share vertex z 6", "mm", "w of constraint 6"));

  private FittedEventErrors() {}
}

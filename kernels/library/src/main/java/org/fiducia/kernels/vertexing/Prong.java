package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/**
 * Columns of the tracks of a vertex, refitted to it; rows slot by slot. Momenta p_i of the same vertex v are correlated
 * through it alone: p_i = const + K_i v + e_i with independent e_i, so that cov(p_i, p_j) = K_i C K_j^T for different
 * tracks, cov(p_i, v) = K_i C, and cov(p_i) = D_i + K_i C K_i^T, with C the covariance of the vertex. Symmetric matrices
 * are lower triangles packed by rows; K is stored by rows (row: momentum component, column: vertex coordinate).
 */
public final class Prong {

  public static final int PX = 0;
  public static final int PY = 1;
  public static final int PZ = 2;
  /** First of 6 columns of cov(p). */
  public static final int COV = 3;
  /** First of 6 columns of D. */
  public static final int D = 9;
  /** First of 9 columns of K. */
  public static final int K = 15;

  public static final Layout LAYOUT = Layout.of("prong",
      Layout.column("px", "GeV/c", "momentum at the vertex"),
      Layout.column("py", "GeV/c", "momentum at the vertex"),
      Layout.column("pz", "GeV/c", "momentum at the vertex"),
      Layout.column("cov px px", "GeV^2/c^2", "covariance"),
      Layout.column("cov py px", "GeV^2/c^2", "covariance"),
      Layout.column("cov py py", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz px", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz py", "GeV^2/c^2", "covariance"),
      Layout.column("cov pz pz", "GeV^2/c^2", "covariance"),
      Layout.column("d px px", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("d py px", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("d py py", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("d pz px", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("d pz py", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("d pz pz", "GeV^2/c^2", "covariance at a given vertex"),
      Layout.column("k px x", "GeV/c/mm", "change of px with the vertex"),
      Layout.column("k px y", "GeV/c/mm", "change of px with the vertex"),
      Layout.column("k px z", "GeV/c/mm", "change of px with the vertex"),
      Layout.column("k py x", "GeV/c/mm", "change of py with the vertex"),
      Layout.column("k py y", "GeV/c/mm", "change of py with the vertex"),
      Layout.column("k py z", "GeV/c/mm", "change of py with the vertex"),
      Layout.column("k pz x", "GeV/c/mm", "change of pz with the vertex"),
      Layout.column("k pz y", "GeV/c/mm", "change of pz with the vertex"),
      Layout.column("k pz z", "GeV/c/mm", "change of pz with the vertex"));

  private Prong() {}
}

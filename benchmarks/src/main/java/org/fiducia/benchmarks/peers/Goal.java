package org.fiducia.benchmarks.peers;

import java.util.List;

/**
 * How many times faster than a peer a form is to be.
 *
 * @param task as {@code fiducia bench} names it, or {@link #ACCEPTANCE}
 * @param form which form
 * @param peer the other program
 * @param times asked for; 0 for a ratio that is only shown
 */
record Goal(String task, Form form, Peer peer, double times) {

  static final String ACCEPTANCE = "acceptance";

  /** It writes what {@code kalman-parameters} writes; {@code kalman} writes 20 numbers of state and covariance, too. */
  private static final Peer HAND_AVX512 =
      Peer.measured("hand-sparse AVX-512 C++, 7 numbers", "(i) KF hand-sparse SoA AVX-512 double x8", 33e6);
  private static final Peer HAND_SCALAR =
      Peer.measured("hand-sparse scalar C++", "(i) KF hand-sparse scalar double", 8.3e6);
  private static final Peer EIGEN_FILTER = Peer.measured("Eigen", "(i) KF Eigen double, 4x2D, kick", 1.4e6);
  private static final Peer PLAIN_JAVA =
      Peer.measured("plain Java", "plain Java hand-sparse Kalman (double)", 6.6e6);
  private static final Peer KF_PARTICLE = Peer.quoted("KFParticle AVX2 x 8, float", 1.66e6);
  private static final Peer BILLOIR =
      Peer.measured("Eigen full Billoir, 3 iterations", "(ii) Billoir full Eigen double 5-prong, 3 it", 389e3);
  private static final Peer EIGEN_BLOCKS =
      Peer.measured("Eigen 3x3 blocks", "(iii) 4C K->pi4e fit Eigen double, 3x3 blocks", 1.3e6);
  private static final Peer APLCON = Peer.quoted("APLCON", 88e3);
  /** 0.83 ms of processor time a point at the same error. */
  private static final Peer NUMPY = Peer.quoted("numpy", 1 / 0.83e-3);

  static final List<Goal> ALL = List.of(
      new Goal("kalman", Form.WIDE, HAND_AVX512, 1),
      new Goal("kalman-parameters", Form.WIDE, HAND_AVX512, 1),
      new Goal("kalman", Form.SCALAR, HAND_SCALAR, 0),
      new Goal("kalman", Form.JVM, PLAIN_JAVA, 1.2),
      new Goal("kalman-parameters", Form.JVM, PLAIN_JAVA, 0),
      new Goal("kalman", Form.JVM, EIGEN_FILTER, 0),
      new Goal("vertex5", Form.WIDE, KF_PARTICLE, 1.5),
      new Goal("vertex5", Form.JVM, KF_PARTICLE, 0),
      new Goal("vertex5", Form.JVM, BILLOIR, 0),
      new Goal("vertex5-position", Form.WIDE, KF_PARTICLE, 3),
      new Goal("vertex5-position", Form.JVM, KF_PARTICLE, 0),
      new Goal("vertex5-position", Form.JVM, BILLOIR, 0),
      new Goal("kinfit4c", Form.WIDE, EIGEN_BLOCKS, 4),
      new Goal("kinfit4c", Form.WIDE, APLCON, 60),
      new Goal("kinfit4c", Form.JVM, EIGEN_BLOCKS, 0),
      new Goal(ACCEPTANCE, Form.JVM, NUMPY, 10),
      new Goal(ACCEPTANCE, Form.WIDE, NUMPY, 40));
}

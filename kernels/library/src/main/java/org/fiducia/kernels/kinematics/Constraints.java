package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/**
 * The constraints on energies and masses, all of one form: f = F(plus) - F(minus) - target with two sets of blocks, and
 * the derivative of f by the momentum of a block is a v - b if it lies in plus, -(a' v - b') if in minus; v = p / E.
 *
 * <p>A mass: F is the squared mass of the set and (a, b) twice its four-momentum. Energy conservation: F is the sum of
 * E - beta p, see {@link EnergyBalance}, so that (a, b) = (1, beta); plus are the tracks, minus the beam.
 */
@Functions
final class Constraints {

  /** Most equations of this kind, without momentum conservation; {@link FitProblem#check} refuses the others. */
  static final int MOST = 5;

  /** Most equations of this kind beside momentum conservation. */
  static final int MOST_BESIDE_MOMENTUM = 4;

  private Constraints() {}

  /**
   * Lists the constraints asked for besides momentum conservation.
   *
   * @param bits of {@link FitSetup}
   * @param sets receives plus and minus of each, as sets of blocks
   * @param targets receives what f must be
   */
  static void choose(int bits, int tracks, int pair1, int pair2, Doubles parameters, int[] sets, double[] targets) {
    int all = (1 << tracks) - 1;
    int count = 0;
    if ((bits & FitSetup.ENERGY) != 0) {
      sets[0] = all;
      sets[1] = 1 << tracks;
      targets[0] = 0;
      count = 1;
    }
    for (int k = 0; k < 5; k++) {
      if ((bits >> k & FitSetup.PARENT_MASS) != 0) {
        int mass = k == 0 ? FitParameters.PARENT : k == 1 ? FitParameters.BOTH_PAIRS
            : k == 3 ? FitParameters.PAIR_1 : FitParameters.PAIR_2;
        double m = k == 2 ? 0.0 : parameters.get(mass, 0);
        sets[2 * count] = k == 0 ? all : k == 1 ? pair1 | pair2 : k == 4 ? pair2 : pair1;
        sets[2 * count + 1] = k == 2 ? pair2 : 0;
        targets[count] = m * m;
        count += 1;
      }
    }
  }

  /** Number of all equations. */
  static int count(int bits) {
    return Integer.bitCount(bits) + ((bits & FitSetup.MOMENTUM) != 0 ? 2 : 0);
  }

  /** Whether there are roles, and the masses asked for can be reached: not below the sum of those of their tracks. */
  static int check(long i, int bits, int tracks, Ints roles, Doubles parameters) {
    int pions = roles.get(TrackRoles.PIONS, i);
    int pair1 = roles.get(TrackRoles.PAIR_1, i);
    int pair2 = roles.get(TrackRoles.PAIR_2, i);
    boolean pairs = (bits & (FitSetup.EQUAL_PAIRS | FitSetup.BOTH_PAIRS_MASS)) != 0;
    boolean inside = ((pair1 | pair2 | pions) >> tracks) == 0 && (pair1 & pair2) == 0;
    boolean needs1 = pairs || (bits & FitSetup.PAIR_1_MASS) != 0;
    boolean needs2 = pairs || (bits & FitSetup.PAIR_2_MASS) != 0;
    boolean there = inside && !(needs1 && pair1 == 0) && !(needs2 && pair2 == 0);
    int all = (1 << tracks) - 1;
    boolean parent = (bits & FitSetup.PARENT_MASS) != 0
        || (bits & FitSetup.ENERGY) != 0 && (bits & FitSetup.MOMENTUM) != 0;
    double pion = parameters.get(FitParameters.PION, 0);
    double electron = parameters.get(FitParameters.ELECTRON, 0);
    boolean reachable = (!parent || parameters.get(FitParameters.PARENT, 0) > least(all, pions, pion, electron))
        && ((bits & FitSetup.BOTH_PAIRS_MASS) == 0
            || parameters.get(FitParameters.BOTH_PAIRS, 0) > least(pair1 | pair2, pions, pion, electron))
        && ((bits & FitSetup.PAIR_1_MASS) == 0
            || parameters.get(FitParameters.PAIR_1, 0) > least(pair1, pions, pion, electron))
        && ((bits & FitSetup.PAIR_2_MASS) == 0
            || parameters.get(FitParameters.PAIR_2, 0) > least(pair2, pions, pion, electron));
    return roles.get(TrackRoles.STATUS, i) != Status.OK ? Status.BAD_INPUT_ITEM
        : there && reachable ? Status.OK : Status.OUT_OF_RANGE;
  }

  /** Sum of the masses of a set of tracks. */
  private static double least(int set, int pions, double pion, double electron) {
    return Integer.bitCount(set & pions) * pion + Integer.bitCount(set & ~pions) * electron;
  }

  /**
   * Values and derivatives of all constraints at given momenta.
   *
   * @param frame of the {@link EnergyBalance}
   * @param f receives the values
   * @param g receives the derivatives: those of constraint s by the momentum of block k from index {@code at(s, k)}
   */
  static void evaluate(int count, boolean energyFirst, int blocks, int[] sets, double[] targets, double[] frame,
      double[] p, double[] mass, double[] f, double[] g) {
    int from = 0;
    if (energyFirst) {
      f[0] = balance(blocks, frame, p, mass, g);
      from = 1;
    }
    double[] energy = new double[Measurement.MOST_BLOCKS];
    for (int k = 0; from < count && k < blocks; k++) {
      energy[k] = FourMomentum.energy(p, 3 * k, mass[k]);
    }
    for (int s = from; s < count; s++) {
      double plus = FourMomentum.squaredMass(sets[2 * s], 1.0, blocks, p, mass, energy, g, at(s, 0));
      double minus = FourMomentum.squaredMass(sets[2 * s + 1], -1.0, blocks, p, mass, energy, g, at(s, 0));
      f[s] = plus + minus - targets[s];
    }
  }

  /** Where in g the derivatives of constraint s by block k begin. */
  static int at(int s, int k) {
    return 3 * (s * Measurement.MOST_BLOCKS + k);
  }

  /** The value of energy conservation, the beam being the last block, and its derivatives. */
  private static double balance(int blocks, double[] frame, double[] p, double[] mass, double[] g) {
    double[] inverse = new double[Measurement.MOST_BLOCKS];
    double sum = 0;
    for (int k = 0; k < blocks; k++) {
      double sign = k < blocks - 1 ? 1.0 : -1.0;
      sum += sign * EnergyBalance.of(k, frame, p, mass, inverse);
      for (int c = 0; c < 3; c++) {
        g[3 * k + c] = sign * EnergyBalance.slope(k, c, frame, p, inverse);
      }
    }
    return sum;
  }
}

package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;
import org.fiducia.language.Ints;

/** The fit itself, on local arrays: the iteration of the linear problem. */
@Functions
final class FitProblem {

  private static final int FOUR_MOMENTUM_AND_MASS = FitSetup.MOMENTUM | FitSetup.ENERGY | FitSetup.PARENT_MASS;
  private static final int ALL_OF_PAIRS = FitSetup.EQUAL_PAIRS | FitSetup.PAIR_1_MASS | FitSetup.PAIR_2_MASS;

  private FitProblem() {}

  /** Whether the settings make sense, whatever the event. */
  static int check(long slots, int bits, Doubles parameters) {
    if (slots < 2 || bits == 0) {
      return Status.TOO_FEW;
    }
    if (slots > EventShape.MOST_SLOTS || (bits & ~FitSetup.ALL) != 0) {
      return Status.OUT_OF_RANGE;
    }
    // near the solution these are rounding apart from each other: better told beforehand
    if ((bits & FOUR_MOMENTUM_AND_MASS) == FOUR_MOMENTUM_AND_MASS || (bits & ALL_OF_PAIRS) == ALL_OF_PAIRS) {
      return Status.SINGULAR;
    }
    double zero = 0;
    for (int c = FitParameters.PION; c <= FitParameters.PRECISION; c++) {
      zero += parameters.get(c, 0) * 0;
    }
    if (!(zero == 0)) {
      return Status.NOT_FINITE;
    }
    return parameters.get(FitParameters.PRECISION, 0) > 0 && parameters.get(FitParameters.PION, 0) >= 0
        && parameters.get(FitParameters.ELECTRON, 0) >= 0 ? Status.OK : Status.OUT_OF_RANGE;
  }

  /** Masses of tracks and beam. */
  static void masses(int tracks, int pions, Doubles parameters, double[] mass) {
    double pion = parameters.get(FitParameters.PION, 0);
    double electron = parameters.get(FitParameters.ELECTRON, 0);
    for (int k = 0; k < tracks; k++) {
      mass[k] = (pions >> k & 1) != 0 ? pion : electron;
    }
    mass[tracks] = parameters.get(FitParameters.PARENT, 0);
  }

  /**
   * Finds the solution.
   *
   * @param state {@link Status}: nothing is done unless it is OK
   * @param p measured momenta of tracks and beam, replaced by the fitted ones
   * @param shift receives the displacement of the vertex
   * @param result receives chi2, steps
   * @return {@link Status}
   */
  static int solve(int state, long i, int bits, int tracks, long events, boolean vertex, Doubles parameters,
      Doubles prongs, Ints roles, double[] p, double[] cov, double[] mass, double[] vertexCov, double[] shift,
      double[] result) {
    double precision = parameters.get(FitParameters.PRECISION, 0);
    if (!vertex && bits == (FitSetup.MOMENTUM | FitSetup.ENERGY)) {
      return FourMomentumFit.solve(state, tracks, precision, p, cov, mass, result);
    }
    int[] sets = new int[2 * Constraints.MOST];
    double[] targets = new double[Constraints.MOST];
    double[] g = new double[3 * Measurement.MOST_BLOCKS * Constraints.MOST];
    double[] f = new double[Constraints.MOST];
    double[] h = new double[3 * Multipliers.MOST];
    double[] s = new double[Multipliers.MOST * (Multipliers.MOST + 1) / 2];
    double[] r = new double[Multipliers.MOST];
    double[] y = new double[3 * Constraints.MOST];
    double[] rest = new double[Constraints.MOST * (Constraints.MOST + 1) / 2];
    double[] right = new double[Constraints.MOST];
    double[] lambda = new double[Constraints.MOST];
    double[] frame = new double[EnergyBalance.FRAME];
    double[] q = new double[3 * Measurement.MOST_BLOCKS + 3];
    boolean conserved = (bits & FitSetup.MOMENTUM) != 0;
    boolean energyFirst = (bits & FitSetup.ENERGY) != 0;
    int first = conserved ? 3 : 0;
    int count = Constraints.count(bits) - first;
    Constraints.choose(bits, tracks, roles.get(TrackRoles.PAIR_1, i), roles.get(TrackRoles.PAIR_2, i), parameters, sets,
        targets);
    EnergyBalance.frame(conserved, tracks, p, mass, frame);
    boolean regular = true;
    double[] three = new double[6];
    double[] alone = new double[3];
    double[] balance = new double[3];
    double chi2Alone = 0;
    if (conserved) {
      Linearised.momentum(i, tracks, events, vertex, prongs, p, cov, vertexCov, s, r, h);
      regular = Multipliers.factorThree(s, three);
      Symmetric3.solve(three, r, 0, alone);
      chi2Alone = r[0] * alone[0] + r[1] * alone[1] + r[2] * alone[2];
    }
    double chi2 = 0;
    double step = 0;
    double before = 0;
    boolean settled = false;
    int steps = 0;
    boolean going = state == Status.OK && regular;
    while (going && steps < FiveTrackFit.MOST_ITERATIONS) {
      Constraints.evaluate(count, energyFirst, tracks + 1, sets, targets, frame, p, mass, f, g);
      Linearised.others(i, first, count, tracks, events, vertex, prongs, f, g, cov, vertexCov, q, shift, s, r, h);
      double missed = missed(first, count, f, s);
      regular = reduce(conserved, count, three, s, r, y, rest, right);
      regular &= Multipliers.factor(count, rest);
      chi2 = chi2Alone + Multipliers.solve(count, rest, right, lambda);
      for (int x = 0; x < 3; x++) {
        balance[x] = alone[x];
        for (int c = 0; c < count; c++) {
          balance[x] -= y[3 * c + x] * lambda[c];
        }
      }
      before = step;
      step = Linearised.update(i, first, count, tracks, events, vertex, prongs, balance, lambda, g, cov, vertexCov, h,
          p, q, shift);
      steps += 1;
      settled = count == 0 || settled(step, before, missed, precision * precision);
      going = regular && !settled;
    }
    result[0] = chi2;
    result[1] = steps;
    return state(state, regular, settled);
  }

  /**
   * Whether another step is not needed. Steps shrink geometrically: the next would be the square of this one over the
   * one before. What the constraints still miss is of second order in the last step, so that it shrinks by the square
   * of the ratio of the steps.
   *
   * @param step squared length of the last step in standard deviations
   * @param before that of the step before, 0 if there was none
   * @param missed square of what a constraint missed before the last step, in standard deviations
   * @param tolerance square of the precision
   */
  static boolean settled(double step, double before, double missed, double tolerance) {
    return step * step <= tolerance * before && missed * step * step <= tolerance * before * before;
  }

  /** What a fit ends with. */
  static int state(int state, boolean regular, boolean settled) {
    return state != Status.OK ? state
        : !regular ? Status.SINGULAR : !settled ? Status.NOT_CONVERGED : Status.OK;
  }

  /** The equations of the other constraints once momentum conservation, if wanted, is taken out. */
  private static boolean reduce(boolean conserved, int count, double[] three, double[] s, double[] r, double[] y,
      double[] rest, double[] right) {
    if (conserved) {
      return Multipliers.withoutThree(count, three, s, r, y, rest, right);
    }
    for (int c = 0; c < count; c++) {
      right[c] = r[c];
      for (int b = 0; b <= c; b++) {
        rest[Measurement.row(c) + b] = s[Measurement.row(c) + b];
      }
    }
    return true;
  }

  /**
   * The linear problem at fitted momenta.
   *
   * @param g receives the derivatives by the momenta, see {@link Constraints#evaluate}
   * @param h receives the derivatives by the vertex
   * @param s receives the factors of S, see {@link Multipliers}
   * @return false if constraints depend on each other
   */
  static boolean linearise(long i, int bits, int tracks, long events, boolean vertex, Doubles parameters,
      Doubles prongs, Ints roles, double[] p0, double[] p, double[] cov, double[] vertexCov, double[] g, double[] h,
      double[] s) {
    int[] sets = new int[2 * Constraints.MOST];
    double[] targets = new double[Constraints.MOST];
    double[] frame = new double[EnergyBalance.FRAME];
    double[] mass = new double[Measurement.MOST_BLOCKS];
    double[] f = new double[Constraints.MOST];
    double[] r = new double[Multipliers.MOST];
    boolean conserved = (bits & FitSetup.MOMENTUM) != 0;
    int first = conserved ? 3 : 0;
    int count = Constraints.count(bits) - first;
    Constraints.choose(bits, tracks, roles.get(TrackRoles.PAIR_1, i), roles.get(TrackRoles.PAIR_2, i), parameters, sets,
        targets);
    masses(tracks, roles.get(TrackRoles.PIONS, i), parameters, mass);
    EnergyBalance.frame(conserved, tracks, p0, mass, frame);
    Constraints.evaluate(count, (bits & FitSetup.ENERGY) != 0, tracks + 1, sets, targets, frame, p, mass, f, g);
    if (conserved) {
      Linearised.momentum(i, tracks, events, vertex, prongs, p0, cov, vertexCov, s, r, h);
    }
    // the right side is not wanted: any q will do
    double[] shift = new double[3];
    Linearised.others(i, first, count, tracks, events, vertex, prongs, f, g, cov, vertexCov, p0, shift, s, r, h);
    return Multipliers.factor(first + count, s);
  }

  /** The square of what the constraints miss at most, each in units of its standard deviation. */
  private static double missed(int first, int count, double[] f, double[] s) {
    double most = 0;
    for (int c = 0; c < count; c++) {
      double square = f[c] * f[c] / s[Measurement.row(first + c) + first + c];
      most = square > most ? square : most;
    }
    return most;
  }
}

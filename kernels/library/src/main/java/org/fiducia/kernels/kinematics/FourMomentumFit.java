package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.linear.Symmetric3;
import org.fiducia.language.Functions;

/**
 * The most frequent fit, conservation of momentum and energy without a vertex: what {@link FitProblem} does for any
 * constraints, with one equation left once momentum conservation is taken out.
 */
@Functions
final class FourMomentumFit {

  private FourMomentumFit() {}

  /**
   * Finds the solution.
   *
   * @param state {@link Status}: nothing is done unless it is OK
   * @param p measured momenta of tracks and beam, replaced by the fitted ones
   * @param result receives chi2, steps
   * @return {@link Status}
   */
  static int solve(int state, int tracks, double precision, double[] p, double[] cov, double[] mass, double[] result) {
    double[] frame = new double[EnergyBalance.FRAME];
    double[] total = new double[6];
    double[] missing = new double[3];
    double[] factors = new double[6];
    double[] weight = new double[6];
    EnergyBalance.frame(true, tracks, p, mass, frame);
    Linearised.sums(tracks, p, cov, total, missing);
    boolean regular = Symmetric3.factor(total, Multipliers.LEAST_PIVOT, factors);
    Symmetric3.invert(factors, weight);
    double alone0 = Measurement.times(weight, 0, 0, missing[0], missing[1], missing[2]);
    double alone1 = Measurement.times(weight, 0, 1, missing[0], missing[1], missing[2]);
    double alone2 = Measurement.times(weight, 0, 2, missing[0], missing[1], missing[2]);
    double chi2Alone = alone0 * missing[0] + alone1 * missing[1] + alone2 * missing[2];
    // of the beam, whose momentum counts negative, q is the negative
    double[] q = new double[3 * Measurement.MOST_BLOCKS];
    double[] inverse = new double[Measurement.MOST_BLOCKS];
    double chi2 = 0;
    double step = 0;
    boolean settled = false;
    int steps = 0;
    boolean going = state == Status.OK && regular;
    while (going && steps < FiveTrackFit.MOST_ITERATIONS) {
      double value = 0;
      double ux = 0;
      double uy = 0;
      double uz = 0;
      double square = 0;
      double moved = 0;
      for (int k = 0; k <= tracks; k++) {
        value += sign(k, tracks) * EnergyBalance.of(k, frame, p, mass, inverse);
        double gx = EnergyBalance.slope(k, 0, frame, p, inverse);
        double gy = EnergyBalance.slope(k, 1, frame, p, inverse);
        double gz = EnergyBalance.slope(k, 2, frame, p, inverse);
        double vx = Measurement.times(cov, 6 * k, 0, gx, gy, gz);
        double vy = Measurement.times(cov, 6 * k, 1, gx, gy, gz);
        double vz = Measurement.times(cov, 6 * k, 2, gx, gy, gz);
        ux += vx;
        uy += vy;
        uz += vz;
        square += gx * vx + gy * vy + gz * vz;
        moved += q[3 * k] * vx + q[3 * k + 1] * vy + q[3 * k + 2] * vz;
      }
      double tx = Measurement.times(weight, 0, 0, ux, uy, uz);
      double ty = Measurement.times(weight, 0, 1, ux, uy, uz);
      double tz = Measurement.times(weight, 0, 2, ux, uy, uz);
      double left = square - (tx * ux + ty * uy + tz * uz);
      double right = value + moved - (tx * missing[0] + ty * missing[1] + tz * missing[2]);
      double lambda = right / left;
      chi2 = chi2Alone + lambda * right;
      double before = step;
      step = move(tracks, alone0 - lambda * tx, alone1 - lambda * ty, alone2 - lambda * tz, lambda, frame, inverse, cov,
          p, q);
      steps += 1;
      regular = left > Multipliers.LEAST_PIVOT * square;
      settled = FitProblem.settled(step, before, value * value / square, precision * precision);
      going = regular && !settled;
    }
    result[0] = chi2;
    result[1] = steps;
    return FitProblem.state(state, regular, settled);
  }

  /** See {@link Linearised#update}: the multipliers are those of momentum conservation, then that of the balance. */
  private static double move(int tracks, double x, double y, double z, double lambda, double[] frame, double[] inverse,
      double[] cov, double[] p, double[] q) {
    double square = 0;
    for (int k = 0; k <= tracks; k++) {
      int a = 3 * k;
      double qx = x + lambda * EnergyBalance.slope(k, 0, frame, p, inverse);
      double qy = y + lambda * EnergyBalance.slope(k, 1, frame, p, inverse);
      double qz = z + lambda * EnergyBalance.slope(k, 2, frame, p, inverse);
      double dx = qx - q[a];
      double dy = qy - q[a + 1];
      double dz = qz - q[a + 2];
      double ux = Measurement.times(cov, 6 * k, 0, dx, dy, dz);
      double uy = Measurement.times(cov, 6 * k, 1, dx, dy, dz);
      double uz = Measurement.times(cov, 6 * k, 2, dx, dy, dz);
      square += dx * ux + dy * uy + dz * uz;
      double sign = sign(k, tracks);
      p[a] -= sign * ux;
      p[a + 1] -= sign * uy;
      p[a + 2] -= sign * uz;
      q[a] = qx;
      q[a + 1] = qy;
      q[a + 2] = qz;
    }
    return square;
  }

  private static double sign(int k, int tracks) {
    return k < tracks ? 1.0 : -1.0;
  }
}

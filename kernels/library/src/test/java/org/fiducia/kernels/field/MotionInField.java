package org.fiducia.kernels.field;

import java.util.TreeSet;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fiducia.kernels.field.TrialFields.Model;

/**
 * The motion of a charged particle as the Lorentz force has it, dp/ds = q v x B for the direction of flight, divided by
 * dz/ds; integrated by Dormand and Prince's method of order 8(5,3) of Commons Math. The field is evaluated here from
 * its definition, a grid as a sum over all of its nodes.
 */
final class MotionInField {

  /** A particle of 1 GeV/c turns by this per T mm. */
  private static final double TURN = 299_792_458e-12;

  private final Model model;

  MotionInField(Model model) {
    this.model = model;
  }

  /** The state x, y, tx, ty, q/p at another z. */
  double[] move(double[] state, double from, double to) {
    TreeSet<Double> stops = new TreeSet<>();
    breaks(stops);
    double norm = Math.sqrt(1 + state[2] * state[2] + state[3] * state[3]);
    double[] y = {state[0], state[1], state[2] / norm, state[3] / norm, 1 / norm};
    double z = from;
    while (z != to) {
      Double next = to > from ? stops.higher(z) : stops.lower(z);
      double stop = next == null ? to : to > from ? Math.min(next, to) : Math.max(next, to);
      segment(y, state[4], z, stop);
      z = stop;
    }
    return new double[] {y[0], y[1], y[2] / y[4], y[3] / y[4], state[4]};
  }

  /** Between two places where the field is not smooth. */
  private void segment(double[] y, double qp, double from, double to) {
    double middle = 0.5 * (from + to);
    FirstOrderDifferentialEquations lorentz = new FirstOrderDifferentialEquations() {
      @Override
      public int getDimension() {
        return 5;
      }

      @Override
      public void computeDerivatives(double z, double[] at, double[] dot) {
        double[] b = tesla(at[0], at[1], z, middle);
        double turn = TURN * qp / at[4];
        dot[0] = at[2] / at[4];
        dot[1] = at[3] / at[4];
        dot[2] = turn * (at[3] * b[2] - at[4] * b[1]);
        dot[3] = turn * (at[4] * b[0] - at[2] * b[2]);
        dot[4] = turn * (at[2] * b[1] - at[3] * b[0]);
      }
    };
    double most = Math.abs(to - from);
    new DormandPrince853Integrator(1e-6 * most, most, 1e-13, 1e-14).integrate(lorentz, from, y, to, y);
  }

  /** Where the field is not smooth. */
  private void breaks(TreeSet<Double> stops) {
    if (model.number == Field.BOX) {
      stops.add(TrialFields.CENTRE - TrialFields.LENGTH / 2);
      stops.add(TrialFields.CENTRE + TrialFields.LENGTH / 2);
    }
    if (model.number == Field.PROFILE) {
      stops.add(TrialFields.CENTRE - 5000);
      stops.add(TrialFields.CENTRE);
      stops.add(TrialFields.CENTRE + 5000);
    }
    if (model.number == Field.GRID) {
      nodes(stops, TrialFields.MAP_AXES[2]);
    }
    if (model.stray) {
      nodes(stops, TrialFields.TUBE_AXES[2]);
    }
  }

  private static void nodes(TreeSet<Double> stops, double[] axis) {
    for (int k = 0; k < axis[2]; k++) {
      stops.add(axis[0] + k * axis[1]);
    }
  }

  /** At the edge of a field, the middle of the segment tells on which side one is. */
  private double[] tesla(double x, double y, double z, double middle) {
    double d = z - TrialFields.CENTRE;
    double half = TrialFields.LENGTH / 2;
    if (model.stray && inside(middle, TrialFields.TUBE_AXES[2])) {
      return grid(true, TrialFields.TUBE_AXES, x, y, z);
    }
    return switch (model.number) {
      case Field.BOX -> new double[] {0, Math.abs(middle - TrialFields.CENTRE) < half ? TrialFields.TESLA : 0, 0};
      case Field.PROFILE -> new double[] {0, TrialFields.TESLA / 2
          * (Math.tanh((d + half) / TrialFields.EDGE) - Math.tanh((d - half) / TrialFields.EDGE)), 0};
      case Field.GRID -> inside(middle, TrialFields.MAP_AXES[2]) ? grid(false, TrialFields.MAP_AXES, x, y, z)
          : new double[3];
      default -> new double[3];
    };
  }

  private static boolean inside(double z, double[] axis) {
    return axis[0] < z && z < axis[0] + (axis[2] - 1) * axis[1];
  }

  /** Each node counts with the product of three triangles around it. */
  private static double[] grid(boolean tube, double[][] axes, double x, double y, double z) {
    double[] b = new double[3];
    for (int kz = 0; kz < axes[2][2]; kz++) {
      double wz = triangle(axes[2], kz, z);
      for (int ky = 0; wz > 0 && ky < axes[1][2]; ky++) {
        double wy = wz * triangle(axes[1], ky, y);
        for (int kx = 0; wy > 0 && kx < axes[0][2]; kx++) {
          double weight = wy * triangle(axes[0], kx, x);
          double[] node = TrialFields.tesla(tube, axes[0][0] + kx * axes[0][1], axes[1][0] + ky * axes[1][1],
              axes[2][0] + kz * axes[2][1]);
          for (int c = 0; c < 3 && weight > 0; c++) {
            b[c] += weight * node[c];
          }
        }
      }
    }
    return b;
  }

  private static double triangle(double[] axis, int node, double position) {
    if (axis[2] == 1) {
      return 1;
    }
    double inside = Math.clamp(position, axis[0], axis[0] + (axis[2] - 1) * axis[1]);
    return Math.max(0, 1 - Math.abs(inside - (axis[0] + node * axis[1])) / axis[1]);
  }
}

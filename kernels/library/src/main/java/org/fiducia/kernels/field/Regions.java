package org.fiducia.kernels.field;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * Takes a track through fields that fill a range of z: the stray field, then the magnet behind it, with straight lines
 * in between.
 */
@Functions
public final class Regions {

  /** A track with steeper slopes is lost: z is no longer a good variable to integrate in. */
  private static final double STEEPEST = 10;

  private Regions() {}

  /** See {@link Transport#move}. */
  static boolean move(Doubles field, Doubles map, double[] state, double from, double to) {
    double border = border(field);
    boolean good = Double.isFinite(to - from);
    if (from < border) {
      good = walk(field, map, Field.STRAY, state, from, Math.min(to, border)) && good;
    }
    if (from > border || to > border) {
      good = magnet(field, map, state, Math.max(from, border), Math.max(to, border)) && good;
    }
    if (from >= border && to < border) {
      good = walk(field, map, Field.STRAY, state, border, to) && good;
    }
    return good;
  }

  /** See {@link Transport#moveWithJacobian}, which has set the derivatives of x and y to those of standing still. */
  static boolean moveWithJacobian(Doubles field, Doubles map, double[] state, double from, double to,
      double[] jacobian) {
    double border = border(field);
    boolean good = Double.isFinite(to - from);
    jacobian[12] = 1;
    jacobian[18] = 1;
    if (from < border) {
      good = walkWithJacobian(field, map, Field.STRAY, state, from, Math.min(to, border), jacobian) && good;
    }
    if (from > border || to > border) {
      good = magnetWithJacobian(field, map, state, Math.max(from, border), Math.max(to, border), jacobian) && good;
    }
    if (from >= border && to < border) {
      good = walkWithJacobian(field, map, Field.STRAY, state, border, to, jacobian) && good;
    }
    return good;
  }

  /** Where the stray field ends and the magnet's begins to count, mm. */
  private static double border(Doubles field) {
    return field.get(Field.MODEL, 0) >= Field.WITH_STRAY ? end(field, Field.STRAY) : Double.NEGATIVE_INFINITY;
  }

  /** The model of the magnet. */
  static double model(Doubles field) {
    double model = field.get(Field.MODEL, 0);
    return model >= Field.WITH_STRAY ? model - Field.WITH_STRAY : model;
  }

  private static double end(Doubles field, int region) {
    return node(field, region, field.get(region + FieldRegion.STEPS, 0));
  }

  private static double node(Doubles field, int region, double number) {
    return field.get(region + FieldRegion.BEGIN, 0) + number * field.get(region + FieldRegion.STEP, 0);
  }

  private static boolean magnet(Doubles field, Doubles map, double[] state, double from, double to) {
    double model = model(field);
    if (model >= Field.PROFILE) {
      return walk(field, map, Field.MAGNET, state, from, to);
    }
    if (model == Field.BOX) {
      double entrance = inside(field, Field.MAGNET, from);
      double exit = inside(field, Field.MAGNET, to);
      Transport.drift(state, entrance - from);
      boolean good = BoxField.cross(state, field.get(Field.FIELD, 0), exit - entrance);
      Transport.drift(state, to - exit);
      return good;
    }
    double kick = kick(field, model, from, to);
    double turn = kick == 0 ? to : field.get(Field.CENTRE_Z, 0);
    return Transport.bend(state, kick, turn - from, to - turn);
  }

  private static boolean magnetWithJacobian(Doubles field, Doubles map, double[] state, double from, double to,
      double[] jacobian) {
    double model = model(field);
    if (model >= Field.PROFILE) {
      return walkWithJacobian(field, map, Field.MAGNET, state, from, to, jacobian);
    }
    double[] step = new double[20];
    if (model == Field.BOX) {
      double entrance = inside(field, Field.MAGNET, from);
      double exit = inside(field, Field.MAGNET, to);
      driftWithJacobian(state, entrance - from, jacobian);
      boolean good = BoxField.crossWithJacobian(state, field.get(Field.FIELD, 0), exit - entrance, step);
      compose(step, jacobian);
      driftWithJacobian(state, to - exit, jacobian);
      return good;
    }
    unit(step);
    double kick = kick(field, model, from, to);
    double turn = kick == 0 ? to : field.get(Field.CENTRE_Z, 0);
    boolean good = Transport.bendWithJacobian(state, kick, turn - from, to - turn, step);
    compose(step, jacobian);
    return good;
  }

  /** The kick between two places, 0 if the thin magnet is not between them or there is none. */
  private static double kick(Doubles field, double model, double from, double to) {
    double centre = field.get(Field.CENTRE_Z, 0);
    if (model == Field.NONE || (from < centre) == (to < centre)) {
      return 0;
    }
    return to > from ? field.get(Field.KICK, 0) : -field.get(Field.KICK, 0);
  }

  private static void unit(double[] jacobian) {
    for (int k = 0; k < 20; k++) {
      jacobian[k] = k % 6 == 0 ? 1 : 0;
    }
  }

  /** Straight to the region, through it from node to node, and straight on. */
  private static boolean walk(Doubles field, Doubles map, int region, double[] state, double from, double to) {
    double z = inside(field, region, from);
    double exit = inside(field, region, to);
    Transport.drift(state, z - from);
    double direction = exit > z ? 1 : -1;
    double node = firstNode(field, region, z, direction);
    double left = z == exit ? 0 : field.get(region + FieldRegion.STEPS, 0) + 1;
    while (left > 0) {
      double next = stop(field, region, node, direction, exit);
      Nystrom.step(field, map, region, state, z, next - z);
      node += direction;
      z = next;
      left = z == exit || !passable(state) ? 0 : left - 1;
    }
    Transport.drift(state, to - exit);
    return passable(state);
  }

  private static boolean walkWithJacobian(Doubles field, Doubles map, int region, double[] state, double from,
      double to, double[] jacobian) {
    double z = inside(field, region, from);
    double exit = inside(field, region, to);
    driftWithJacobian(state, z - from, jacobian);
    double direction = exit > z ? 1 : -1;
    double node = firstNode(field, region, z, direction);
    double left = z == exit ? 0 : field.get(region + FieldRegion.STEPS, 0) + 1;
    while (left > 0) {
      double next = stop(field, region, node, direction, exit);
      Nystrom.stepWithJacobian(field, map, region, state, z, next - z, jacobian);
      node += direction;
      z = next;
      left = z == exit || !passable(state) ? 0 : left - 1;
    }
    driftWithJacobian(state, to - exit, jacobian);
    return passable(state);
  }

  /** The z of a region that is nearest to a given z. */
  private static double inside(Doubles field, int region, double z) {
    return Math.min(Math.max(z, field.get(region + FieldRegion.BEGIN, 0)), end(field, region));
  }

  /** Number of the first node ahead. */
  private static double firstNode(Doubles field, int region, double z, double direction) {
    double steps = (z - field.get(region + FieldRegion.BEGIN, 0)) / field.get(region + FieldRegion.STEP, 0);
    return direction > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
  }

  /** Where a step ends that aims at a node: there, or at the exit. */
  private static double stop(Doubles field, int region, double node, double direction, double exit) {
    double z = node(field, region, node);
    return direction > 0 ? Math.min(z, exit) : Math.max(z, exit);
  }

  private static boolean passable(double[] state) {
    return state[2] * state[2] + state[3] * state[3] < STEEPEST * STEEPEST;
  }

  private static void driftWithJacobian(double[] state, double length, double[] jacobian) {
    Transport.drift(state, length);
    for (int k = 0; k < 10; k++) {
      jacobian[k] += length * jacobian[10 + k];
    }
  }

  /** The derivatives of a step times those before it; q/p is kept. */
  private static void compose(double[] step, double[] jacobian) {
    double[] column = new double[5];
    for (int k = 0; k < 5; k++) {
      for (int row = 0; row < 4; row++) {
        column[row] = jacobian[5 * row + k];
      }
      column[4] = k == 4 ? 1 : 0;
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (int m = 0; m < 5; m++) {
          sum += step[5 * row + m] * column[m];
        }
        jacobian[5 * row + k] = sum;
      }
    }
  }
}

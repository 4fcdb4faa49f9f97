package org.fiducia.kernels.field;

import org.fiducia.kernels.detector.ThinKick;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * Takes a track (x, y, tx, ty, q/p) from one plane of constant z to another, forwards or backwards, through the field
 * that the geometry describes: the magnet, and the stray field upstream of it if there is one.
 */
@Functions
public final class Transport {

  private Transport() {}

  /**
   * Moves a state.
   *
   * @param field 1 row, {@link Field}
   * @param map values of the field at grid points, {@link FieldMap}, read by the models that need them
   * @param state x, y [mm], tx, ty, q/p [c/GeV]; overwritten
   * @param from z where the state is, mm
   * @param to z where it goes, mm
   * @return false if the field turns the track back; the state is then worthless
   */
  public static boolean move(Doubles field, Doubles map, double[] state, double from, double to) {
    double model = field.get(Field.MODEL, 0);
    if (model > Field.THIN_KICK) {
      return Regions.move(field, map, state, from, to);
    }
    double centre = field.get(Field.CENTRE_Z, 0);
    if (isStraight(model, centre, from, to)) {
      drift(state, to - from);
      return true;
    }
    double kick = field.get(Field.KICK, 0);
    return bend(state, to > from ? kick : -kick, centre - from, to - centre);
  }

  /**
   * Moves a state and gives the derivatives of the new one by the old one.
   *
   * @param jacobian receives 4 rows (x, y, tx, ty) of 5 derivatives (by x, y, tx, ty, q/p); q/p itself is kept
   */
  public static boolean moveWithJacobian(Doubles field, Doubles map, double[] state, double from, double to,
      double[] jacobian) {
    for (int k = 0; k < 20; k++) {
      jacobian[k] = 0;
    }
    jacobian[0] = 1;
    jacobian[6] = 1;
    double model = field.get(Field.MODEL, 0);
    if (model > Field.THIN_KICK) {
      return Regions.moveWithJacobian(field, map, state, from, to, jacobian);
    }
    double centre = field.get(Field.CENTRE_Z, 0);
    if (isStraight(model, centre, from, to)) {
      drift(state, to - from);
      jacobian[2] = to - from;
      jacobian[8] = to - from;
      jacobian[12] = 1;
      jacobian[18] = 1;
      return true;
    }
    double kick = field.get(Field.KICK, 0);
    return bendWithJacobian(state, to > from ? kick : -kick, centre - from, to - centre, jacobian);
  }

  /**
   * Whether every track goes straight on between two planes.
   *
   * @param model of {@link Field}
   * @param centre z of a thin kick, mm
   */
  public static boolean isStraight(double model, double centre, double from, double to) {
    return !(model > Field.THIN_KICK) && (model == Field.NONE || (from < centre) == (to < centre));
  }

  /**
   * Moves a state along its straight line.
   *
   * @param length along z, mm
   */
  public static void drift(double[] state, double length) {
    state[0] += length * state[2];
    state[1] += length * state[3];
  }

  /** Straight on for a length, the kick, and straight on. */
  static boolean bend(double[] state, double kick, double before, double behind) {
    drift(state, before);
    boolean forwards = ThinKick.bend(state, kick);
    drift(state, behind);
    return forwards;
  }

  /** The same with derivatives, by tx, ty and q/p; those by x and y, of a unit matrix, are there already. */
  static boolean bendWithJacobian(double[] state, double kick, double before, double behind, double[] jacobian) {
    drift(state, before);
    double[] slopes = new double[6];
    boolean forwards = ThinKick.bendWithJacobian(state, kick, slopes);
    drift(state, behind);
    for (int row = 0; row < 2; row++) {
      for (int k = 0; k < 3; k++) {
        jacobian[10 + 5 * row + 2 + k] = slopes[3 * row + k];
        jacobian[5 * row + 2 + k] = behind * slopes[3 * row + k];
      }
      jacobian[5 * row + 2 + row] += before;
    }
    return forwards;
  }
}

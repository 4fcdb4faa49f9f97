package org.fiducia.kernels.field;

import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * The field at a point of a region, and how it changes across the beam: Bx, By, Bz [T], then their derivatives by x
 * [T/mm], then by y.
 */
@Functions
public final class FieldSample {

  /** Values of a sample. */
  static final int SIZE = 9;

  private FieldSample() {}

  /**
   * Samples the field.
   *
   * @param field 1 row, {@link Field}
   * @param map {@link FieldMap}
   * @param region {@link Field#MAGNET} or {@link Field#STRAY}
   * @param x mm
   * @param y mm
   * @param z mm, inside of the region
   * @param sample receives {@value #SIZE} values
   */
  static void take(Doubles field, Doubles map, int region, double x, double y, double z, double[] sample) {
    if (region == Field.MAGNET && Regions.model(field) == Field.PROFILE) {
      for (int k = 0; k < SIZE; k++) {
        sample[k] = 0;
      }
      sample[1] = profile(field, z);
    } else {
      interpolate(field, map, region, x, y, z, sample);
    }
  }

  /**
   * B/2 (tanh((d + L/2)/e) - tanh((d - L/2)/e)) = B sinh(L/e) / (cosh(2 d/e) + cosh(L/e)), by one exponential:
   * numerator and denominator are multiplied by 2 exp(-L/e).
   */
  private static double profile(Doubles field, double z) {
    double distance = Math.abs(z - field.get(Field.CENTRE_Z, 0));
    double beyond = Exact.exp((2 * distance - field.get(Field.LENGTH, 0)) / field.get(Field.EDGE, 0));
    double overlap = field.get(Field.OVERLAP, 0);
    return field.get(Field.FIELD, 0) * (1 - overlap) / (1 + overlap + beyond + overlap / beyond);
  }

  /** Linear along z, then along x and y, between the eight nodes around the point. */
  private static void interpolate(Doubles field, Doubles map, int region, double x, double y, double z,
      double[] sample) {
    int axis = region + FieldRegion.AXES;
    double nodesX = field.get(axis + 2, 0);
    double nodesY = field.get(axis + 5, 0);
    double[] along = new double[3];
    along[0] = coordinate(field, axis, x);
    along[1] = coordinate(field, axis + 3, y);
    along[2] = coordinate(field, axis + 6, z);
    double cellX = cell(along[0], nodesX);
    double cellY = cell(along[1], nodesY);
    double cellZ = cell(along[2], field.get(axis + 8, 0));
    along[0] -= cellX;
    along[1] -= cellY;
    along[2] -= cellZ;
    double row = field.get(region + FieldRegion.ROW, 0) + (cellZ * nodesY + cellY) * nodesX + cellX;
    long right = nodesX > 1 ? 1 : 0;
    long up = nodesY > 1 ? (long) nodesX : 0;
    long behind = (long) (nodesX * nodesY);
    for (int k = 0; k < 3; k++) {
      component(map, k, (long) row, right, up, behind, along, sample);
    }
    double perX = inside(field, axis, x);
    double perY = inside(field, axis + 3, y);
    for (int k = 0; k < 3; k++) {
      sample[3 + k] *= perX;
      sample[6 + k] *= perY;
    }
  }

  /** One component of the field and its differences between neighbouring nodes in x and y. */
  private static void component(Doubles map, int k, long row, long right, long up, long behind, double[] along,
      double[] sample) {
    double here = alongZ(map, k, row, behind, along[2]);
    double atRight = alongZ(map, k, row + right, behind, along[2]);
    double above = alongZ(map, k, row + up, behind, along[2]);
    double across = alongZ(map, k, row + right + up, behind, along[2]);
    double low = here + along[0] * (atRight - here);
    double high = above + along[0] * (across - above);
    sample[k] = low + along[1] * (high - low);
    sample[3 + k] = (atRight - here) + along[1] * ((across - above) - (atRight - here));
    sample[6 + k] = high - low;
  }

  private static double alongZ(Doubles map, int k, long row, long behind, double part) {
    double here = map.get(k, row);
    return here + part * (map.get(k, row + behind) - here);
  }

  /** Where a point is along an axis, counted in nodes; a point outside is taken to the nearest edge. */
  private static double coordinate(Doubles field, int axis, double position) {
    double nodes = (position - field.get(axis, 0)) * field.get(axis + 1, 0);
    return nodes > 0 ? Math.min(nodes, field.get(axis + 2, 0) - 1) : 0;
  }

  /** The node below a coordinate, which is never the last one of several. */
  private static double cell(double coordinate, double nodes) {
    return Math.max(Math.min(Math.floor(coordinate), nodes - 2), 0);
  }

  /** Nodes per mm, 0 where the field does not change because the point is outside of the grid. */
  private static double inside(Doubles field, int axis, double position) {
    double nodes = (position - field.get(axis, 0)) * field.get(axis + 1, 0);
    return nodes >= 0 && nodes <= field.get(axis + 2, 0) - 1 ? field.get(axis + 1, 0) : 0;
  }
}

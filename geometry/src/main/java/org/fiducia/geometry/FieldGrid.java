package org.fiducia.geometry;

/**
 * A magnetic field given at the nodes of a regular grid, linear in between along each axis, and outside as at the
 * nearest edge. An axis with one node has a field that does not depend on it.
 */
public final class FieldGrid {

  /**
   * The nodes along one axis.
   *
   * @param first first node [mm]
   * @param step from one node to the next [mm]; 0 if there is one only
   * @param nodes number of nodes
   */
  public record Axis(double first, double step, int nodes) {

    /** The axis of a field that does not depend on this coordinate. */
    static final Axis ANY = new Axis(0, 0, 1);

    /** Last node [mm]. */
    public double last() {
      return first + step * (nodes - 1);
    }
  }

  private final Axis x;
  private final Axis y;
  private final Axis z;
  private final double[] components;
  private final InputFile source;

  /**
   * @param components Bx, By, Bz of each node [T], x running fastest, then y, then z
   * @param source the file they come from, or null if they come from the geometry file itself
   */
  FieldGrid(Axis x, Axis y, Axis z, double[] components, InputFile source) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.components = components;
    this.source = source;
  }

  /** A constant field between two z. */
  static FieldGrid constant(double begin, double end, double bx, double by, double bz) {
    double[] components = {bx, by, bz, bx, by, bz};
    return new FieldGrid(Axis.ANY, Axis.ANY, new Axis(begin, end - begin, 2), components, null);
  }

  public Axis x() {
    return x;
  }

  public Axis y() {
    return y;
  }

  public Axis z() {
    return z;
  }

  /** Number of nodes. */
  public int nodes() {
    return x.nodes() * y.nodes() * z.nodes();
  }

  /**
   * A component of the field at a node [T].
   *
   * @param node number of the node, x running fastest, then y, then z
   * @param component 0 for Bx, 1 for By, 2 for Bz
   */
  public double get(int node, int component) {
    return components[3 * node + component];
  }

  /** The file it was read from, or null. */
  InputFile source() {
    return source;
  }

  /** The integral of By along the column of nodes nearest to the z axis [T mm]. */
  double integral() {
    int column = nearest(y) * x.nodes() + nearest(x);
    int layer = x.nodes() * y.nodes();
    double sum = 0;
    for (int k = 0; k + 1 < z.nodes(); k++) {
      sum += 0.5 * (get(column + k * layer, 1) + get(column + (k + 1) * layer, 1)) * z.step();
    }
    return sum;
  }

  /** The node nearest to 0. */
  private static int nearest(Axis axis) {
    return axis.nodes() == 1 ? 0 : (int) Math.clamp(Math.rint(-axis.first() / axis.step()), 0, axis.nodes() - 1);
  }
}

package org.fiducia.kernels.field;

import java.util.List;
import org.fiducia.language.Column;
import org.fiducia.language.Layout;

/**
 * Columns of {@link Field} that describe a range of z with a field in it, counted from the first of them: the steps of
 * the integration, which fill the range, and the grid at whose nodes the field is given. No steps: no field.
 */
public final class FieldRegion {

  public static final int BEGIN = 0;
  public static final int STEP = 1;
  public static final int STEPS = 2;
  public static final int ROW = 3;
  /** First of three columns for each axis x, y, z: first node, nodes per mm, number of nodes. */
  public static final int AXES = 4;

  public static final int COLUMNS = 13;

  private FieldRegion() {}

  static List<Column> columns(String name) {
    return List.of(
        Layout.column(name + " begin", "mm", "z where the range begins"),
        Layout.column(name + " step", "mm", "of the integration along z"),
        Layout.column(name + " steps", "1", "how many"),
        Layout.column(name + " row", "1", "row of the field map where its grid begins"),
        Layout.column(name + " x", "mm", "first node"),
        Layout.column(name + " nodes per x", "1/mm", "0 if the field does not depend on x"),
        Layout.column(name + " nodes in x", "1", "number of nodes"),
        Layout.column(name + " y", "mm", "first node"),
        Layout.column(name + " nodes per y", "1/mm", "0 if the field does not depend on y"),
        Layout.column(name + " nodes in y", "1", "number of nodes"),
        Layout.column(name + " z", "mm", "first node"),
        Layout.column(name + " nodes per z", "1/mm", ""),
        Layout.column(name + " nodes in z", "1", "number of nodes"));
  }
}

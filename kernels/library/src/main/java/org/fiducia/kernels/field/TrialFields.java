package org.fiducia.kernels.field;

import java.lang.foreign.Arena;
import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Doubles;

/** Fields of every model, for trials and tests. */
public final class TrialFields {

  /** A magnet like that of NA62: 0.6928 T over 1.3 m at 196.995 m, 270 MeV/c. */
  static final double CENTRE = 196_995;
  static final double TESLA = 0.6928;
  static final double LENGTH = 1300;
  static final double EDGE = 150;

  /** The decay tube in front of it. */
  static final double TUBE_BEGIN = 104_458;
  static final double TUBE_END = 183_311;

  /** The models, and whether there is a stray field. */
  public enum Model {
    NONE(Field.NONE, false),
    THIN_KICK(Field.THIN_KICK, false),
    BOX(Field.BOX, false),
    PROFILE(Field.PROFILE, false),
    GRID(Field.GRID, false),
    STRAY_AND_KICK(Field.THIN_KICK, true),
    STRAY_AND_BOX(Field.BOX, true),
    STRAY_AND_GRID(Field.GRID, true);

    final int number;
    final boolean stray;

    Model(int number, boolean stray) {
      this.number = number;
      this.stray = stray;
    }
  }

  /** The nodes of a map: first, step, number of nodes along x, y, z. */
  static final double[][] MAP_AXES = {{-1000, 500, 5}, {-900, 600, 4}, {CENTRE - 3000, 100, 61}};

  static final double[][] TUBE_AXES = {{0, 0, 1}, {0, 0, 1}, {TUBE_BEGIN, (TUBE_END - TUBE_BEGIN) / 40, 41}};

  private TrialFields() {}

  /** The block {@link Field} of a model. */
  public static Doubles field(Arena arena, Model model) {
    Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, model.number + (model.stray ? Field.WITH_STRAY : 0));
    field.set(Field.CENTRE_Z, 0, CENTRE);
    field.set(Field.KICK, 0, 0.299792458e-3 * TESLA * LENGTH);
    field.set(Field.FIELD, 0, TESLA);
    field.set(Field.LENGTH, 0, LENGTH);
    field.set(Field.EDGE, 0, EDGE);
    field.set(Field.OVERLAP, 0, Exact.exp(-2 * LENGTH / EDGE));
    switch (model.number) {
      case Field.BOX -> region(field, Field.MAGNET, CENTRE - LENGTH / 2, LENGTH, 1);
      case Field.PROFILE -> region(field, Field.MAGNET, CENTRE - 2450, 98, 50);
      case Field.GRID -> {
        region(field, Field.MAGNET, MAP_AXES[2][0], 100, 60);
        axes(field, Field.MAGNET, 0, MAP_AXES);
      }
      default -> { }
    }
    if (model.stray) {
      region(field, Field.STRAY, TUBE_BEGIN, TUBE_AXES[2][1], 40);
      axes(field, Field.STRAY, model.number == Field.GRID ? nodes(MAP_AXES) : 0, TUBE_AXES);
    }
    return field;
  }

  /** The block {@link FieldMap} of a model. */
  public static Doubles map(Arena arena, Model model) {
    int magnet = model.number == Field.GRID ? nodes(MAP_AXES) : 0;
    Doubles map = Doubles.allocate(arena, FieldMap.LAYOUT, magnet + nodes(TUBE_AXES));
    fill(map, 0, magnet, MAP_AXES, false);
    fill(map, magnet, nodes(TUBE_AXES), TUBE_AXES, true);
    return map;
  }

  /** A field of no special form, in T. */
  static double[] tesla(boolean tube, double x, double y, double z) {
    if (tube) {
      double phase = (z - TUBE_BEGIN) / 9000;
      return new double[] {3e-5 * Exact.sin(phase), 4e-5 + 6e-5 * Exact.cos(2 * phase), 2e-5};
    }
    double d = (z - CENTRE) / 900;
    double bump = Exact.exp(-d * d);
    return new double[] {0.05 * bump * x * y * 1e-6, 0.6 * bump * (1 + 0.05 * (x * x - y * y) * 1e-6),
        -0.1 * d * bump * y * 1e-3};
  }

  static int nodes(double[][] axes) {
    return (int) (axes[0][2] * axes[1][2] * axes[2][2]);
  }

  private static void fill(Doubles map, int first, int nodes, double[][] axes, boolean tube) {
    int nx = (int) axes[0][2];
    int ny = (int) axes[1][2];
    for (int node = 0; node < nodes; node++) {
      double[] b = tesla(tube, axes[0][0] + node % nx * axes[0][1], axes[1][0] + node / nx % ny * axes[1][1],
          axes[2][0] + node / (nx * ny) * axes[2][1]);
      for (int k = 0; k < 3; k++) {
        map.set(FieldMap.BX + k, first + node, b[k]);
      }
    }
  }

  private static void region(Doubles field, int region, double begin, double step, double steps) {
    field.set(region + FieldRegion.BEGIN, 0, begin);
    field.set(region + FieldRegion.STEP, 0, step);
    field.set(region + FieldRegion.STEPS, 0, steps);
  }

  private static void axes(Doubles field, int region, int row, double[][] axes) {
    field.set(region + FieldRegion.ROW, 0, row);
    for (int k = 0; k < 3; k++) {
      int column = region + FieldRegion.AXES + 3 * k;
      field.set(column, 0, axes[k][0]);
      field.set(column + 1, 0, axes[k][2] == 1 ? 0 : 1 / axes[k][1]);
      field.set(column + 2, 0, axes[k][2]);
    }
  }
}

package org.fiducia.kernels.field;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.math.Exact;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;

/** Tracks taken from the first chamber of a spectrometer to the last, or from there back to a vertex. */
public final class FieldTrials {

  /** A magnet like that of NA62: 0.6928 T over 1.3 m at 196.995 m, 270 MeV/c. */
  static final double CENTRE = 196_995;
  static final double TESLA = 0.6928;
  static final double LENGTH = 1300;
  static final double EDGE = 150;

  /** The decay tube in front of it. */
  static final double TUBE_BEGIN = 104_458;
  static final double TUBE_END = 183_311;

  /** Values that a track may hold and should not. */
  private static final double[] NASTY = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      1e300, -1e-300, Double.MIN_VALUE, 1e6, -30};

  /** The models, and whether there is a stray field. */
  enum Model {
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

  private FieldTrials() {}

  public static List<Trial> all() {
    return Stream.of(Model.THIN_KICK, Model.BOX, Model.PROFILE, Model.STRAY_AND_GRID)
        .map(model -> new Trial("Extrapolation " + model.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            ExtrapolationKernel.INSTANCE, (arena, items, seed) -> extrapolation(arena, model, items, seed)))
        .toList();
  }

  /** The block {@link Field} of a model. */
  static Doubles field(Arena arena, Model model) {
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
  static Doubles map(Arena arena, Model model) {
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

  static Launch extrapolation(Arena arena, Model model, long items, long seed) {
    TrialNumbers random = new TrialNumbers(seed);
    Doubles planes = Doubles.allocate(arena, 2, 1);
    planes.set(Extrapolation.FROM, 0, seed % 2 == 0 ? 183_508 : 218_885);
    planes.set(Extrapolation.TO, 0, seed % 2 == 0 ? 218_885 : 120_000);
    Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      track(random, tracks, i);
      if (random.below(16) == 0) {
        tracks.set(random.below(Track.LAYOUT.size()), i, NASTY[random.below(NASTY.length)]);
      }
    }
    return ExtrapolationKernel.with(field(arena, model), map(arena, model), planes, tracks,
        Doubles.allocate(arena, Track.LAYOUT, items), Ints.allocate(arena, 1, items));
  }

  /** 0.1 to 75 GeV/c, most of them from the decay tube; the covariance is L L^T. */
  private static void track(TrialNumbers random, Doubles tracks, long i) {
    double[] spread = {1200, 1200, 0.02, 0.02};
    for (int k = 0; k < 4; k++) {
      tracks.set(k, i, random.between(-spread[k], spread[k]));
    }
    double momentum = random.below(8) == 0 ? random.between(0.1, 2) : random.between(2, 75);
    tracks.set(Track.QP, i, (random.below(2) == 0 ? 1 : -1) / momentum);
    double[] sigma = {0.1, 0.1, 3e-5, 3e-5, 3e-3 / momentum};
    double[] root = new double[25];
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        root[5 * a + b] = sigma[a] * (a == b ? 1 : random.between(-0.5, 0.5));
      }
    }
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = 0; k <= b; k++) {
          sum += root[5 * a + k] * root[5 * b + k];
        }
        tracks.set(Track.C + a * (a + 1) / 2 + b, i, sum);
      }
    }
    tracks.set(Track.CHI2, i, random.between(0, 20));
  }
}

package org.fiducia.geometry;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The table {@code [magnet]} of a geometry file. */
final class MagnetTable {

  private enum Model {
    THIN_KICK,
    BOX,
    PROFILE,
    MAP
  }

  /** A field whose ends are shorter than this part of its length is a box. */
  private static final double LEAST_EDGE = 0.01;

  /** Steps of the integration for each width of an edge: the error of the integral is then below 1e-12. */
  private static final double STEPS_PER_EDGE = 3;

  static final Key<Double> Z = Key.number("z-m", "z of the kick, the centre of the magnet");
  private static final Key<Model> MODEL = Key.choice("model", Model.class,
      "all of the field at z-m, a constant field, By(z) with smooth ends or from a file, or a file of Bx, By, Bz")
      .orElse("thin-kick");
  private static final Key<Double> KICK = Key.number("kick-GeV",
      "px of a charge q changes by -q times this (GeV/c); give this, or field and length").optional();
  private static final Key<Double> FIELD =
      Key.number("field-T", "field along y; kick = 0.299792458 x field x length").optional();
  private static final Key<Double> LENGTH = Key.positive("length-m", "effective length of the field").optional();
  private static final Key<Double> EDGE =
      Key.positive("edge-mm", "width of the tanh at both ends of a profile").optional();
  private static final Key<String> FILE = Key.text("file",
      "profile: table of z [mm], By [T]; map: of x, y, z [mm], Bx, By, Bz [T]; text or gzip, relative to this file")
      .optional();
  private static final Key<Double> STEP = Key.positive("step-mm",
      "longest step of the integration (profile, map); a third of the edge, or the step of the file if left out")
      .optional();

  static final TableKey KEY = TableKey.optionalTable("magnet",
      "a dipole; positive charges go to -x for a positive kick", Z, MODEL, KICK, FIELD, LENGTH, EDGE, FILE, STEP);

  private MagnetTable() {}

  static Magnet read(Section table, Path path) {
    double z = table.get(Z);
    return switch (table.get(MODEL)) {
      case THIN_KICK -> {
        refuse(table, EDGE, FILE, STEP);
        yield thinKick(table, z);
      }
      case BOX -> {
        refuse(table, KICK, EDGE, FILE, STEP);
        require(table, FIELD, LENGTH);
        Magnet.Model box = new Magnet.Box(table.get(FIELD), table.get(LENGTH));
        yield new Magnet(z, Magnet.kick(table.get(FIELD), table.get(LENGTH)), box);
      }
      case PROFILE -> {
        refuse(table, KICK);
        yield table.has(FILE) ? map(table, z, path, List.of("z", "By")) : profile(table, z);
      }
      case MAP -> {
        refuse(table, KICK);
        yield map(table, z, path, List.of("x", "y", "z", "Bx", "By", "Bz"));
      }
    };
  }

  private static Magnet thinKick(Section table, double z) {
    if (table.has(KICK)) {
      for (Key<Double> key : List.of(FIELD, LENGTH)) {
        if (table.has(key)) {
          throw table.wrong(key, "the kick is given by kick-GeV already; remove one of the two");
        }
      }
      return new Magnet(z, table.get(KICK));
    }
    for (Key<Double> key : List.of(FIELD, LENGTH)) {
      if (!table.has(key)) {
        throw table.wrong(key, "missing; give kick-GeV, or field-T and length-m");
      }
    }
    return Magnet.ofField(z, table.get(FIELD), table.get(LENGTH));
  }

  private static Magnet profile(Section table, double z) {
    require(table, FIELD, LENGTH, EDGE);
    double length = table.get(LENGTH);
    double edge = table.get(EDGE);
    if (edge < LEAST_EDGE * length) {
      throw table.wrong(EDGE, edge + " mm is less than a hundredth of the length; write model = \"box\"");
    }
    double step = table.find(STEP).orElse(edge / STEPS_PER_EDGE);
    Magnet.Model profile = new Magnet.Profile(table.get(FIELD), length, edge, step);
    return new Magnet(z, Magnet.kick(table.get(FIELD), length), profile);
  }

  private static Magnet map(Section table, double z, Path path, List<String> columns) {
    refuse(table, FIELD, LENGTH, EDGE);
    require(table, FILE);
    FieldGrid grid = FieldFile.read(path.resolveSibling(table.get(FILE)), columns);
    if (!(grid.z().first() < z && z < grid.z().last())) {
      throw table.wrong(Z, Geometry.metres(z) + " is outside of the field in the file, which goes from "
          + Geometry.metres(grid.z().first()) + " to " + Geometry.metres(grid.z().last()) + "; correct one of them");
    }
    double step = table.find(STEP).orElse(grid.z().step());
    return new Magnet(z, Magnet.kick(1, grid.integral()), new Magnet.Map(grid, step));
  }

  private static void require(Section table, Key<?>... keys) {
    for (Key<?> key : keys) {
      if (!table.has(key)) {
        throw table.wrong(key, "missing; " + modelOf(table) + " needs it");
      }
    }
  }

  private static void refuse(Section table, Key<?>... keys) {
    for (Key<?> key : keys) {
      if (table.has(key)) {
        throw table.wrong(key, modelOf(table) + " does not use it; remove it");
      }
    }
  }

  private static String modelOf(Section table) {
    return "model \"" + table.get(MODEL).name().toLowerCase(Locale.ROOT).replace('_', '-') + '"';
  }
}

package org.fiducia.host.detector;

import java.lang.foreign.Arena;
import org.fiducia.geometry.FieldGrid;
import org.fiducia.geometry.FieldGrid.Axis;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.Magnet;
import org.fiducia.geometry.StrayField;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.FieldMap;
import org.fiducia.kernels.field.FieldRegion;
import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Doubles;

/** The magnetic field of a geometry as kernels read it. */
final class FieldBlocks {

  /** Forgives the rounding of a range that is a whole number of steps. */
  private static final double ROUNDING = 1e-9;

  final Doubles field;
  final Doubles map;

  FieldBlocks(Arena arena, Geometry geometry) {
    FieldGrid magnet = geometry.magnet().map(Magnet::model).orElse(null) instanceof Magnet.Map model
        ? model.grid() : null;
    FieldGrid stray = geometry.strayField().map(StrayField::grid).orElse(null);
    long strayRow = magnet == null ? 0 : magnet.nodes();
    field = Doubles.allocate(arena, Field.LAYOUT, 1);
    map = Doubles.allocate(arena, FieldMap.LAYOUT, Math.max(1, strayRow + (stray == null ? 0 : stray.nodes())));
    geometry.magnet().ifPresent(this::magnet);
    if (magnet != null) {
      grid(Field.MAGNET, magnet, 0);
    }
    if (stray != null) {
      field.set(Field.MODEL, 0, field.get(Field.MODEL, 0) + Field.WITH_STRAY);
      region(Field.STRAY, stray.z().first(), stray.z().step(), stray.z().nodes() - 1L);
      grid(Field.STRAY, stray, strayRow);
    }
  }

  private void magnet(Magnet magnet) {
    field.set(Field.CENTRE_Z, 0, magnet.z());
    field.set(Field.KICK, 0, magnet.kick());
    switch (magnet.model()) {
      case Magnet.ThinKick() -> field.set(Field.MODEL, 0, Field.THIN_KICK);
      case Magnet.Box(double tesla, double length) -> {
        field.set(Field.MODEL, 0, Field.BOX);
        field.set(Field.FIELD, 0, tesla);
        field.set(Field.LENGTH, 0, length);
        region(Field.MAGNET, magnet.beginZ(), length, 1);
      }
      case Magnet.Profile profile -> {
        field.set(Field.MODEL, 0, Field.PROFILE);
        field.set(Field.FIELD, 0, profile.field());
        field.set(Field.LENGTH, 0, profile.length());
        field.set(Field.EDGE, 0, profile.edge());
        field.set(Field.OVERLAP, 0, Exact.exp(-2 * profile.length() / profile.edge()));
        long steps = steps(2 * profile.halfRange(), profile.step());
        region(Field.MAGNET, magnet.beginZ(), 2 * profile.halfRange() / steps, steps);
      }
      case Magnet.Map(FieldGrid grid, double step) -> {
        field.set(Field.MODEL, 0, Field.GRID);
        long perCell = steps(grid.z().step(), step);
        region(Field.MAGNET, grid.z().first(), grid.z().step() / perCell, perCell * (grid.z().nodes() - 1));
      }
    }
  }

  private static long steps(double length, double longest) {
    return (long) Math.max(1, Math.ceil(length / longest - ROUNDING));
  }

  private void region(int region, double begin, double step, long steps) {
    field.set(region + FieldRegion.BEGIN, 0, begin);
    field.set(region + FieldRegion.STEP, 0, step);
    field.set(region + FieldRegion.STEPS, 0, steps);
  }

  private void grid(int region, FieldGrid grid, long row) {
    field.set(region + FieldRegion.ROW, 0, row);
    Axis[] axes = {grid.x(), grid.y(), grid.z()};
    for (int k = 0; k < axes.length; k++) {
      int column = region + FieldRegion.AXES + 3 * k;
      field.set(column, 0, axes[k].first());
      field.set(column + 1, 0, axes[k].nodes() == 1 ? 0 : 1 / axes[k].step());
      field.set(column + 2, 0, axes[k].nodes());
    }
    for (int node = 0; node < grid.nodes(); node++) {
      for (int component = 0; component < 3; component++) {
        map.set(FieldMap.BX + component, row + node, grid.get(node, component));
      }
    }
  }
}

package org.fiducia.host.detector;

import java.lang.foreign.Arena;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.fiducia.geometry.Chamber;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.language.Doubles;

/**
 * The detector of a geometry as blocks that kernels read, in mm, rad, GeV/c and T. They live as long as the arena; a
 * block of something that the geometry does not have holds one row of no effect.
 */
public final class DetectorBlocks {

  /** Blocks in use. A geometry and its blocks go when nobody else knows them. */
  private static final Map<Geometry, WeakReference<DetectorBlocks>> SHARED = new WeakHashMap<>();

  private final Geometry geometry;
  private final Doubles views;
  private final Doubles planes;
  private final FieldBlocks field;

  public DetectorBlocks(Arena arena, Geometry geometry) {
    this.geometry = geometry;
    this.views = views(arena, geometry);
    this.planes = planes(arena, geometry.planes());
    this.field = new FieldBlocks(arena, geometry);
  }

  /**
   * The blocks that all users of a geometry share, so that a chain of their launches sends them once; never changed.
   */
  public static synchronized DetectorBlocks of(Geometry geometry) {
    WeakReference<DetectorBlocks> known = SHARED.get(geometry);
    DetectorBlocks blocks = known == null ? null : known.get();
    if (blocks == null) {
      blocks = new DetectorBlocks(Arena.ofAuto(), geometry);
      SHARED.put(geometry, new WeakReference<>(blocks));
    }
    return blocks;
  }

  /** Rows of {@link View}, in increasing z. */
  public Doubles views() {
    return views;
  }

  /** Number of views. */
  public int viewCount() {
    return geometry.views().size();
  }

  /** Rows of {@link Plane}, in increasing z. */
  public Doubles planes() {
    return planes;
  }

  /** Number of planes. */
  public int planeCount() {
    return geometry.planes().size();
  }

  /** One row of {@link org.fiducia.kernels.field.Field}. */
  public Doubles field() {
    return field.field;
  }

  /** Rows of {@link org.fiducia.kernels.field.FieldMap} that go with {@link #field()}. */
  public Doubles fieldMap() {
    return field.map;
  }

  /**
   * Where fitted tracks are given: z of the first view, upstream of its material [mm].
   *
   * @throws InputException if the geometry has no chambers
   */
  public double referenceZ() {
    if (geometry.chambers().isEmpty()) {
      throw InputException.at(
          geometry.source().path(), 0, "chamber: missing; tracks cannot be fitted without the tables [[chamber]]");
    }
    return geometry.views().getFirst().z();
  }

  private static Doubles views(Arena arena, Geometry geometry) {
    Doubles views = Doubles.allocate(arena, View.LAYOUT, Math.max(1, geometry.views().size()));
    List<Chamber> chambers = geometry.chambers();
    int row = 0;
    for (int k = 0; k < chambers.size(); k++) {
      Chamber chamber = chambers.get(k);
      for (org.fiducia.geometry.View view : chamber.views()) {
        views.set(View.Z, row, view.z());
        views.set(View.COS, row, view.cosine());
        views.set(View.SIN, row, view.sine());
        views.set(View.SIGMA, row, view.resolution());
        views.set(View.SCATTERING, row, chamber.scattering() / chamber.views().size());
        views.set(View.RADIATION_LENGTHS, row, chamber.radiationLengths() / chamber.views().size());
        views.set(View.LOW, row, view.low());
        views.set(View.HIGH, row, view.high());
        views.set(View.GAP_LOW, row, view.gapLow());
        views.set(View.GAP_HIGH, row, view.gapHigh());
        views.set(View.CHAMBER, row, k);
        row++;
      }
    }
    return views;
  }

  private static Doubles planes(Arena arena, List<org.fiducia.geometry.Plane> list) {
    Doubles planes = Doubles.allocate(arena, Plane.LAYOUT, Math.max(1, list.size()));
    for (int k = 0; k < list.size(); k++) {
      org.fiducia.geometry.Plane plane = list.get(k);
      planes.set(Plane.Z, k, plane.z());
      planes.set(Plane.HOLE_X, k, plane.holeX());
      planes.set(Plane.HOLE_Y, k, plane.holeY());
      planes.set(Plane.HOLE_RADIUS, k, plane.holeRadius());
      planes.set(Plane.HOLE_HALF_GAP, k, plane.holeHalfGap());
      planes.set(Plane.HOLE_DIAGONAL_HALF_GAP, k, plane.diagonalHoleHalfGap());
      planes.set(Plane.OUTER_RADIUS, k, orNone(plane.outerRadius()));
      planes.set(Plane.OUTER_HALF_SIDE, k, orNone(plane.outerHalfSide()));
      planes.set(Plane.OUTER_APOTHEM, k, orNone(plane.octagonApothem()));
    }
    return planes;
  }

  /** An outer edge of 0 means none. */
  private static double orNone(double edge) {
    return edge > 0 ? edge : Double.POSITIVE_INFINITY;
  }
}

package org.fiducia.geometry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A beam-dump experiment: where decays are looked for, what bends the daughters, what they must hit. Read from a TOML
 * file whose keys are listed by {@link #keys()}; everything here is in mm and GeV/c. Frame: z along the beam, y up.
 *
 * @param name name of the set-up
 * @param decayVolume where decays are looked for
 * @param parentAperture what the parent's line must cross
 * @param magnet the dipole; without one daughters fly straight
 * @param planes the detector planes in increasing z, at least one, all behind the decay volume
 * @param source the file it was read from
 */
public record Geometry(
    String name,
    DecayVolume decayVolume,
    Optional<ParentAperture> parentAperture,
    Optional<Magnet> magnet,
    List<Plane> planes,
    InputFile source) {

  private static final Key<String> NAME = Key.text("name", "name of the set-up, repeated in the results");

  private static final Key<Double> ENTRANCE =
      Key.number("entrance-z-m", "z of the plane where the decay volume begins");
  private static final Key<Double> LENGTH = Key.positive("length-m", "length of the decay volume");
  private static final Key<DecayVolume.Along> ALONG = Key.choice("measured-along", DecayVolume.Along.class,
      "length along the flight path from the entrance plane, or along the z axis").orElse("z");
  private static final TableKey VOLUME =
      TableKey.table("decay-volume", "where decays are looked for", ENTRANCE, LENGTH, ALONG);

  private static final Key<Double> APERTURE_Z = Key.number("z-m", "z of the aperture");
  private static final Key<Double> APERTURE_RADIUS =
      Key.positive("radius-mm", "the straight line of the parent must cross closer to the z axis than this");
  private static final TableKey APERTURE = TableKey.optionalTable("parent-aperture",
      "a disc which the straight line of the parent must cross, decayed or not", APERTURE_Z, APERTURE_RADIUS);

  private static final Key<Double> MAGNET_Z = Key.number("z-m", "z of the kick, the centre of the magnet");
  private static final Key<Double> KICK = Key.number("kick-GeV",
      "px of a charge q changes by -q times this (GeV/c); give this, or field and length").optional();
  private static final Key<Double> FIELD =
      Key.number("field-T", "field along y; kick = 0.299792458 x field x length").optional();
  private static final Key<Double> FIELD_LENGTH = Key.positive("length-m", "effective length of the field").optional();
  private static final TableKey MAGNET = TableKey.optionalTable("magnet",
      "a dipole as a thin kick; positive charges go to -x for a positive kick", MAGNET_Z, KICK, FIELD, FIELD_LENGTH);

  private static final Key<String> PLANE_NAME = Key.text("name", "name of the plane");
  private static final Key<Double> PLANE_Z = Key.number("z-m", "z of the plane");
  private static final Key<Double> OUTER_RADIUS =
      Key.positive("outer-radius-mm", "accepted inside this radius about the z axis").optional();
  private static final Key<Double> HALF_SIDE =
      Key.positive("outer-half-side-mm", "accepted inside a square of this half side about the z axis").optional();
  private static final Key<Double> APOTHEM = Key.positive("octagon-apothem-mm",
      "accepted inside a regular octagon, its sides (two across x, two across y) at this distance from the z axis")
      .optional();
  private static final Key<List<Double>> HOLE_CENTRE =
      Key.pair("hole-centre-mm", "x, y of the centre of the holes below").orElse(List.of(0L, 0L));
  private static final Key<Double> HOLE_RADIUS =
      Key.positive("hole-radius-mm", "accepted outside this radius about the hole's centre").optional();
  private static final Key<Double> HOLE_GAP =
      Key.positive("hole-half-gap-mm", "accepted outside a square hole of this half side").optional();
  private static final Key<Double> DIAGONAL_GAP = Key.positive("diagonal-hole-half-gap-mm",
      "accepted outside a square hole of this half side, turned by 45 degrees").optional();
  private static final TableKey PLANE = TableKey.array("plane",
      "a detector plane which every daughter must hit, in increasing z; all edges given must be satisfied",
      PLANE_NAME, PLANE_Z, OUTER_RADIUS, HALF_SIDE, APOTHEM, HOLE_CENTRE, HOLE_RADIUS, HOLE_GAP, DIAGONAL_GAP);

  private static final TableKey FILE =
      TableKey.file("a beam-dump experiment", NAME, VOLUME, APERTURE, MAGNET, PLANE);

  public Geometry {
    planes = List.copyOf(planes);
  }

  /** The keys of a geometry file. */
  public static List<KeyDoc> keys() {
    return FILE.docs();
  }

  /**
   * Reads and checks a geometry file.
   *
   * @throws InputException if the file is not there, is malformed, or describes something impossible
   */
  public static Geometry load(Path path) {
    TomlInput input = TomlInput.read(path, FILE);
    Section file = input.root();
    DecayVolume volume = volume(file.table(VOLUME));
    List<Plane> planes = planes(file.tables(PLANE), volume);
    Optional<Magnet> magnet = file.findTable(MAGNET).map(table -> magnet(table, volume, planes));
    Optional<ParentAperture> aperture = file.findTable(APERTURE).map(table -> aperture(table, volume));
    return new Geometry(file.get(NAME), volume, aperture, magnet, planes, input.source());
  }

  private static DecayVolume volume(Section table) {
    return new DecayVolume(table.get(ENTRANCE), table.get(LENGTH), table.get(ALONG));
  }

  private static ParentAperture aperture(Section table, DecayVolume volume) {
    if (table.get(APERTURE_Z) < volume.entranceZ()) {
      throw table.wrong(APERTURE_Z, metres(table.get(APERTURE_Z)) + " is in front of the decay volume, which begins at "
          + metres(volume.entranceZ()) + "; move one of them");
    }
    return new ParentAperture(table.get(APERTURE_Z), table.get(APERTURE_RADIUS));
  }

  private static Magnet magnet(Section table, DecayVolume volume, List<Plane> planes) {
    double z = table.get(MAGNET_Z);
    requireBehind(volume, z, table, MAGNET_Z);
    if (z >= planes.getLast().z()) {
      throw table.wrong(MAGNET_Z, metres(z) + " is not in front of the last plane " + planes.getLast().name() + " at "
          + metres(planes.getLast().z()) + ", so the magnet would change nothing; move or remove it");
    }
    for (Plane plane : planes) {
      if (plane.z() == z) {
        throw table.wrong(MAGNET_Z, "the magnet is at the very z of plane " + plane.name() + "; move one of them");
      }
    }
    if (table.has(KICK)) {
      for (Key<Double> key : List.of(FIELD, FIELD_LENGTH)) {
        if (table.has(key)) {
          throw table.wrong(key, "the kick is given by kick-GeV already; remove one of the two");
        }
      }
      return new Magnet(z, table.get(KICK));
    }
    for (Key<Double> key : List.of(FIELD, FIELD_LENGTH)) {
      if (!table.has(key)) {
        throw table.wrong(key, "missing; give kick-GeV, or field-T and length-m");
      }
    }
    return Magnet.ofField(z, table.get(FIELD), table.get(FIELD_LENGTH));
  }

  private static List<Plane> planes(List<Section> tables, DecayVolume volume) {
    List<Plane> planes = new ArrayList<>();
    for (Section table : tables) {
      requireBehind(volume, table.get(PLANE_Z), table, PLANE_Z);
      if (!planes.isEmpty() && table.get(PLANE_Z) <= planes.getLast().z()) {
        throw table.wrong(PLANE_Z, "plane " + table.get(PLANE_NAME) + " at " + metres(table.get(PLANE_Z))
            + " is not behind plane " + planes.getLast().name() + " at " + metres(planes.getLast().z())
            + "; write the planes in increasing z");
      }
      planes.add(plane(table));
    }
    return planes;
  }

  private static Plane plane(Section table) {
    List<Key<Double>> outer = List.of(OUTER_RADIUS, HALF_SIDE, APOTHEM);
    List<Key<Double>> holes = List.of(HOLE_RADIUS, HOLE_GAP, DIAGONAL_GAP);
    if (outer.stream().noneMatch(table::has) && holes.stream().noneMatch(table::has)) {
      throw table.wrong(
          PLANE_NAME, "plane " + table.get(PLANE_NAME) + " accepts everything; give it an edge or remove it");
    }
    if (table.has(HOLE_CENTRE) && holes.stream().noneMatch(table::has)) {
      throw table.wrong(
          HOLE_CENTRE, "plane " + table.get(PLANE_NAME) + " has no hole; give a hole-... key or remove this");
    }
    for (Key<Double> hole : holes) {
      for (Key<Double> edge : outer) {
        if (table.has(hole) && table.has(edge) && table.get(hole) >= table.get(edge)) {
          throw table.wrong(hole, "the hole (" + table.get(hole) + " mm) is not smaller than " + edge.name() + " ("
              + table.get(edge) + " mm); correct one of them");
        }
      }
    }
    List<Double> centre = table.get(HOLE_CENTRE);
    return new Plane(table.get(PLANE_NAME), table.get(PLANE_Z), edge(table, OUTER_RADIUS), edge(table, HALF_SIDE),
        edge(table, APOTHEM), centre.get(0), centre.get(1), edge(table, HOLE_RADIUS), edge(table, HOLE_GAP),
        edge(table, DIAGONAL_GAP));
  }

  private static double edge(Section table, Key<Double> key) {
    return table.find(key).orElse(0.0);
  }

  /** The end on the axis bounds the decay z of both kinds of volume, so nothing behind it can lie inside. */
  private static void requireBehind(DecayVolume volume, double z, Section table, Key<Double> key) {
    if (z < volume.endZ()) {
      throw table.wrong(key, metres(z) + " is in front of the end of the decay volume at " + metres(volume.endZ())
          + "; move it behind, or shorten the volume");
    }
  }

  private static String metres(double millimetres) {
    return millimetres / 1000 + " m";
  }
}

package org.fiducia.geometry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An experiment: the beam, where decays are looked for, what bends and measures the daughters, what they must hit.
 * Read from a TOML file whose keys are listed by {@link #keys()}; everything here is in mm, rad and GeV/c. Frame: z
 * along the beam, y up.
 *
 * @param name name of the set-up
 * @param beam the beam whose particles decay; a beam-dump experiment has none
 * @param decayVolume where decays are looked for
 * @param parentAperture what the parent's line must cross
 * @param strayField a weak field upstream of the magnet
 * @param magnet the dipole; without one daughters fly straight
 * @param chambers the tracking chambers in increasing z, all behind the decay volume
 * @param planes the detector planes in increasing z, all behind the decay volume; there is a chamber or a plane
 * @param source the file it was read from
 */
public record Geometry(
    String name,
    Optional<Beam> beam,
    DecayVolume decayVolume,
    Optional<ParentAperture> parentAperture,
    Optional<StrayField> strayField,
    Optional<Magnet> magnet,
    List<Chamber> chambers,
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
  private static final TableKey PLANE = TableKey.optionalArray("plane",
      "a detector plane which every daughter must hit, in increasing z; all edges given must be satisfied",
      PLANE_NAME, PLANE_Z, OUTER_RADIUS, HALF_SIDE, APOTHEM, HOLE_CENTRE, HOLE_RADIUS, HOLE_GAP, DIAGONAL_GAP);

  private static final TableKey FILE =
      TableKey.file("an experiment", NAME, BeamTable.KEY, VOLUME, APERTURE, StrayFieldTable.KEY, MagnetTable.KEY,
          ChamberTable.KEY, PLANE);

  public Geometry {
    chambers = List.copyOf(chambers);
    planes = List.copyOf(planes);
  }

  /** Every file it was read from: the geometry file and the tables of fields that it names. */
  public List<InputFile> sources() {
    List<InputFile> sources = new ArrayList<>(List.of(source));
    strayField.map(stray -> stray.grid().source()).ifPresent(sources::add);
    magnet.ifPresent(dipole -> {
      if (dipole.model() instanceof Magnet.Map map) {
        sources.add(map.grid().source());
      }
    });
    return sources;
  }

  /** The views of all chambers in increasing z. */
  public List<View> views() {
    return chambers.stream().flatMap(chamber -> chamber.views().stream()).toList();
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
    return read(path, InputFile.bytes(path));
  }

  /**
   * Reads and checks a geometry file whose content was kept elsewhere.
   *
   * @param path where files that it names are looked for: beside this; it names the content in messages
   * @param content its bytes
   * @throws InputException if it is malformed, or describes something impossible
   */
  public static Geometry read(Path path, byte[] content) {
    TomlInput input = TomlInput.read(path, content, FILE);
    Section file = input.root();
    DecayVolume volume = volume(file.table(VOLUME));
    List<Plane> planes = planes(file.tables(PLANE), volume);
    List<Chamber> chambers = chambers(file.tables(ChamberTable.KEY), volume);
    if (planes.isEmpty() && chambers.isEmpty()) {
      throw file.wrong(PLANE, "missing; add the table [[plane]] or [[chamber]]");
    }
    Optional<Magnet> magnet =
        file.findTable(MagnetTable.KEY).map(table -> magnet(table, path, volume, planes, chambers));
    Optional<StrayField> stray = file.findTable(StrayFieldTable.KEY).map(table -> strayField(file, path, magnet));
    Optional<Beam> beam = file.findTable(BeamTable.KEY).map(BeamTable::read);
    Optional<ParentAperture> aperture = file.findTable(APERTURE).map(table -> aperture(table, volume));
    return new Geometry(file.get(NAME), beam, volume, aperture, stray, magnet, chambers, planes, input.source());
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

  private static Magnet magnet(
      Section table, Path path, DecayVolume volume, List<Plane> planes, List<Chamber> chambers) {
    double z = table.get(MagnetTable.Z);
    requireBehind(volume, z, table, MagnetTable.Z);
    requireInFront(z, table, planes, chambers);
    for (Plane plane : planes) {
      if (plane.z() == z) {
        throw table.wrong(MagnetTable.Z, "the magnet is at the very z of plane " + plane.name() + "; move one of them");
      }
    }
    for (Chamber chamber : chambers) {
      if (chamber.views().getFirst().z() <= z && z <= chamber.views().getLast().z()) {
        throw table.wrong(MagnetTable.Z, metres(z) + " is inside of chamber " + chamber.name() + "; move one of them");
      }
    }
    return MagnetTable.read(table, path);
  }

  private static void requireInFront(double z, Section table, List<Plane> planes, List<Chamber> chambers) {
    double lastChamber = chambers.isEmpty() ? Double.NEGATIVE_INFINITY : chambers.getLast().views().getFirst().z();
    double lastPlane = planes.isEmpty() ? Double.NEGATIVE_INFINITY : planes.getLast().z();
    if (z >= Math.max(lastChamber, lastPlane)) {
      String last = lastPlane > lastChamber
          ? "plane " + planes.getLast().name() : "chamber " + chambers.getLast().name();
      throw table.wrong(MagnetTable.Z, metres(z) + " is not in front of the last " + last + " at "
          + metres(Math.max(lastChamber, lastPlane)) + ", so the magnet would change nothing; move or remove it");
    }
  }

  private static StrayField strayField(Section file, Path path, Optional<Magnet> magnet) {
    StrayField stray = StrayFieldTable.read(file.table(StrayFieldTable.KEY), path);
    double end = stray.grid().z().last();
    if (magnet.isPresent() && end > magnet.get().beginZ()) {
      throw file.wrong(StrayFieldTable.KEY, "ends at " + metres(end)
          + ", behind the beginning of the magnet's field at " + metres(magnet.get().beginZ())
          + "; shorten one of them");
    }
    return stray;
  }

  private static List<Chamber> chambers(List<Section> tables, DecayVolume volume) {
    List<Chamber> chambers = ChamberTable.read(tables);
    for (int k = 0; k < chambers.size(); k++) {
      requireBehind(volume, chambers.get(k).views().getFirst().z(), tables.get(k), ChamberTable.Z);
    }
    return chambers;
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

  static String metres(double millimetres) {
    return millimetres / 1000 + " m";
  }
}

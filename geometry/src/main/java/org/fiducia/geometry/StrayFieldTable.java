package org.fiducia.geometry;

import java.nio.file.Path;
import java.util.List;

/** The table {@code [stray-field]} of a geometry file. */
final class StrayFieldTable {

  private static final Key<Double> BEGIN = Key.number("begin-z-m", "where a constant field begins").optional();
  private static final Key<Double> END = Key.number("end-z-m", "where a constant field ends").optional();
  private static final Key<List<Double>> FIELD =
      Key.triple("field-T", "Bx, By, Bz of a constant field; give these three, or file").optional();
  private static final Key<String> FILE = Key.text("file",
      "table of z [mm], Bx, By [T] in equal steps of z, text or gzip, relative to this file").optional();

  static final TableKey KEY = TableKey.optionalTable("stray-field",
      "a weak field upstream of the magnet, which bends tracks on their way to the vertex", BEGIN, END, FIELD, FILE);

  private StrayFieldTable() {}

  static StrayField read(Section table, Path path) {
    List<Key<?>> constant = List.of(BEGIN, END, FIELD);
    if (table.has(FILE)) {
      for (Key<?> key : constant) {
        if (table.has(key)) {
          throw table.wrong(key, "the field is given by file already; remove one of the two");
        }
      }
      return new StrayField(FieldFile.read(path.resolveSibling(table.get(FILE)), List.of("z", "Bx", "By")));
    }
    for (Key<?> key : constant) {
      if (!table.has(key)) {
        throw table.wrong(key, "missing; give begin-z-m, end-z-m and field-T, or file");
      }
    }
    if (table.get(END) <= table.get(BEGIN)) {
      throw table.wrong(END, Geometry.metres(table.get(END)) + " is not behind begin-z-m at "
          + Geometry.metres(table.get(BEGIN)) + "; exchange them");
    }
    List<Double> b = table.get(FIELD);
    return new StrayField(FieldGrid.constant(table.get(BEGIN), table.get(END), b.get(0), b.get(1), b.get(2)));
  }
}

package org.fiducia.geometry;

import java.util.ArrayList;
import java.util.List;

/** The tables {@code [[chamber]]} of a geometry file. */
final class ChamberTable {

  /** A track's hits have one column a view. */
  private static final int MOST_VIEWS = 16;

  private static final Key<String> NAME = Key.text("name", "name of the chamber");
  static final Key<Double> Z = Key.number("z-m", "z of its centre");
  private static final Key<Double> RADIATION_LENGTHS = Key.positive("radiation-lengths",
      "thickness of the whole chamber in radiation lengths, shared equally by its views; no scattering if left out")
      .optional();
  private static final Key<Double> RESOLUTION =
      Key.positive("resolution-um", "standard deviation of the coordinate that each view measures");
  private static final Key<List<Double>> FRAME =
      Key.pair("frame-mm", "least and greatest coordinate, across and along the wires; no limit if left out")
          .optional();

  private static final Key<String> VIEW_NAME = Key.text("name", "name of the view");
  private static final Key<Double> ANGLE =
      Key.number("angle-deg", "the view measures x cos(angle) + y sin(angle): 0 is x, 90 is y");
  private static final Key<Double> Z_OFFSET = Key.number("z-offset-mm", "z from the centre of the chamber").orElse(0L);
  private static final Key<List<Double>> GAP = Key.pair(
      "gap-mm", "least and greatest coordinate of the gap around the beam; no gap if left out").optional();
  private static final TableKey VIEW = TableKey.array("view",
      "a plane that measures one coordinate, in the order of z", VIEW_NAME, ANGLE, Z_OFFSET, GAP);

  static final TableKey KEY = TableKey.optionalArray("chamber",
      "a tracking chamber, in increasing z; " + MOST_VIEWS + " views at most in all chambers together",
      NAME, Z, RADIATION_LENGTHS, RESOLUTION, FRAME, VIEW);

  private ChamberTable() {}

  static List<Chamber> read(List<Section> tables) {
    List<Chamber> chambers = new ArrayList<>();
    int views = 0;
    for (Section table : tables) {
      Chamber chamber = chamber(table);
      if (!chambers.isEmpty()) {
        requireBehind(chambers.getLast(), chamber, table);
      }
      views += chamber.views().size();
      if (views > MOST_VIEWS) {
        throw table.wrong(VIEW, "with chamber " + chamber.name() + " there are " + views + " views, but " + MOST_VIEWS
            + " is the most; leave some out");
      }
      chambers.add(chamber);
    }
    return chambers;
  }

  private static Chamber chamber(Section table) {
    List<View> views = new ArrayList<>();
    for (Section view : table.tables(VIEW)) {
      views.add(view(table, view));
      int count = views.size();
      if (count > 1 && views.get(count - 1).z() < views.get(count - 2).z()) {
        throw view.wrong(Z_OFFSET, "view " + view.get(VIEW_NAME)
            + " is in front of the view before it; write the views in the order of z");
      }
    }
    return new Chamber(table.get(NAME), table.get(Z), table.find(RADIATION_LENGTHS).orElse(0.0), views);
  }

  private static View view(Section chamber, Section table) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    if (chamber.has(FRAME)) {
      low = chamber.get(FRAME).get(0);
      high = chamber.get(FRAME).get(1);
      requireIncreasing(chamber, FRAME);
    }
    double gapLow = 0;
    double gapHigh = 0;
    if (table.has(GAP)) {
      gapLow = table.get(GAP).get(0);
      gapHigh = table.get(GAP).get(1);
      requireIncreasing(table, GAP);
      if (gapLow < low || gapHigh > high) {
        throw table.wrong(GAP, "the gap of view " + table.get(VIEW_NAME) + " is not inside frame-mm " + low + " to "
            + high + " mm; correct one of them");
      }
    }
    return new View(table.get(VIEW_NAME), chamber.get(Z) + table.get(Z_OFFSET), table.get(ANGLE),
        chamber.get(RESOLUTION), low, high, gapLow, gapHigh);
  }

  private static void requireIncreasing(Section table, Key<List<Double>> key) {
    if (table.get(key).get(0) >= table.get(key).get(1)) {
      throw table.wrong(key, "the first number must be the smaller one, but they are " + table.get(key).get(0) + " and "
          + table.get(key).get(1) + " mm");
    }
  }

  private static void requireBehind(Chamber before, Chamber chamber, Section table) {
    if (chamber.views().getFirst().z() <= before.views().getLast().z()) {
      throw table.wrong(Z, "chamber " + chamber.name() + " begins at " + Geometry.metres(chamber.views().getFirst().z())
          + ", not behind chamber " + before.name() + ", which ends at " + Geometry.metres(before.views().getLast().z())
          + "; write the chambers in increasing z");
    }
  }
}

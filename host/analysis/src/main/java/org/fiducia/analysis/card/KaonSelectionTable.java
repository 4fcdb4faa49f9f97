package org.fiducia.analysis.card;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.Section;
import org.fiducia.geometry.TableKey;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;
import org.fiducia.host.selection.EventMeasurement;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.event.EventShape;

/** The keys of the cuts of a kaon analysis. */
final class KaonSelectionTable {

  private static final Key<List<String>> PLANES =
      Key.texts("planes", "planes of the geometry that every track must cross, each one a stage").optional();
  private static final Key<Double> SURVIVAL =
      Key.number("survival-z-m", "every particle must live up to this z").optional();
  private static final Key<Double> SEPARATION = Key.positive("min-separation-mm",
      "any two tracks must be farther apart than this at the first chamber").optional();
  private static final Key<List<Double>> VERTEX_Z =
      Key.pair("vertex-z-m", "least and greatest z of the fitted vertex").optional();
  private static final Key<Double> VERTEX_CHI2 =
      Key.positive("max-vertex-chi2", "chi2 of the vertex must be below").optional();
  private static final Key<Long> CHARGE = Key.integer("charge", -EventShape.MOST_SLOTS,
      "sum of the charges of the fitted tracks").optional();
  private static final Key<List<Double>> MOMENTUM =
      Key.pair("total-momentum-GeV", "least and greatest sum (GeV/c) of the momenta").optional();
  private static final Key<Double> PT = Key.positive("max-pt-GeV",
      "the part of the total momentum (GeV/c) across that of the beam particle must be below").optional();
  private static final Key<PionRule> PION = Key.choice("pion", PionRule.class,
      "the positive track taken for the pion: with it the mass of all tracks is nearest to that of the kaon, or the "
          + "squared missing mass to that of a pi0, or it has the largest momentum (five tracks only)")
      .orElse("parent-mass");
  private static final Key<PairRule> PAIRS = Key.choice("pairs", PairRule.class,
      "the pairs of electrons taken: their masses differ least, or least in standard deviations, or are nearest to the "
          + "boson's (five tracks only)").orElse("least-significance");
  private static final Key<Double> AGREEMENT = Key.positive("max-pair-difference-sigmas",
      "the masses of the pairs must differ by fewer standard deviations (five tracks only)").optional();
  private static final Key<Double> DISTANCE = Key.positive("max-pair-distance-sigmas",
      "the mass of each pair must differ from the boson's by fewer standard deviations (pi-aa and pi-s only)")
      .optional();
  private static final Key<List<Double>> EXCLUDED = Key.pair("excluded-electron-mass-GeV",
      "the mass of the four electrons must be outside of this range (five tracks only)").optional();
  private static final Key<List<Double>> MISSING = Key.pair("missing-mass-squared",
      "least and greatest (P_beam - P_pion)^2 in GeV^2 (five tracks only)").optional();
  private static final Key<List<Double>> MASS =
      Key.pair("mass-GeV", "least and greatest mass of all tracks: the signal window").optional();

  static final TableKey KEY = TableKey.optionalTable("selection", "cuts; each may be left out",
      PLANES, SURVIVAL, SEPARATION, VERTEX_Z, VERTEX_CHI2, CHARGE, MOMENTUM, PT, PION, PAIRS, AGREEMENT, DISTANCE,
      EXCLUDED, MISSING, MASS);

  private static final List<Key<?>> FITTED = List.of(VERTEX_Z, VERTEX_CHI2, CHARGE, MOMENTUM, PT, PION, PAIRS,
      AGREEMENT, DISTANCE, EXCLUDED, MISSING, MASS);
  private static final List<Key<?>> FIVE_TRACKS = List.of(PION, PAIRS, AGREEMENT, DISTANCE, EXCLUDED, MISSING);

  private KaonSelectionTable() {}

  /** No cut at all. */
  static KaonSelection none() {
    return new KaonSelection(List.of(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(),
        OptionalDouble.empty(), OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), PionRule.PARENT_MASS,
        PairRule.LEAST_SIGNIFICANCE, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());
  }

  static KaonSelection read(Section table, Geometry geometry, KaonDecay decay, boolean reconstruction) {
    refuse(table, reconstruction, FITTED, "needs fitted tracks; set job.reconstruction = true or remove it");
    refuse(table, decay.mode().slots() == 5, FIVE_TRACKS,
        "needs the five tracks of a pion and four electrons, but " + decay.mode().label() + " has "
            + decay.mode().slots() + "; remove it");
    refuse(table, decay.bosonMass() > 0, List.of(DISTANCE),
        "needs a boson, but " + decay.mode().label() + " has none; remove it");
    List<String> planes = table.find(PLANES).orElse(List.of());
    for (String plane : planes) {
      requirePlane(table, PLANES, geometry, plane);
    }
    return new KaonSelection(planes, number(table, SURVIVAL), number(table, SEPARATION), range(table, VERTEX_Z),
        number(table, VERTEX_CHI2), charge(table), range(table, MOMENTUM), number(table, PT), table.get(PION),
        table.get(PAIRS), number(table, AGREEMENT), number(table, DISTANCE), range(table, EXCLUDED),
        range(table, MISSING), range(table, MASS));
  }

  private static void refuse(Section table, boolean meant, List<Key<?>> keys, String problem) {
    for (Key<?> key : keys) {
      if (!meant && table.has(key)) {
        throw table.wrong(key, problem);
      }
    }
  }

  /** Asks for a plane to be in the geometry. */
  static void requirePlane(Section table, Key<?> key, Geometry geometry, String plane) {
    try {
      EventMeasurement.index(geometry, plane);
    } catch (IllegalArgumentException e) {
      throw table.wrong(key, e.getMessage());
    }
  }

  static OptionalDouble number(Section table, Key<Double> key) {
    return table.find(key).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static OptionalInt charge(Section table) {
    return table.find(CHARGE).map(charge -> OptionalInt.of(Math.toIntExact(charge))).orElse(OptionalInt.empty());
  }

  private static Optional<Range> range(Section table, Key<List<Double>> key) {
    return table.find(key).map(pair -> rising(table, key, pair));
  }

  /** The range of a pair, which must rise. */
  static Range rising(Section table, Key<?> key, List<Double> pair) {
    if (!(pair.get(0) < pair.get(1))) {
      throw table.wrong(key, "must rise, but is [" + pair.get(0) + ", " + pair.get(1) + "] in native units");
    }
    return new Range(pair.get(0), pair.get(1));
  }
}

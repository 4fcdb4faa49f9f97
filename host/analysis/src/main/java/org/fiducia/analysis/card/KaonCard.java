package org.fiducia.analysis.card;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.KeyDoc;
import org.fiducia.geometry.Section;
import org.fiducia.geometry.TableKey;
import org.fiducia.geometry.TomlInput;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.KaonDecay;

/**
 * A kaon analysis: decays of a beam of kaons are simulated, reconstructed and selected. All that the card names is read
 * and checked with it. Native units: mm, GeV.
 *
 * @param name name of the card: its file name without {@code .toml}
 * @param seed seed of the random numbers, at least 0
 * @param eventsPerMass events generated for each decay
 * @param geometry the experiment, with a beam and chambers
 * @param decays what is generated: one decay for each mass of the scan, at least one
 * @param effects what happens to particles and hits
 * @param reconstruction whether tracks and vertices are fitted; otherwise only the true tracks are looked at
 * @param rejectOutliers whether hits that are far off are taken out of the track fits
 * @param trigger what a trigger asks of the true tracks
 * @param selection the cuts
 * @param normalisation how acceptances become limits, if that is wanted
 * @param source the card's file
 */
public record KaonCard(
    String name,
    long seed,
    long eventsPerMass,
    Geometry geometry,
    List<KaonDecay> decays,
    HitEffects effects,
    boolean reconstruction,
    boolean rejectOutliers,
    KaonTrigger trigger,
    KaonSelection selection,
    Optional<KaonNormalisation> normalisation,
    InputFile source)
    implements Card {

  /** Most events for each mass. */
  public static final long MOST_EVENTS = 1_000_000_000_000L;

  private static final Key<Kind> KIND = Key.choice("kind", Kind.class, "what to compute");
  private static final Key<String> GEOMETRY = Key.text("geometry", "geometry file, relative to the card");
  private static final Key<Long> SEED = Key.integer("seed", 0, "seed of the random numbers").orElse(1L);
  private static final Key<Long> EVENTS = Key.integer("events-per-mass", 1, "events generated for each mass");
  private static final Key<Boolean> RECONSTRUCTION = Key.flag("reconstruction",
      "whether tracks and vertices are fitted; otherwise only the true tracks are looked at").orElse(true);
  private static final Key<Boolean> REJECT_OUTLIERS = Key.flag("reject-outliers",
      "whether up to 4 hits of a track that are more than 4 standard deviations off are taken out of its fit")
      .orElse(false);
  private static final TableKey JOB = TableKey.table("job", "what to compute",
      KIND, GEOMETRY, SEED, EVENTS, RECONSTRUCTION, REJECT_OUTLIERS);

  private static final Key<Boolean> PION_DECAY =
      Key.flag("pion-decay", "whether charged pions decay in flight, pi -> mu nu").orElse(false);
  private static final Key<Boolean> BREMSSTRAHLUNG =
      Key.flag("bremsstrahlung", "whether electrons radiate in the chambers").orElse(false);
  private static final Key<Double> INEFFICIENCY =
      Key.number("inefficiency", "probability that a view loses its hit, 0 to 1").orElse(0L);
  private static final Key<Double> OUTLIERS =
      Key.number("outliers", "probability that a hit has the resolution below, 0 to 1").orElse(0L);
  private static final Key<Double> OUTLIER_SIGMA =
      Key.positive("outlier-resolution-um", "resolution of such a hit (required with outliers)").optional();
  private static final TableKey SIMULATION = TableKey.optionalTable("simulation",
      "what happens besides multiple scattering and the resolution of the geometry",
      PION_DECAY, BREMSSTRAHLUNG, INEFFICIENCY, OUTLIERS, OUTLIER_SIGMA);

  private static final Key<String> QUADRANTS = Key.text("quadrant-plane",
      "two tracks must cross this plane in opposite quadrants").optional();
  private static final Key<String> CALORIMETER = Key.text("calorimeter-plane",
      "electrons that cross this plane are counted for the next key").optional();
  private static final Key<Double> LEAST_ELECTRONS = Key.positive("min-electron-momentum-GeV",
      "their momenta (GeV/c) must add up to more than this").optional();
  private static final TableKey TRIGGER = TableKey.optionalTable("trigger",
      "what a trigger asks of the true tracks", QUADRANTS, CALORIMETER, LEAST_ELECTRONS);

  private static final Key<Double> KAON_DECAYS =
      Key.positive("kaon-decays", "kaon decays in the decay volume of the geometry");
  private static final Key<List<Double>> EFFICIENCY = Key.pair("efficiency",
      "least and greatest efficiency of all that is not simulated; twice the same number if there is no range");
  private static final Key<String> AFTER = Key.text("after",
      "name of the stage whose acceptance goes into limits; default: the last one").optional();
  private static final TableKey NORMALISATION = TableKey.optionalTable("normalisation",
      "what turns acceptances into limits on a branching ratio", KAON_DECAYS, EFFICIENCY, AFTER);

  private static final TableKey FILE = TableKey.file("a kaon analysis",
      JOB, KaonDecayTable.KEY, SIMULATION, TRIGGER, KaonSelectionTable.KEY, NORMALISATION);

  public KaonCard {
    if (seed < 0) {
      throw new IllegalArgumentException("a seed must not be negative, but is " + seed);
    }
    if (eventsPerMass < 1 || eventsPerMass > MOST_EVENTS) {
      throw new IllegalArgumentException("a mass has 1 to " + MOST_EVENTS + " events, not " + eventsPerMass);
    }
    decays = List.copyOf(decays);
  }

  /** The keys of a card. */
  public static List<KeyDoc> keys() {
    return FILE.docs();
  }

  /**
   * Reads a card and its geometry, and checks them.
   *
   * @throws InputException naming file, line and key of the first problem
   */
  public static KaonCard load(Path path) {
    TomlInput input = TomlInput.read(path, FILE);
    Section job = input.root().table(JOB);
    if (job.get(KIND) != Kind.KAON_DECAYS) {
      throw job.wrong(KIND, "is not kaon-decays, which the other keys describe; correct one of them");
    }
    if (job.get(EVENTS) > MOST_EVENTS) {
      throw job.wrong(EVENTS, job.get(EVENTS) + " is more than " + MOST_EVENTS + "; add up several seeds instead");
    }
    boolean reconstruction = job.get(RECONSTRUCTION);
    if (job.get(REJECT_OUTLIERS) && !reconstruction) {
      throw job.wrong(REJECT_OUTLIERS, "has no meaning without reconstruction; remove it");
    }
    List<KaonDecay> decays = KaonDecayTable.read(input.root().table(KaonDecayTable.KEY));
    if (reconstruction && decays.getFirst().mode().slots() < 2) {
      throw KaonDecayTable.wrongMode(input.root().table(KaonDecayTable.KEY), decays.getFirst().mode().label()
          + " has one track, which makes no vertex; set job.reconstruction = false");
    }
    Geometry geometry = geometry(path, job);
    KaonCard card = new KaonCard(path.getFileName().toString().replaceFirst("\\.toml$", ""), job.get(SEED),
        job.get(EVENTS), geometry, decays,
        input.root().findTable(SIMULATION).map(KaonCard::effects).orElse(HitEffects.NONE), reconstruction,
        job.get(REJECT_OUTLIERS),
        input.root().findTable(TRIGGER).map(table -> trigger(table, geometry)).orElse(KaonTrigger.NONE),
        input.root().findTable(KaonSelectionTable.KEY)
            .map(table -> KaonSelectionTable.read(table, geometry, decays.getFirst(), reconstruction))
            .orElse(KaonSelectionTable.none()),
        input.root().findTable(NORMALISATION).map(KaonCard::normalisation), input.source());
    card.requireStage(input.root());
    return card;
  }

  private static Geometry geometry(Path path, Section job) {
    Geometry geometry = Geometry.load(AcceptanceCard.file(path, job, GEOMETRY));
    String file = geometry.source().path();
    if (geometry.beam().isEmpty()) {
      throw job.wrong(GEOMETRY, file + " has no table [beam], which kaon decays need; add one");
    }
    if (geometry.chambers().isEmpty() || geometry.planes().isEmpty()) {
      throw job.wrong(GEOMETRY, file + " needs [[chamber]] and [[plane]] for kaon decays; add what is missing");
    }
    return geometry;
  }

  private static HitEffects effects(Section table) {
    double inefficiency = probability(table, INEFFICIENCY);
    double outliers = probability(table, OUTLIERS);
    if (outliers > 0 != table.has(OUTLIER_SIGMA)) {
      throw table.wrong(OUTLIER_SIGMA, outliers > 0
          ? "missing; outliers need it" : "has no meaning without outliers; remove it");
    }
    return new HitEffects(table.get(PION_DECAY), table.get(BREMSSTRAHLUNG), inefficiency, outliers,
        table.find(OUTLIER_SIGMA).orElse(0.0));
  }

  private static double probability(Section table, Key<Double> key) {
    double value = table.get(key);
    if (!(value >= 0 && value <= 1)) {
      throw table.wrong(key, "must be from 0 to 1, but is " + value);
    }
    return value;
  }

  private static KaonTrigger trigger(Section table, Geometry geometry) {
    if (table.has(CALORIMETER) != table.has(LEAST_ELECTRONS)) {
      throw table.wrong(table.has(CALORIMETER) ? LEAST_ELECTRONS : CALORIMETER,
          "missing; the plane and the momentum go together");
    }
    for (Key<String> key : List.of(QUADRANTS, CALORIMETER)) {
      table.find(key).ifPresent(plane -> KaonSelectionTable.requirePlane(table, key, geometry, plane));
    }
    return new KaonTrigger(
        table.find(QUADRANTS), table.find(CALORIMETER), KaonSelectionTable.number(table, LEAST_ELECTRONS));
  }

  private static KaonNormalisation normalisation(Section table) {
    List<Double> efficiency = table.get(EFFICIENCY);
    if (!(efficiency.get(0) > 0 && efficiency.get(0) <= efficiency.get(1) && efficiency.get(1) <= 1)) {
      throw table.wrong(EFFICIENCY, "must be two rising numbers above 0 and up to 1, but is " + efficiency);
    }
    return new KaonNormalisation(
        table.get(KAON_DECAYS), new Range(efficiency.get(0), efficiency.get(1)), table.find(AFTER));
  }

  private void requireStage(Section root) {
    normalisation.flatMap(KaonNormalisation::after).ifPresent(stage -> {
      List<String> stages = KaonStage.of(this).stream().map(KaonStage::label).toList();
      if (!stages.contains(stage)) {
        throw root.table(NORMALISATION).wrong(
            AFTER, "there is no stage \"" + stage + "\"; this card has " + String.join(", ", stages));
      }
    });
  }

  /** Whether the decays have five tracks: a pion and two pairs of electrons. */
  public boolean hasPairs() {
    return decays.getFirst().mode().slots() == 5;
  }

  /** Whether the decays go by way of a new boson, whose mass is scanned. */
  public boolean hasBoson() {
    return decays.getFirst().bosonMass() > 0;
  }

  @Override
  public long mostEventsPerMass() {
    return MOST_EVENTS;
  }

  @Override
  public KaonCard withSeed(long other) {
    return new KaonCard(name, other, eventsPerMass, geometry, decays, effects, reconstruction, rejectOutliers,
        trigger, selection, normalisation, source);
  }

  @Override
  public KaonCard withEventsPerMass(long other) {
    return new KaonCard(name, seed, other, geometry, decays, effects, reconstruction, rejectOutliers,
        trigger, selection, normalisation, source);
  }

  /**
   * Number of the first event of a decay in the production: all decays of a card have events of their own.
   *
   * @param decay index in {@link #decays}
   */
  public long firstEvent(int decay) {
    return decay * eventsPerMass();
  }

  @Override
  public List<InputFile> inputs() {
    List<InputFile> inputs = new ArrayList<>(List.of(source));
    inputs.addAll(geometry.sources());
    return inputs;
  }
}

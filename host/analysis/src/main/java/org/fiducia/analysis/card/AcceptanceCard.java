package org.fiducia.analysis.card;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.analysis.signal.DarkPhoton;
import org.fiducia.analysis.signal.FreeWidth;
import org.fiducia.analysis.signal.Lepton;
import org.fiducia.analysis.signal.TwoBodySignal;
import org.fiducia.analysis.spectrum.ParentSpectrum;
import org.fiducia.geometry.Entry;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.KeyDoc;
import org.fiducia.geometry.Section;
import org.fiducia.geometry.TableKey;
import org.fiducia.geometry.TomlInput;
import org.fiducia.host.acceptance.AcceptanceIntegral;

/**
 * A decay-volume acceptance job: expected decays of a particle into two detected daughters, over a grid of masses and
 * couplings. All that the card names (geometry, spectrum) is read and checked with it. Native units: mm, GeV.
 *
 * @param name name of the card: its file name without {@code .toml}
 * @param seed seed of the random numbers, at least 0
 * @param eventsPerMass events generated for each mass, rounded up as {@link AcceptanceIntegral#events} says
 * @param geometry the experiment
 * @param spectrum yield of the parent per interaction
 * @param origin where all parents come from [mm]
 * @param protonsOnTarget interactions that the result is scaled to
 * @param signal decay model
 * @param hbarC reduced Planck constant times c [GeV mm]: decay length = (p/m) hbarC / width
 * @param masses masses of the scan [GeV]
 * @param couplings second axis of the scan, meaning given by {@link TwoBodySignal#coupling()}
 * @param selection cuts on both daughters
 * @param contourLevel expected events on the contour to draw, if one is wanted
 * @param source the card's file
 */
public record AcceptanceCard(
    String name,
    long seed,
    long eventsPerMass,
    Geometry geometry,
    ParentSpectrum spectrum,
    Point origin,
    double protonsOnTarget,
    TwoBodySignal signal,
    double hbarC,
    LogGrid masses,
    LogGrid couplings,
    Selection selection,
    OptionalDouble contourLevel,
    InputFile source)
    implements Card {

  private enum Model {
    FREE_WIDTH,
    DARK_PHOTON
  }

  private enum Channel {
    EE(Lepton.E),
    MUMU(Lepton.MU),
    TAUTAU(Lepton.TAU);

    private final Lepton lepton;

    Channel(Lepton lepton) {
      this.lepton = lepton;
    }
  }

  private static final Key<Kind> KIND = Key.choice("kind", Kind.class, "what to compute");
  private static final Key<String> GEOMETRY = Key.text("geometry", "geometry file, relative to the card");
  private static final Key<Long> SEED = Key.integer("seed", 0, "seed of the random numbers").orElse(1L);
  private static final Key<Long> EVENTS =
      Key.integer("events-per-mass", 1, "events generated for each mass, rounded up to 16 times a power of two");
  private static final TableKey JOB = TableKey.table("job", "what to compute", KIND, GEOMETRY, SEED, EVENTS);

  private static final Key<List<Double>> ORIGIN = Key.triple("origin-mm", "x, y, z where all parents come from");
  private static final Key<Double> POT =
      Key.positive("protons-on-target", "protons interacting in the dump, one interaction each");
  private static final TableKey PRODUCTION = TableKey.table("production", "how many parents, from where",
      SpectrumChoice.SPECTRUM, ORIGIN, POT, SpectrumChoice.BEAM_ENERGY, SpectrumChoice.MIN_FRACTION,
      SpectrumChoice.MAX_FRACTION, SpectrumChoice.MAX_PT, SpectrumChoice.FORM_FACTOR);

  private static final Key<Model> MODEL = Key.choice("model", Model.class,
      "free-width: the total width is scanned; dark-photon: kinetic mixing epsilon is scanned, widths follow");
  private static final Key<Channel> CHANNEL =
      Key.choice("channel", Channel.class, "decay looked for (dark-photon only, required there)").optional();
  private static final Key<Double> DAUGHTER_MASS = Key.positive("daughter-mass-GeV",
      "mass of each of the two daughters, of charge +1 and -1 (free-width only, required there)").optional();
  private static final Key<Double> BRANCHING =
      Key.positive("branching-ratio", "into the two daughters, at most 1 (free-width only)").orElse(1L);
  private static final Key<Double> EPSILON = Key.positive("epsilon",
      "coupling of the production, whose yield goes with its square (free-width only)").orElse(1L);
  private static final Key<Double> HBAR_C = Key.positive("hbar-c-GeV-m",
      "decay length = (p/m) x this / width; the default is CODATA 2018").orElse(1.973269804e-16);
  private static final TableKey SIGNAL =
      TableKey.table("signal", "decay model", MODEL, CHANNEL, DAUGHTER_MASS, BRANCHING, EPSILON, HBAR_C);

  private static final Key<Double> MIN = Key.positive("min", "first point");
  private static final Key<Double> MAX = Key.positive("max", "last point");
  private static final Key<Long> POINTS = Key.integer("points", 1, "number of points, at equal steps of the logarithm");
  private static final TableKey MASSES = TableKey.table("mass-GeV", "masses of the parent", MIN, MAX, POINTS);
  private static final TableKey WIDTHS = TableKey.optionalTable("width-GeV",
      "total widths of the parent (free-width only, required there)", MIN, MAX, POINTS);
  private static final TableKey EPSILONS = TableKey.optionalTable("epsilon",
      "kinetic mixings (dark-photon only, required there)", MIN, MAX, POINTS);
  private static final TableKey SCAN =
      TableKey.table("scan", "the grid of masses and couplings", MASSES, WIDTHS, EPSILONS);

  private static final Key<Double> MIN_ENERGY =
      Key.positive("min-energy-GeV", "both daughters must have more energy than this").optional();
  private static final Key<Double> MIN_MOMENTUM =
      Key.positive("min-momentum-GeV", "both daughters must have more momentum (GeV/c) than this").optional();
  private static final TableKey SELECTION =
      TableKey.optionalTable("selection", "cuts on the daughters", MIN_ENERGY, MIN_MOMENTUM);

  private static final Key<Double> LEVEL = Key.positive("level", "expected events on the contour");
  private static final TableKey CONTOUR = TableKey.optionalTable("contour", "a contour to draw", LEVEL);

  private static final TableKey FILE =
      TableKey.file("a decay-volume acceptance job", JOB, PRODUCTION, SIGNAL, SCAN, SELECTION, CONTOUR);

  public AcceptanceCard {
    if (seed < 0) {
      throw new IllegalArgumentException("a seed must not be negative, but is " + seed);
    }
    eventsPerMass = AcceptanceIntegral.events(eventsPerMass);
  }

  /** The keys of a card. */
  public static List<KeyDoc> keys() {
    return FILE.docs();
  }

  /**
   * Reads a card, its geometry and its spectrum, and checks them all.
   *
   * @throws InputException naming file, line and key of the first problem
   */
  public static AcceptanceCard load(Path path) {
    TomlInput input = TomlInput.read(path, FILE);
    Section job = input.root().table(JOB);
    if (job.get(KIND) != Kind.DECAY_VOLUME_ACCEPTANCE) {
      throw job.wrong(KIND, "is not decay-volume-acceptance, which the other keys describe; correct one of them");
    }
    if (job.get(EVENTS) > AcceptanceIntegral.MAX_EVENTS) {
      throw job.wrong(EVENTS, job.get(EVENTS) + " is more than " + AcceptanceIntegral.MAX_EVENTS
          + "; add up several seeds instead");
    }
    Section production = input.root().table(PRODUCTION);
    Section signalTable = input.root().table(SIGNAL);
    Section scan = input.root().table(SCAN);

    TwoBodySignal signal = signal(signalTable);
    boolean free = signalTable.get(MODEL) == Model.FREE_WIDTH;
    TableKey axis = axis(scan, free);
    LogGrid masses = grid(scan.table(MASSES));
    LogGrid couplings = grid(scan.table(axis));
    Geometry geometry = Geometry.load(file(path, job, GEOMETRY));
    Point origin = origin(production, geometry);
    ParentSpectrum spectrum = SpectrumChoice.read(path, production);
    requireCovered(scan, masses, spectrum, free);
    return new AcceptanceCard(
        path.getFileName().toString().replaceFirst("\\.toml$", ""), job.get(SEED), job.get(EVENTS), geometry, spectrum,
        origin, production.get(POT), signal, signalTable.get(HBAR_C), masses, couplings,
        input.root().findTable(SELECTION).map(AcceptanceCard::selection).orElse(Selection.NONE),
        input.root().findTable(CONTOUR).map(t -> OptionalDouble.of(t.get(LEVEL))).orElse(OptionalDouble.empty()),
        input.source());
  }

  @Override
  public long mostEventsPerMass() {
    return AcceptanceIntegral.MAX_EVENTS;
  }

  @Override
  public AcceptanceCard withSeed(long other) {
    return new AcceptanceCard(name, other, eventsPerMass, geometry, spectrum, origin, protonsOnTarget, signal, hbarC,
        masses, couplings, selection, contourLevel, source);
  }

  @Override
  public AcceptanceCard withEventsPerMass(long other) {
    return new AcceptanceCard(name, seed, other, geometry, spectrum, origin, protonsOnTarget, signal, hbarC, masses,
        couplings, selection, contourLevel, source);
  }

  @Override
  public List<InputFile> inputs() {
    List<InputFile> inputs = new ArrayList<>(List.of(source));
    inputs.addAll(geometry.sources());
    inputs.add(spectrum.source());
    return inputs;
  }

  private static TwoBodySignal signal(Section table) {
    if (table.get(MODEL) == Model.DARK_PHOTON) {
      for (Key<Double> key : List.of(DAUGHTER_MASS, BRANCHING, EPSILON)) {
        refuse(table, key, "dark-photon");
      }
      require(table, CHANNEL, "dark-photon");
      return new DarkPhoton(table.get(CHANNEL).lepton);
    }
    refuse(table, CHANNEL, "free-width");
    require(table, DAUGHTER_MASS, "free-width");
    double branching = table.get(BRANCHING);
    if (branching > 1) {
      throw table.wrong(BRANCHING, "must be at most 1, but is " + branching);
    }
    return new FreeWidth(table.get(DAUGHTER_MASS), branching, table.get(EPSILON));
  }

  private static TableKey axis(Section scan, boolean free) {
    TableKey axis = free ? WIDTHS : EPSILONS;
    String model = free ? "free-width" : "dark-photon";
    refuse(scan, free ? EPSILONS : WIDTHS, model);
    if (!scan.has(axis)) {
      throw scan.wrong(axis, "missing; the model " + model + " needs " + axis.name()
          + " = { min = ..., max = ..., points = ... }");
    }
    return axis;
  }

  private static void require(Section table, Key<?> key, String model) {
    if (!table.has(key)) {
      throw table.wrong(key, "missing; the model " + model + " needs it");
    }
  }

  private static void refuse(Section table, Entry key, String model) {
    if (table.has(key)) {
      throw table.wrong(key, "has no meaning for the model " + model + "; remove it");
    }
  }

  private static LogGrid grid(Section table) {
    double min = table.get(MIN);
    double max = table.get(MAX);
    long points = table.get(POINTS);
    if (points > 1_000_000) {
      throw table.wrong(POINTS, "must be at most 1000000, but is " + points);
    }
    if (points == 1 && min != max) {
      throw table.wrong(POINTS, "one point cannot run from " + min + " to " + max + "; give more, or min = max");
    }
    if (points > 1 && !(max > min)) {
      throw table.wrong(MAX, "must be greater than min = " + min + ", but is " + max);
    }
    return new LogGrid(min, max, (int) points);
  }

  private static Selection selection(Section table) {
    return new Selection(table.find(MIN_ENERGY).orElse(0.0), table.find(MIN_MOMENTUM).orElse(0.0));
  }

  private static Point origin(Section production, Geometry geometry) {
    List<Double> xyz = production.get(ORIGIN);
    double entrance = geometry.decayVolume().entranceZ();
    if (!(xyz.get(2) < entrance)) {
      throw production.wrong(ORIGIN, "z = " + xyz.get(2) + " mm is not in front of the decay volume of "
          + geometry.source().path() + ", which begins at " + entrance + " mm; move one of them");
    }
    return new Point(xyz.get(0), xyz.get(1), xyz.get(2));
  }

  /** The file that a key names, which must be there. */
  static Path file(Path card, Section table, Key<String> key) {
    Path file;
    try {
      file = card.resolveSibling(table.get(key));
    } catch (InvalidPathException e) {
      throw table.wrong(key, "is no path (" + e.getReason() + "); correct it");
    }
    if (!Files.isRegularFile(file)) {
      throw table.wrong(key, "there is no file " + file + "; the path is relative to the card's folder");
    }
    return file;
  }

  private static void requireCovered(Section scan, LogGrid masses, ParentSpectrum spectrum, boolean free) {
    double least = spectrum.leastMass();
    double greatest = spectrum.greatestMass();
    if (!free) {
      greatest = Math.min(greatest, DarkPhoton.greatestMass());
    }
    Section table = scan.table(MASSES);
    String range = " GeV; the spectrum and the model cover " + least + " to " + greatest + " GeV";
    if (masses.min() < least) {
      throw table.wrong(MIN, "there are no parents of " + masses.min() + range);
    }
    if (masses.max() > greatest) {
      throw table.wrong(MAX, "there are no parents of " + masses.max() + range);
    }
  }
}

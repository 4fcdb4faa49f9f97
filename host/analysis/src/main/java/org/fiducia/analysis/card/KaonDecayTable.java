package org.fiducia.analysis.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fiducia.geometry.Entry;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.Section;
import org.fiducia.geometry.TableKey;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.generation.KaonMode;

/** The keys by which a card says how kaons decay: one decay for each mass of the scan. */
final class KaonDecayTable {

  private enum Lepton {
    E(ParticleData.ELECTRON),
    MU(ParticleData.MUON);

    private final double mass;

    Lepton(double mass) {
      this.mass = mass;
    }
  }

  private static final int MOST_MASSES = 10_000;
  /** Forgives the rounding of a range that is a whole number of steps. */
  private static final double ROUNDING = 1e-9;

  private static final Key<String> MODE = Key.text("mode", "decay of the K+: "
      + Arrays.stream(KaonMode.values()).map(KaonMode::label).collect(Collectors.joining(", ")));
  private static final Key<List<Double>> BOSON_MASSES = Key.numbers("boson-masses-GeV",
      "masses of a or A', to be scanned (pi-aa and pi-s only, this or the range required there)").optional();
  private static final Key<Double> FIRST = Key.positive("first", "first mass");
  private static final Key<Double> LAST = Key.positive("last", "last mass, if a whole number of steps leads to it");
  private static final Key<Double> STEP = Key.positive("step", "between neighbouring masses");
  private static final TableKey BOSON_RANGE = TableKey.optionalTable("boson-mass-range-GeV",
      "masses of a or A' at equal steps, in place of the list", FIRST, LAST, STEP);
  private static final Key<Double> SCALAR_MASS =
      Key.positive("scalar-mass-GeV", "mass of S, which decays to two A' (pi-s only, required there)").optional();
  private static final Key<Lepton> LEPTON =
      Key.choice("lepton", Lepton.class, "the leptons of pi-ll and pi-minus-ll (there only)").orElse("e");
  private static final Key<Boolean> VECTOR = Key.flag("vector-current",
      "whether pi-ll and pinunu follow a vector current and not phase space (there only)").orElse(false);

  static final TableKey KEY = TableKey.table("decay", "how the kaons decay",
      MODE, BOSON_MASSES, BOSON_RANGE, SCALAR_MASS, LEPTON, VECTOR);

  private KaonDecayTable() {}

  /** The decays of the scan; one if there is no mass to scan. */
  static List<KaonDecay> read(Section table) {
    KaonMode mode = mode(table);
    boolean scalar = mode == KaonMode.PI_S;
    boolean bosons = mode == KaonMode.PI_AA || scalar;
    boolean leptons = mode == KaonMode.PI_LL || mode == KaonMode.PI_MINUS_LL;
    refuse(table, mode, bosons, BOSON_MASSES, BOSON_RANGE);
    refuse(table, mode, scalar, SCALAR_MASS);
    refuse(table, mode, leptons, LEPTON);
    refuse(table, mode, leptons || mode == KaonMode.PI_NU_NU, VECTOR);
    if (scalar && !table.has(SCALAR_MASS)) {
      throw table.wrong(SCALAR_MASS, "missing; the mode pi-s needs it");
    }
    KaonDecay decay = new KaonDecay(mode, 0, table.find(SCALAR_MASS).orElse(0.0), table.get(LEPTON).mass,
        table.get(VECTOR));
    if (!bosons) {
      return List.of(decay);
    }
    List<Double> masses = masses(table, mode);
    requirePossible(table, decay, masses);
    return masses.stream().map(decay::withBosonMass).toList();
  }

  private static KaonMode mode(Section table) {
    try {
      return KaonMode.of(table.get(MODE));
    } catch (IllegalArgumentException e) {
      throw table.wrong(MODE, e.getMessage());
    }
  }

  private static void refuse(Section table, KaonMode mode, boolean meant, Entry... keys) {
    for (Entry key : keys) {
      if (!meant && table.has(key)) {
        throw table.wrong(key, "has no meaning for the mode " + mode.label() + "; remove it");
      }
    }
  }

  private static List<Double> masses(Section table, KaonMode mode) {
    if (table.has(BOSON_MASSES) == table.has(BOSON_RANGE)) {
      throw table.wrong(BOSON_MASSES, table.has(BOSON_RANGE)
          ? "is given beside " + BOSON_RANGE.name() + "; remove one of them"
          : "missing; the mode " + mode.label() + " needs this list, or " + BOSON_RANGE.name());
    }
    if (table.has(BOSON_MASSES)) {
      List<Double> masses = table.find(BOSON_MASSES).orElseThrow();
      for (int k = 1; k < masses.size(); k++) {
        if (!(masses.get(k) > masses.get(k - 1))) {
          throw table.wrong(BOSON_MASSES, "must rise, but " + masses.get(k) + " follows " + masses.get(k - 1));
        }
      }
      return masses;
    }
    Section range = table.table(BOSON_RANGE);
    double first = range.get(FIRST);
    double step = range.get(STEP);
    double steps = (range.get(LAST) - first) / step + ROUNDING;
    if (!(steps >= 0)) {
      throw range.wrong(LAST, "must not be below first = " + first + ", but is " + range.get(LAST));
    }
    if (!(steps < MOST_MASSES)) {
      throw range.wrong(STEP, "makes more than " + MOST_MASSES + " masses; make it larger");
    }
    List<Double> masses = new ArrayList<>();
    for (int k = 0; k <= (int) steps; k++) {
      masses.add(first + k * step);
    }
    return masses;
  }

  private static void requirePossible(Section table, KaonDecay decay, List<Double> masses) {
    Entry asked = table.has(BOSON_MASSES) ? BOSON_MASSES : BOSON_RANGE;
    double free = ParticleData.KAON - ParticleData.PION;
    if (decay.scalarMass() >= free) {
      throw table.wrong(SCALAR_MASS, "must be below m_K - m_pi = " + free + " GeV, but is " + decay.scalarMass());
    }
    double pair = decay.mode() == KaonMode.PI_S ? decay.scalarMass() : free;
    if (masses.getFirst() <= 2 * ParticleData.ELECTRON || masses.getLast() >= pair / 2) {
      throw table.wrong(asked, "must be above 2 m_e = " + 2 * ParticleData.ELECTRON + " GeV and below " + pair / 2
          + " GeV, where two of them fit into the decay");
    }
  }

  /** The exception for a decay that something else on the card does not go with. */
  static InputException wrongMode(Section table, String problem) {
    return table.wrong(MODE, problem);
  }
}

package org.fiducia.host.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fiducia.host.pairing.PairSearch;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.kernels.selection.EventGeometry;
import org.fiducia.kernels.vertexing.Vertex;

/** K+ -> pi+ e+e- e+e-, by phase space or by way of two particles a of one mass. */
final class KaonToFourElectrons {

  private static final double PION = ParticleData.PION;
  private static final double ELECTRON = ParticleData.ELECTRON;
  private static final double[] MASSES = {PION, ELECTRON, ELECTRON, ELECTRON, ELECTRON};

  /** Kaon decays of 2017-18 in the search of NA62 for this decay, Phys. Lett. B 846 (2023) 138193. */
  private static final double KAONS = 8.58e11;
  /** Expected signal at the 90 % CL limit without any event. */
  private static final double SIGNAL_LIMIT = Math.log(10);

  private KaonToFourElectrons() {}

  static KaonDecay aa(double mass) {
    return KaonDecay.of(KaonMode.PI_AA).withBosonMass(mass);
  }

  static List<Figure> phaseSpaceAcceptance(Chain chain, int events) throws InterruptedException {
    Acceptance chambers = new Acceptance();
    Acceptance contained = new Acceptance();
    chain.simulate(KaonDecay.of(KaonMode.PI_4E), HitEffects.NONE, events, event -> {
      boolean tracks = event.crosses(chain.chambers);
      chambers.add(event.weight(), tracks);
      if (tracks) {
        contained.add(event.weight(), event.crosses(chain.hodoscope | chain.calorimeter));
      }
    });
    return List.of(
        Figure.near("π4e phase space, 4 chambers", 0.0233, 5, chambers.value(), chambers.error()),
        Figure.near("of these in NewCHOD and LKr", 1.0 / 13, 20, contained.value(), contained.error()));
  }

  /** Acceptance in the chambers alone, and after what the trigger and the separation of tracks ask. */
  private static Acceptance[] acceptances(Chain chain, double mass, int events) throws InterruptedException {
    Acceptance[] acceptances = {new Acceptance(), new Acceptance()};
    chain.simulate(aa(mass), HitEffects.NONE, events, event -> {
      boolean tracks = event.crosses(chain.chambers);
      acceptances[0].add(event.weight(), tracks);
      acceptances[1].add(event.weight(), tracks && event.measure(EventGeometry.LEAST_DISTANCE) > 15
          && event.hasOppositeQuadrants() && event.measure(EventGeometry.ELECTRON_MOMENTUM) > 20);
    });
    return acceptances;
  }

  static List<Figure> acceptance(Chain chain, int events) throws InterruptedException {
    double[][] expected = {{20, 0.0147}, {50, 0.0162}, {120, 0.0338}, {150, 0.0399}};
    List<Figure> figures = new ArrayList<>(phaseSpaceAcceptance(chain, events));
    for (double[] row : expected) {
      Acceptance chambers = acceptances(chain, row[0] / 1000, events)[0];
      figures.add(Figure.near(name("πaa, 4 chambers, %.0f MeV", row[0]), row[1], 5, chambers.value(),
          chambers.error()));
    }
    return figures;
  }

  /**
   * Acceptance over that at 120 MeV against the same ratio of the published limits, which are ln 10 / (N_K A eps). The
   * efficiency falls towards small masses, where pairs are close: there the ratio is only a lower bound.
   */
  static List<Figure> shape(Chain chain, int events) throws InterruptedException {
    double[][] limits = {{10, 3.146}, {15, 2.309}, {20, 1.904}, {30, 1.664}, {35, 1.630}, {40, 1.594}, {45, 1.540},
        {50, 1.469}, {55, 1.385}, {125, 0.4953}, {130, 0.4690}, {135, 0.4478}, {140, 0.4284}, {145, 0.4079},
        {150, 0.3862}};
    double limit120 = 0.5288;
    Acceptance at120 = acceptances(chain, 0.120, events)[1];
    List<Figure> figures = new ArrayList<>();
    for (double[] row : limits) {
      Acceptance here = acceptances(chain, row[0] / 1000, events)[1];
      double ratio = here.value() / at120.value();
      double error = ratio * Math.hypot(here.error() / here.value(), at120.error() / at120.value());
      double published = limit120 / row[1];
      String what = name("A(%.0f MeV) / A(120 MeV)", row[0]);
      figures.add(row[0] > 20 ? Figure.near(what, published, 20, ratio, error)
          : Figure.above(what, name("%.4f", published), published, ratio, error));
    }
    Acceptance at17 = acceptances(chain, 0.017, events)[1];
    double best = SIGNAL_LIMIT / (KAONS * at17.value()) * 1e9;
    double relative = at17.error() / at17.value();
    figures.add(Figure.between("limit at 17 MeV, efficiency 0.2 [1e-9]", "2.1", 1.5, 2.6, best / 0.2,
        best / 0.2 * relative));
    figures.add(Figure.between("limit at 17 MeV, efficiency 0.155 [1e-9]", "2.1", 1.5, 2.6, best / 0.155,
        best / 0.155 * relative));
    return figures;
  }

  /** What a mass of a gives in masses, vertex and transverse momentum, with the true roles of the tracks. */
  static List<Figure> resolution(Chain chain, double mass, double expectedAll, double expectedPair, int events)
      throws InterruptedException {
    Sample all = new Sample();
    Sample pair = new Sample();
    Sample electrons = new Sample();
    Sample z = new Sample();
    Sample transverse = new Sample();
    PairSearch pairs = new PairSearch(PionRule.PARENT_MASS, 0, PairRule.LEAST_DIFFERENCE, 0);
    chain.fit(aa(mass), HitEffects.NONE, events, event -> event.crosses(chain.chambers), pairs::search, event -> {
      if (event.isFitted()) {
        double weight = event.weight();
        double[] p = event.fittedSum(MASSES);
        all.add(1000 * (Event.mass(p) - ParticleData.KAON), weight);
        pair.add(1000 * (hypothesis(event, Hypothesis.M_PAIR_1) - mass), weight);
        electrons.add(1000 * (hypothesis(event, Hypothesis.M_ELECTRONS) - event.trueMass(1, 4)), weight);
        z.add(event.vertex(Vertex.Z) - event.truth(ParentDecay.Z), weight);
        transverse.add(1000 * Math.hypot(p[0] - event.truth(ParentDecay.PX), p[1] - event.truth(ParentDecay.PY)),
            weight);
      }
    });
    String at = name(", %.0f MeV", 1000 * mass);
    return List.of(
        Figure.near("m(π4e), core [MeV]" + at, expectedAll, 15, all.core(), all.error(Sample::core)),
        Figure.near("m(ee), core [MeV]" + at, expectedPair, 20, pair.core(), pair.error(Sample::core)),
        Figure.above("m(π4e) within 10 MeV" + at, "> 0.999", 0.999, all.within(10),
            Math.max(all.error(s -> s.within(10)), 1.0 / all.count())),
        Figure.noted("m(4e), core [MeV]" + at, "1.1 - 1.5", electrons.core(), electrons.error(Sample::core)),
        Figure.noted("vertex z, core [mm]" + at, "205 - 226", z.core(), z.error(Sample::core)),
        Figure.noted("pT of all tracks to the kaon, median [MeV/c]" + at, "2.0", transverse.median(),
            transverse.error(Sample::median)));
  }

  /** A number of the true hypothesis, which is the first: of the positive tracks the pion has the first slot. */
  private static double hypothesis(Event event, int column) {
    return event.batch().doubles(Hypothesis.LAYOUT, Hypothesis.COUNT).get(column, event.index());
  }

  private static String name(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}

package org.fiducia.analysis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.LogGrid;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.acceptance.AcceptanceIntegral;
import org.fiducia.host.acceptance.Decay;
import org.fiducia.host.acceptance.ProductionSpectrum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The NA62 example against published curves and an independent straight-line simulation of the same set-up. The figures
 * of docs/validation.md are held to what is computed here.
 */
class Na62MuonPairsTest {

  private static final AcceptanceCard CARD = AcceptanceCard.load(Path.of("../../examples/dark-photon-mumu.toml"));
  private static final Path GUIDE = Path.of("../../docs/validation.md");
  private static final double LEVEL = 2.30;

  private static Engine engine;

  @BeforeAll
  static void open() throws Exception {
    engine = Engine.open("cpu");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /**
   * Edges of the contour over those of the observed 90 % CL curve of NA62, arXiv:2303.08666, digitised by FORESEE; then
   * the same ratios of the independent simulation, which has the same spectrum and selection. NA62 has efficiencies
   * and more sources of dark photons, so the first band is wide.
   */
  @ParameterizedTest
  @CsvSource({
    "0.25, 4.15e-7, 3.08e-6, 0.98, 1.20",
    "0.28, 4.01e-7, 2.73e-6, 0.96, 1.14",
    "0.35, 4.08e-7, 2.06e-6, 0.92, 1.06",
    "0.38, 4.12e-7, 1.78e-6, 0.915, 1.065",
    "0.45, 4.33e-7, 1.30e-6, 0.90, 1.06"
  })
  void contourEdges(double mass, double lower, double upper, double lowerRatio, double upperRatio) throws Exception {
    AcceptanceCard card = AcceptanceScanTest.with(CARD, new LogGrid(mass, mass, 1), CARD.eventsPerMass());
    YieldMap map = AcceptanceScan.run(engine, card, Progress.NONE);
    double[] epsilon = map.values();
    double[] n = map.yields()[0];
    int first = 0;
    while (n[first] < LEVEL) {
      first++;
    }
    int last = n.length - 1;
    while (n[last] < LEVEL) {
      last--;
    }
    double low = crossing(epsilon, n, first - 1);
    double high = crossing(epsilon, n, last);
    assertThat(low / lower).isBetween(0.82, 1.05).isCloseTo(lowerRatio, withinPercentage(2));
    assertThat(high / upper).isBetween(1.0, 1.25).isCloseTo(upperRatio, withinPercentage(2));
    assertThat(Files.readAllLines(GUIDE)).contains(String.format(Locale.ROOT,
        "| %s | %.3g | %.3f | %s | %.3g | %.3f | %s |", mass, 1e7 * low, low / lower, lowerRatio, 1e7 * high,
        high / upper, upperRatio));
  }

  private static double crossing(double[] epsilon, double[] n, int k) {
    double share = Math.log(LEVEL / n[k]) / Math.log(n[k + 1] / n[k]);
    return epsilon[k] * Math.pow(epsilon[k + 1] / epsilon[k], share);
  }

  /**
   * Mean acceptance over the spectrum for decays spread evenly over the decay volume, against the independent
   * simulation (three digits). With a decay constant g so small that no parent decays on the way, the yield is the sum
   * over parents of g m / p x length x accepted fraction; with the spectrum times p it is that mean, times g m x length
   * x parents.
   */
  @ParameterizedTest
  @CsvSource({"0.215, 0.344", "0.25, 0.324", "0.3, 0.301", "0.411, 0.257", "0.5, 0.232", "0.7, 0.191"})
  void meanAcceptance(double mass, double expected) throws Exception {
    ProductionSpectrum spectrum = CARD.spectrum().at(mass);
    double[][] timesMomentum = new double[spectrum.thetaLow().length][spectrum.energyLow().length];
    double parents = 0;
    for (int t = 0; t < timesMomentum.length; t++) {
      for (int e = 0; e < timesMomentum[t].length; e++) {
        double energy = spectrum.energyLow()[e] + spectrum.energyStep() / 2;
        timesMomentum[t][e] = spectrum.density()[t][e] * Math.sqrt(energy * energy - mass * mass);
        parents += spectrum.density()[t][e] * spectrum.thetaStep() * spectrum.energyStep();
      }
    }
    ProductionSpectrum weighted = new ProductionSpectrum(spectrum.thetaLow(), spectrum.thetaStep(),
        spectrum.energyLow(), spectrum.energyStep(), timesMomentum);
    double stable = 1e-15;
    Decay decay = new Decay(mass, CARD.signal().daughterMass(), CARD.selection().minEnergy(),
        CARD.selection().minMomentum(), CARD.origin().x(), CARD.origin().y(), CARD.origin().z());
    AcceptanceIntegral.Yields yields = new AcceptanceIntegral(CARD.geometry(), CARD.seed(), CARD.eventsPerMass())
        .integrate(engine, decay, weighted, 0, new double[] {stable}, new double[] {1}, Progress.NONE);
    double norm = stable * mass * CARD.geometry().decayVolume().length() * parents;
    double acceptance = yields.values()[0] / norm;
    double error = yields.errors()[0] / norm;
    assertThat(error).isLessThan(0.003 * acceptance);
    assertThat(acceptance).isCloseTo(expected, withinPercentage(1));
    assertThat(Files.readAllLines(GUIDE)).contains(
        String.format(Locale.ROOT, "| %s | %.4f ± %.4f | %s |", mass, acceptance, error, expected));
  }
}

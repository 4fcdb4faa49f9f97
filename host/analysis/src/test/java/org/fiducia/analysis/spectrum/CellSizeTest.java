package org.fiducia.analysis.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fiducia.analysis.acceptance.AcceptanceScan;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.LogGrid;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.geometry.InputFile;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.acceptance.ProductionSpectrum;
import org.junit.jupiter.api.Test;

/** The cells of the computed spectrum are small enough for the NA62 example. */
class CellSizeTest {

  private static final AcceptanceCard CARD = AcceptanceCard.load(Path.of("../../examples/dark-photon-mumu.toml"));
  private static final ProtonBremsstrahlung BREMSSTRAHLUNG = (ProtonBremsstrahlung) CARD.spectrum();

  /** Many events, so that the sampling error of both is small against what is tested. */
  private static final long EVENTS = 1 << 23;

  /** The same formula in cells of half the size in theta and E. */
  private static final ParentSpectrum HALVED = new ParentSpectrum() {
    @Override
    public ProductionSpectrum at(double mass) {
      return BREMSSTRAHLUNG.cells(mass, 2 * ProtonBremsstrahlung.ANGLES, 2 * ProtonBremsstrahlung.ENERGIES);
    }

    @Override
    public double leastMass() {
      return BREMSSTRAHLUNG.leastMass();
    }

    @Override
    public double greatestMass() {
      return BREMSSTRAHLUNG.greatestMass();
    }

    @Override
    public InputFile source() {
      return BREMSSTRAHLUNG.source();
    }
  };

  @Test
  void halvedCellsChangeNoYieldInsideTheContourByTwoPerMille() throws Exception {
    try (Engine engine = Engine.open("cpu")) {
      YieldMap normal = AcceptanceScan.run(engine, with(BREMSSTRAHLUNG), Progress.NONE);
      YieldMap halved = AcceptanceScan.run(engine, with(HALVED), Progress.NONE);
      int compared = 0;
      for (int i = 0; i < normal.masses().length; i++) {
        for (int j = 0; j < normal.values().length; j++) {
          double n = normal.yields()[i][j];
          if (n > 2.3) {
            assertThat(normal.errors()[i][j]).isLessThan(5e-4 * n);
            assertThat(Math.abs(halved.yields()[i][j] / n - 1))
                .as("mass %s epsilon %s", normal.masses()[i], normal.values()[j]).isLessThan(2e-3);
            compared++;
          }
        }
      }
      assertThat(compared).isGreaterThan(40);
    }
  }

  private static AcceptanceCard with(ParentSpectrum spectrum) {
    return new AcceptanceCard(CARD.name(), CARD.seed(), EVENTS, CARD.geometry(), spectrum, CARD.origin(),
        CARD.protonsOnTarget(), CARD.signal(), CARD.hbarC(), new LogGrid(0.22, 0.5, 3), CARD.couplings(),
        CARD.selection(), CARD.contourLevel(), CARD.source());
  }
}

package org.fiducia.benchmarks;

import java.nio.file.Path;
import org.fiducia.analysis.acceptance.AcceptanceScan;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.LogGrid;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;

/**
 * The acceptance scan that other programs were measured on: {@value #ROWS} masses above the two-muon threshold times
 * {@value #WIDTHS} widths of the simplified set-up.
 */
public final class AcceptanceProblem {

  /** Relative error of each row's peak that times are scaled to: a row's time goes with one over the error squared. */
  public static final double EQUAL_ERROR = 0.006;

  static final int ROWS = 52;
  static final int WIDTHS = 101;
  private static final Path CARD = Path.of("examples/dark-photon-mumu-alpinist.toml");

  private final AcceptanceCard card;

  /**
   * @param events events a mass
   */
  public AcceptanceProblem(long events) {
    AcceptanceCard all = AcceptanceCard.load(CARD);
    int first = all.masses().points() - ROWS;
    card = new AcceptanceCard(all.name(), all.seed(), events, all.geometry(), all.spectrum(), all.origin(),
        all.protonsOnTarget(), all.signal(), all.hbarC(), new LogGrid(all.masses().at(first), all.masses().max(), ROWS),
        all.couplings(), all.selection(), all.contourLevel(), all.source());
  }

  /** Points of a scan. */
  public int points() {
    return ROWS * WIDTHS;
  }

  /** The whole scan. */
  public YieldMap scan(Engine engine) throws InterruptedException {
    return AcceptanceScan.run(engine, card, Progress.NONE);
  }

  /** The factor from measured to equal-error time: mean over the rows of (relative error of the peak / EQUAL_ERROR)^2. */
  public static double equalErrorFactor(YieldMap map) {
    double sum = 0;
    for (int row = 0; row < map.yields().length; row++) {
      int peak = 0;
      for (int k = 1; k < map.values().length; k++) {
        peak = map.yields()[row][k] > map.yields()[row][peak] ? k : peak;
      }
      double error = map.errors()[row][peak] / map.yields()[row][peak];
      sum += error * error / (EQUAL_ERROR * EQUAL_ERROR);
    }
    return sum / map.yields().length;
  }
}

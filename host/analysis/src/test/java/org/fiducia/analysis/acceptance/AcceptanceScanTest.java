package org.fiducia.analysis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.LogGrid;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.analysis.spectrum.SpectrumTable;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AcceptanceScanTest {

  private static final Path CARD = Path.of("../../examples/dark-photon-mumu-alpinist.toml");

  /** Rows that hold these relative errors are compared. */
  private static final double PRECISE = 0.02;

  /** Below this the squares in the plain sum underflow. */
  private static final double LEAST = 1e-100;

  @Test
  void agreesWithAPlainMonteCarlo() throws Exception {
    compare(new LogGrid(0.25, 2, 4), 1_000_000, 1 << 18);
  }

  @Test
  @Tag("slow")
  void agreesWithAPlainMonteCarloAtEveryMass() throws Exception {
    compare(new LogGrid(0.22, 5, 16), 8_000_000, 1 << 20);
  }

  /**
   * The largest pull of a row must be that of one normal number (its widths share the events): below 4.5; and the
   * peaks must agree on the average over rows to 0.5 % and within errors.
   */
  private static void compare(LogGrid masses, int plainEvents, long events) throws Exception {
    AcceptanceCard card = with(AcceptanceCard.load(CARD), masses, events);
    double[] widths = card.couplings().values();
    SpectrumTable table = (SpectrumTable) card.spectrum();
    YieldMap map;
    try (Engine engine = Engine.open("cpu")) {
      map = AcceptanceScan.run(engine, card, Progress.NONE);
    }
    PlainMonteCarlo plain = new PlainMonteCarlo(table, 4711);
    int compared = 0;
    double weighted = 0;
    double weights = 0;
    for (int i = 0; i < map.masses().length; i++) {
      double[][] expected = plain.yields(map.masses()[i], widths, plainEvents);
      double[] n = map.yields()[i];
      double[] e = map.errors()[i];
      int peak = IntStream.range(0, n.length).reduce((a, b) -> n[a] >= n[b] ? a : b).getAsInt();
      for (int k = 0; k < widths.length; k++) {
        if (expected[0][k] > LEAST && expected[1][k] < PRECISE * expected[0][k]) {
          double pull = (n[k] - expected[0][k]) / Math.hypot(e[k], expected[1][k]);
          assertThat(Math.abs(pull)).as("mass %s width %s: %s +- %s, plain %s +- %s", map.masses()[i], widths[k],
              n[k], e[k], expected[0][k], expected[1][k]).isLessThan(4.5);
          compared++;
        }
      }
      double ratio = n[peak] / expected[0][peak];
      double error = Math.hypot(e[peak] / n[peak], expected[1][peak] / expected[0][peak]);
      weighted += ratio / (error * error);
      weights += 1 / (error * error);
    }
    assertThat(compared).isGreaterThan(50 * map.masses().length);
    double mean = weighted / weights;
    double error = 1 / Math.sqrt(weights);
    assertThat(error).isLessThan(0.003);
    assertThat(mean).as("mean ratio of the peaks, error " + error).isBetween(1 - 4 * error, 1 + 4 * error);
    assertThat(mean).isBetween(0.995, 1.005);
  }

  /** Below the threshold nothing is expected, exactly. */
  @Test
  void findsNothingBelowTheThreshold() throws Exception {
    AcceptanceCard card = with(AcceptanceCard.load(CARD), new LogGrid(0.05, 0.2, 3), 1024);
    try (Engine engine = Engine.open("cpu")) {
      YieldMap map = AcceptanceScan.run(engine, card, Progress.NONE);
      for (int i = 0; i < 3; i++) {
        assertThat(map.yields()[i]).containsOnly(0);
        assertThat(map.errors()[i]).containsOnly(0);
      }
    }
  }

  static AcceptanceCard with(AcceptanceCard card, LogGrid masses, long events) {
    return new AcceptanceCard(card.name(), card.seed(), events, card.geometry(), card.spectrum(), card.origin(),
        card.protonsOnTarget(), card.signal(), card.hbarC(), masses, card.couplings(), card.selection(),
        card.contourLevel(), card.source());
  }
}

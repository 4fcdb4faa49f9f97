package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogAxisTest {

  @ParameterizedTest
  @CsvSource({
    "1e-25, 1e-10, 550", "1e-8, 1e-3, 550", "0.01, 5.31, 700", "0.212, 0.7, 700", "0.98, 1.06, 700", "1e-30, 1e30, 550"
  })
  void hasEnoughLabelsWithRoomBetweenThem(double low, double high, double length) {
    LogAxis axis = new LogAxis(low, high, 100, 100 + length);
    var labels = axis.labels(30);
    assertThat(labels).hasSizeBetween(3, 20);
    for (int k = 0; k < labels.size(); k++) {
      double at = axis.position(labels.get(k).value());
      assertThat(at).isBetween(100 - 1e-6, 100 + length + 1e-6);
      if (k > 0) {
        assertThat(at - axis.position(labels.get(k - 1).value())).isGreaterThanOrEqualTo(30 - 1e-6);
      }
    }
  }

  @Test
  void placesEqualFactorsAtEqualDistancesAndBack() {
    LogAxis axis = new LogAxis(1, 100, 500, 100);
    assertThat(axis.position(1)).isEqualTo(500);
    assertThat(axis.position(10)).isCloseTo(300, within(1e-9));
    assertThat(axis.position(100)).isEqualTo(100);
    assertThat(axis.valueAt(axis.position(7.3))).isCloseTo(7.3, within(1e-12));
  }

  @Test
  void darkerColoursMeanMoreEvents() {
    ColourScale scale = ColourScale.upTo(172);
    assertThat(scale.low()).isCloseTo(1e-3, within(1e-15));
    assertThat(scale.high()).isCloseTo(1000, within(1e-9));
    assertThat(scale.colour(0)).isEqualTo(Color.WHITE);
    assertThat(scale.colour(0.9e-3)).isEqualTo(Color.WHITE);
    double brighter = brightness(Color.WHITE);
    for (double n = 1.001e-3; n < 1000; n *= 1.3) {
      double now = brightness(scale.colour(n));
      assertThat(now).isLessThan(brighter);
      brighter = now;
    }
    assertThat(scale.colour(1e6)).isEqualTo(scale.colour(1000));
  }

  /** Relative luminance, ITU-R BT.709. */
  private static double brightness(Color c) {
    return 0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue();
  }
}

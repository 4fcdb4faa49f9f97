package org.fiducia.analysis.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGridTest {

  @ParameterizedTest
  @CsvSource({"0.01, 5.31, 101", "1e-25, 1e-10, 101", "1e-8, 1e-4, 81", "3, 3.0000001, 13", "0.1, 7, 2"})
  void equalStepsOfTheLogarithmWithExactEnds(double min, double max, int points) {
    double[] x = new LogGrid(min, max, points).values();
    assertThat(x).hasSize(points).startsWith(min).endsWith(max);
    double step = (Math.log(max) - Math.log(min)) / (points - 1);
    for (int k = 1; k < points; k++) {
      assertThat(x[k]).isGreaterThan(x[k - 1]);
      assertThat(Math.log(x[k])).isCloseTo(Math.log(min) + k * step, within(1e-13));
    }
  }

  /** Powers of ten: fifteen decades in a hundred steps meet 1e-22 at every twentieth point. */
  @Test
  void decadesAreMet() {
    LogGrid widths = new LogGrid(1e-25, 1e-10, 101);
    for (int k = 0; k <= 5; k++) {
      double decade = Math.pow(10, -25 + 3 * k);
      assertThat(widths.at(20 * k)).isCloseTo(decade, within(1e-14 * decade));
    }
  }

  @Test
  void onePoint() {
    assertThat(new LogGrid(2, 2, 1).values()).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2, 1, 5", "2, 2, 5", "0, 1, 5", "-1, 1, 5", "NaN, 1, 5", "1, NaN, 5", "1, Infinity, 5",
    "1, 2, 0", "1, 1, 0"})
  void refusesWhatIsNoGrid(double min, double max, int points) {
    assertThatThrownBy(() -> new LogGrid(min, max, points)).isInstanceOf(IllegalArgumentException.class);
  }
}

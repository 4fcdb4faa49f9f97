package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "false, 493.67701, 493.67722", "false, 0, 99999", "false, -20000, 20000", "false, 0, 0.007", "false, -5, 5",
    "false, 1, 1.0000007", "true, 0.001, 1000", "true, 1e-25, 1e-10", "true, 0.98, 1.06", "true, 0.2, 90"
  })
  void numbersBesideEachOtherDoNotTouch(boolean log, double low, double high) {
    assumeThat(Picture.obstacle()).isEmpty();
    for (double length : new double[] {150, 300, 700}) {
      Scale scale = Scale.horizontal(Axis.of(log, new Span(low, high), 0, length), Look.LARGE.number());
      var labels = scale.ticks().labels();
      assertThat(labels).hasSizeGreaterThanOrEqualTo(length > 200 ? 2 : 1);
      for (int k = 1; k < labels.size(); k++) {
        double half = labels.get(k).numeral().width(scale.font()) / 2;
        double halfBefore = labels.get(k - 1).numeral().width(scale.font()) / 2;
        double distance =
            scale.axis().position(labels.get(k).value()) - scale.axis().position(labels.get(k - 1).value());
        assertThat(distance).as("%s after %s on %s pixels", labels.get(k), labels.get(k - 1), length)
            .isGreaterThan(half + halfBefore + 6);
      }
    }
  }
}

package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAxisTest {

  private static List<String> texts(double low, double high) {
    return new LinearAxis(low, high, 0, 700).ticks(60).labels().stream().map(l -> l.numeral().base()).toList();
  }

  private static Numeral common(double low, double high) {
    return new LinearAxis(low, high, 0, 700).ticks(60).common();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "484, 504", "0.484, 0.504", "-5, 5", "0, 2.5e-4", "0, 2e6", "-3e-9, 1e-9", "1, 1.0000007", "-7, 1e5",
    "123456, 123457", "-1.0000007, -1", "0.3, 0.9999", "1e300, 2e300", "0, 1e-300"
  })
  void labelsAreRoundEvenlySpacedAndSayTheirValues(double low, double high) {
    LinearAxis axis = new LinearAxis(low, high, 100, 800);
    Axis.Ticks ticks = axis.ticks(60);
    var labels = ticks.labels();
    assertThat(labels).hasSizeBetween(4, 11);
    double length = high - low;
    double step = labels.get(1).value() - labels.get(0).value();
    double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
    assertThat(List.of(1, 2, 5)).anyMatch(m -> Math.abs(mantissa - m) < 1e-6);
    for (int k = 0; k < labels.size(); k++) {
      double value = labels.get(k).value();
      assertThat(axis.position(value)).isBetween(100 - 1e-6, 800 + 1e-6);
      assertThat(said(labels.get(k).numeral().base(), ticks.common())).isCloseTo(value, within(1e-9 * length));
      if (k > 0) {
        assertThat(value - labels.get(k - 1).value()).isCloseTo(step, within(1e-6 * step));
        assertThat(axis.position(value) - axis.position(labels.get(k - 1).value())).isGreaterThan(60 - 1e-6);
      }
      assertThat(ticks.minor()).anyMatch(minor -> minor == value);
      assertThat(labels.get(k).numeral().base().length()).isLessThanOrEqualTo(8);
    }
  }

  /** The value that a reader finds: the label, times the common power of ten, plus the common sum. */
  private static double said(String label, Numeral common) {
    BigDecimal number = new BigDecimal(label.replace('\u2212', '-'));
    String sum = common.base();
    if (!common.exponent().isEmpty()) {
      number = number.scaleByPowerOfTen(Integer.parseInt(common.exponent().replace('\u2212', '-')));
      sum = sum.replaceAll("(, )?\u00d710$", "");
    }
    String offset = sum.replace("+ ", "").replace('\u2212', '-');
    return number.add(offset.isEmpty() ? BigDecimal.ZERO : new BigDecimal(offset)).doubleValue();
  }

  @Test
  void writesNumbersAsPeopleDo() {
    assertThat(texts(484, 504)).startsWith("484", "486").endsWith("502", "504").hasSize(11);
    assertThat(texts(-5, 5)).startsWith("\u22125", "\u22124").contains("0").endsWith("4", "5");
    assertThat(texts(0, 1)).startsWith("0.0", "0.1").endsWith("1.0");
    assertThat(common(0, 99999)).isEqualTo(Numeral.NONE);
    assertThat(texts(0, 2.5e6)).startsWith("0.0", "0.5").endsWith("2.5");
    assertThat(common(0, 2.5e6)).isEqualTo(new Numeral("\u00d710", "6"));
    assertThat(texts(0, 2.5e-4)).startsWith("0", "50").endsWith("250");
    assertThat(common(0, 2.5e-4)).isEqualTo(new Numeral("\u00d710", "\u22126"));
    assertThat(common(1, 1.0000007)).isEqualTo(new Numeral("+ 1, \u00d710", "\u22129"));
  }

  @Test
  void smallTicksDivideTheSteps() {
    // steps of 0.1 in five, of 2 in four, of 0.5 in five
    assertThat(new LinearAxis(0, 1, 0, 700).ticks(60).minor()).hasSize(51);
    assertThat(new LinearAxis(484, 504, 0, 700).ticks(60).minor()).hasSize(41);
    assertThat(new LinearAxis(0, 2.5, 0, 400).ticks(60).minor()).hasSize(26);
  }

  @Test
  void placesEqualStepsAtEqualDistancesAndBack() {
    LinearAxis axis = new LinearAxis(-2, 6, 500, 100);
    assertThat(axis.position(-2)).isEqualTo(500);
    assertThat(axis.position(0)).isCloseTo(400, within(1e-9));
    assertThat(axis.position(6)).isEqualTo(100);
    assertThat(axis.valueAt(axis.position(0.7))).isCloseTo(0.7, within(1e-12));
  }
}

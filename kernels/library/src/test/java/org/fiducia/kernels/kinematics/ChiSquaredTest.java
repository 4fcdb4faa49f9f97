package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class ChiSquaredTest {

  private static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);

  /** From the middle to far tails, around the place where the series hands over to the continued fraction. */
  @Test
  void agreesWithTheSeriesInEightyDigits() {
    double[] points = {1e-12, 1e-3, 0.1, 0.9999, 1, 2.5, 4.009, 5.999999, 6, 6.000001, 7.3, 12, 30, 61.5};
    for (int ndf = 1; ndf <= ChiSquared.MOST_NDF; ndf++) {
      for (double chi2 : points) {
        double expected = tail(chi2, ndf);
        assertThat(ChiSquared.tail(chi2, ndf)).as("chi2 %s, ndf %s", chi2, ndf)
            .isCloseTo(expected, within(1e-14 * expected));
      }
    }
  }

  @Test
  void agreesWithCommonsMath() {
    for (int ndf = 1; ndf <= ChiSquared.MOST_NDF; ndf++) {
      for (double chi2 = 0.01; chi2 < 1000; chi2 *= 1.37) {
        double expected = Gamma.regularizedGammaQ(0.5 * ndf, 0.5 * chi2, 1e-15, 10000);
        assertThat(ChiSquared.tail(chi2, ndf)).as("chi2 %s, ndf %s", chi2, ndf)
            .isCloseTo(expected, within(1e-12 * expected + 1e-16));
      }
    }
  }

  @Test
  void goesFromOneToNought() {
    for (int ndf = 1; ndf <= ChiSquared.MOST_NDF; ndf++) {
      assertThat(ChiSquared.tail(0, ndf)).isOne();
      assertThat(ChiSquared.tail(Double.MIN_VALUE, ndf)).isLessThanOrEqualTo(1).isGreaterThan(0.999);
      assertThat(ChiSquared.tail(1e5, ndf)).isZero();
      assertThat(ChiSquared.tail(Double.MAX_VALUE, ndf)).isZero();
    }
  }

  /** 1 - P with P(a, x) = x^a exp(-x) sum x^n / Gamma(a + n + 1); for half-integers Gamma has a root of pi. */
  private static double tail(double chi2, int ndf) {
    BigDecimal x = new BigDecimal(chi2).divide(BigDecimal.TWO, DIGITS);
    BigDecimal a = new BigDecimal(ndf).divide(BigDecimal.TWO, DIGITS);
    BigDecimal gamma = ndf % 2 == 0 ? BigDecimal.ONE : pi().sqrt(DIGITS);
    BigDecimal power = ndf % 2 == 0 ? BigDecimal.ONE : x.sqrt(DIGITS);
    for (BigDecimal b = ndf % 2 == 0 ? BigDecimal.ONE : new BigDecimal("0.5"); b.compareTo(a) <= 0;
        b = b.add(BigDecimal.ONE)) {
      gamma = gamma.multiply(b, DIGITS);
    }
    power = power.multiply(x.pow(ndf / 2, DIGITS), DIGITS);
    BigDecimal term = power.divide(gamma, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 1; n < 400; n++) {
      sum = sum.add(term, DIGITS);
      term = term.multiply(x, DIGITS).divide(a.add(new BigDecimal(n)), DIGITS);
    }
    BigDecimal exponential = BigDecimal.ONE;
    BigDecimal part = BigDecimal.ONE;
    for (int n = 1; n < 400; n++) {
      part = part.multiply(x, DIGITS).divide(new BigDecimal(n), DIGITS);
      exponential = exponential.add(part, DIGITS);
    }
    return BigDecimal.ONE.subtract(sum.divide(exponential, DIGITS)).doubleValue();
  }

  /** Machin: 16 arctan(1/5) - 4 arctan(1/239). */
  private static BigDecimal pi() {
    return new BigDecimal(16).multiply(arctan(5)).subtract(new BigDecimal(4).multiply(arctan(239)));
  }

  private static BigDecimal arctan(int inverse) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = BigDecimal.ONE.divide(new BigDecimal(inverse), DIGITS);
    for (int n = 1; n < 250; n += 2) {
      BigDecimal term = power.divide(new BigDecimal(n), DIGITS);
      sum = n % 4 == 1 ? sum.add(term) : sum.subtract(term);
      power = power.divide(new BigDecimal(inverse * inverse), DIGITS);
    }
    return sum;
  }
}

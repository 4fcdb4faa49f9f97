package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnergyBalanceTest {

  private static final MathContext DIGITS = new MathContext(60);
  private static final double[] MASS = {KinematicsTrials.ELECTRON, KinematicsTrials.KAON};

  /** Electrons along the beam, beside it and against it: right to the rounding of their momenta. */
  @Test
  void agreesWithSixtyDigits() {
    Random random = new Random(5);
    for (int n = 0; n < 2000; n++) {
      double[] p = {0, 0, 0, random.nextGaussian() * 0.1, random.nextGaussian() * 0.1, 75};
      double across = Math.pow(10, -8 * random.nextDouble());
      double along = (random.nextInt(4) == 0 ? -1 : 1) * Math.pow(10, 3 * random.nextDouble() - 2);
      for (int c = 0; c < 3; c++) {
        p[c] = along * p[3 + c] / 75 + across * random.nextGaussian();
      }
      check(p, n % 5 > 0, across);
    }
  }

  private static void check(double[] p, boolean moving, double across) {
    double[] frame = new double[EnergyBalance.FRAME];
    double[] inverse = new double[2];
    EnergyBalance.frame(moving, 1, p, MASS, frame);
    double value = EnergyBalance.of(0, frame, p, MASS, inverse);
    BigDecimal expected = energy(p, 0);
    for (int c = 0; c < 3; c++) {
      BigDecimal beta = moving ? new BigDecimal(p[3 + c]).divide(energy(p, 1), DIGITS) : BigDecimal.ZERO;
      expected = expected.subtract(beta.multiply(new BigDecimal(p[c])));
      BigDecimal velocity = new BigDecimal(p[c]).divide(energy(p, 0), DIGITS);
      assertThat(EnergyBalance.slope(0, c, frame, p, inverse))
          .isCloseTo(velocity.subtract(beta).doubleValue(), within(1e-15));
    }
    assertThat(value).isCloseTo(expected.doubleValue(), within(2e-15 * (4 * across + value)));
  }

  private static BigDecimal energy(double[] p, int k) {
    BigDecimal square = new BigDecimal(MASS[k]).pow(2);
    for (int c = 0; c < 3; c++) {
      square = square.add(new BigDecimal(p[3 * k + c]).pow(2));
    }
    return square.sqrt(DIGITS);
  }
}

package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourMomentumTest {

  private static final MathContext DIGITS = new MathContext(60);
  private static final double ELECTRON = 0.51099895e-3;

  /** Electrons of 20 GeV whose directions differ by one angle after another, down to nothing; and back to back. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-12, 1e-7, 1e-5, 1e-3, 0.1, 1, 1.5, 2, 3, Math.PI})
  void keepsTheDigitsOfLightPairs(double angle) {
    double[] p = {0.0213, -0.0117, 19.7, 11 * Math.sin(angle + 0.001), 0.003, 11 * Math.cos(angle + 0.001)};
    double[] mass = {ELECTRON, ELECTRON};
    double[] energy = {FourMomentum.energy(p, 0, ELECTRON), FourMomentum.energy(p, 3, ELECTRON)};
    double expected = squaredMass(p, mass);
    assertThat(FourMomentum.squaredMass(0b11, 1, 2, p, mass, energy, new double[6], 0))
        .isCloseTo(expected, within(4e-15 * expected));
  }

  @Test
  void givesTheMassOfOneParticle() {
    double[] g = new double[3];
    double[] p = {1, 2, 3};
    double[] energy = {FourMomentum.energy(p, 0, 0.5)};
    assertThat(FourMomentum.squaredMass(1, 1, 1, p, new double[] {0.5}, energy, g, 0)).isEqualTo(0.25);
    assertThat(g).containsExactly(new double[] {0, 0, 0}, within(1e-15));
  }

  private static double squaredMass(double[] p, double[] mass) {
    BigDecimal energy = BigDecimal.ZERO;
    BigDecimal square = BigDecimal.ZERO;
    for (int k = 0; k < mass.length; k++) {
      BigDecimal e = new BigDecimal(mass[k]).pow(2);
      for (int c = 0; c < 3; c++) {
        e = e.add(new BigDecimal(p[3 * k + c]).pow(2));
      }
      energy = energy.add(e.sqrt(DIGITS));
    }
    for (int c = 0; c < 3; c++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < mass.length; k++) {
        sum = sum.add(new BigDecimal(p[3 * k + c]));
      }
      square = square.add(sum.pow(2));
    }
    return energy.pow(2).subtract(square).doubleValue();
  }
}

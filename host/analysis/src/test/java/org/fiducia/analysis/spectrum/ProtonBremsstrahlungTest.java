package org.fiducia.analysis.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import org.fiducia.host.acceptance.ProductionSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reference figures: integrals of the formula of arXiv:1311.3870 computed with an independent program (400 GeV protons,
 * 0.1 < z < 0.9, pT < 1 GeV, no form factor), six digits.
 */
class ProtonBremsstrahlungTest {

  private static final ProtonBremsstrahlung NA62 = new ProtonBremsstrahlung(400, 0.1, 0.9, 1, false);

  @Test
  void splittingFunctionAndCrossSection() {
    assertThat(ProtonBremsstrahlung.splitting(0.3, 0.3).at(0.04)).isCloseTo(0.0256868, withinPercentage(0.01));
    assertThat(ProtonBremsstrahlung.crossSection(2 * 0.93827208 * 400)).isCloseTo(39.8613, withinPercentage(0.001));
  }

  @ParameterizedTest
  @CsvSource({
    "0.02, 0.00778626", "0.1, 0.00765509", "0.2, 0.00707768", "0.3, 0.00633168", "0.4, 0.00560267",
    "0.5, 0.00494497", "0.6, 0.00436857", "0.77, 0.00356112", "1, 0.00274698"
  })
  void cellsHoldTheWholeYield(double mass, double expected) {
    assertThat(sum(NA62.at(mass))).isCloseTo(expected, withinPercentage(0.001));
  }

  /**
   * The density in theta and E, which has the Jacobian in it and no closed form, integrated by the midpoint rule over
   * all angles, against the same figures.
   */
  @ParameterizedTest
  @CsvSource({"0.02, 0.00778626", "0.3, 0.00633168", "1, 0.00274698"})
  void densityIntegratesToTheYield(double mass, double expected) {
    double yield = midpoint(energy -> {
      double widest = Math.asin(1 / Math.sqrt(energy * energy - mass * mass));
      return midpoint(theta -> NA62.density(mass, theta, energy), 0, widest, 2000);
    }, 40, 360, 2000);
    assertThat(yield).isCloseTo(expected, withinPercentage(0.01));
  }

  /**
   * Some cells hold the mean of the density, from many points inside the cell. Those which the limit on pT cuts share
   * their energy bin's yield less precisely among them; its sum is as good.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5})
  void aCellHoldsItsMean(double mass) {
    ProductionSpectrum spectrum = NA62.at(mass);
    double thetaStep = spectrum.thetaStep();
    double energyStep = spectrum.energyStep();
    for (int e = 0; e < spectrum.energyLow().length; e += 33) {
      double low = spectrum.energyLow()[e];
      double uncut = Math.asin(1 / (low + energyStep));
      double inBin = 0;
      for (int t = 0; t < spectrum.thetaLow().length; t++) {
        double from = spectrum.thetaLow()[t];
        inBin += spectrum.density()[t][e] * thetaStep;
        if (t % 5 == 0 && from + thetaStep < uncut) {
          double mean = midpoint(energy -> midpoint(
              theta -> NA62.density(mass, theta, energy), from, from + thetaStep, 50),
              low, low + energyStep, 50) / (energyStep * thetaStep);
          assertThat(spectrum.density()[t][e]).isCloseTo(mean, withinPercentage(0.01));
        }
      }
      double expected = midpoint(energy -> midpoint(theta -> NA62.density(mass, theta, energy), 0,
          Math.asin(1 / Math.sqrt(energy * energy - mass * mass)), 1000), low, low + energyStep, 50) / energyStep;
      assertThat(inBin).isCloseTo(expected, withinPercentage(0.01));
    }
  }

  /** Table of the sheet the vectors come from: |F1|^2 with the poles added as complex numbers, four digits. */
  @ParameterizedTest
  @CsvSource({"0.1, 1.031", "0.3, 1.526", "0.5, 3.90", "0.6, 9.04", "0.77, 920", "1, 13.0"})
  void timeLikeFormFactor(double mass, double expected) {
    assertThat(ProtonFormFactor.squared(mass)).isCloseTo(expected, withinPercentage(0.5));
    ProtonBremsstrahlung with = new ProtonBremsstrahlung(400, 0.1, 0.9, 1, true);
    assertThat(sum(with.at(mass)) / sum(NA62.at(mass)))
        .isCloseTo(ProtonFormFactor.squared(mass), within(1e-9 * expected));
  }

  /** The proton's charge is 1. The pole strengths sum to 0.999; the constant widths, kept at m = 0, take 1 % off. */
  @Test
  void formFactorOfARealPhoton() {
    assertThat(ProtonFormFactor.squared(1e-6)).isCloseTo(1, within(0.02));
  }

  @Test
  void limits() {
    assertThat(NA62.density(0.3, 0.001, 39.9)).isZero();
    assertThat(NA62.density(0.3, 0.001, 360.1)).isZero();
    assertThat(NA62.density(0.3, 0.0101, 100)).isZero();
    assertThat(NA62.density(0.3, 0.0099, 100)).isPositive();
    assertThat(NA62.greatestMass()).isEqualTo(4);
    assertThatThrownBy(() -> NA62.at(4.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProtonBremsstrahlung(400, 0.9, 0.1, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProtonBremsstrahlung(9, 0.2, 0.9, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProtonBremsstrahlung(400, 0.1, 0.9, 41, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** At the highest beam energy the cells, of 4e-11 rad, still hold the whole yield. */
  @Test
  void greatestBeamEnergy() {
    ProtonBremsstrahlung highest = new ProtonBremsstrahlung(ProtonBremsstrahlung.GREATEST_BEAM, 0.1, 0.9, 1, false);
    double most = sum(highest.at(0.3));
    double less = sum(new ProtonBremsstrahlung(ProtonBremsstrahlung.GREATEST_BEAM / 2, 0.1, 0.9, 1, false).at(0.3));
    assertThat(most).isPositive().isCloseTo(less, withinPercentage(1));
  }

  private static double sum(ProductionSpectrum spectrum) {
    double sum = 0;
    for (double[] row : spectrum.density()) {
      for (double density : row) {
        sum += density;
      }
    }
    return sum * spectrum.thetaStep() * spectrum.energyStep();
  }

  private static double midpoint(DoubleUnaryOperator f, double low, double high, int points) {
    double step = (high - low) / points;
    double sum = 0;
    for (int k = 0; k < points; k++) {
      sum += f.applyAsDouble(low + (k + 0.5) * step);
    }
    return sum * step;
  }
}

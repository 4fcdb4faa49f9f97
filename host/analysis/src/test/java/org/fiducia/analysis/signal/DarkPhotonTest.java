package org.fiducia.analysis.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DarkPhotonTest {

  private static final double HBAR_C_GEV_M = 1.973270e-16;

  /** Widths per epsilon^2 [GeV], calculated apart from this code. */
  @ParameterizedTest
  @CsvSource({
    "0.05,  0.000121623, 0",
    "0.1,   0.000243245, 0",
    "0.2,   0.00048649,  0",
    "0.3,   0.000729735, 0.000646477",
    "0.411, 0.000999737, 0.000970811",
    "0.5,   0.00121623,  0.00120071",
  })
  void leptonWidths(double mass, double ee, double mumu) {
    assertThat(DarkPhoton.leptonWidth(mass, Lepton.E)).isCloseTo(ee, within(1e-4 * ee));
    assertThat(DarkPhoton.leptonWidth(mass, Lepton.MU)).isCloseTo(mumu, within(1e-4 * mumu));
    assertThat(DarkPhoton.leptonWidth(mass, Lepton.TAU)).isZero();
  }

  /** The proper decay lengths that EventCalc-SHiP tabulates: m [GeV], c tau eps^2 [m]. */
  @ParameterizedTest
  @CsvSource({"0.05, 1.6226e-12", "0.2, 4.05657e-13", "0.25, 1.87153e-13", "0.3, 1.41876e-13", "0.5, 6.51018e-14",
    "0.7, 1.67392e-14"})
  void decayLengthsOfEventCalc(double mass, double decayLength) {
    assertThat(HBAR_C_GEV_M / DarkPhoton.totalWidth(mass)).isCloseTo(decayLength, Percentage.withPercentage(0.6));
  }

  /** The same from ALPINIST's own digitisation of R, which this code does not use. */
  @ParameterizedTest
  @CsvSource({"0.05, 1.622e-12", "0.2, 4.055e-13", "0.25, 1.88e-13", "0.3, 1.421e-13", "0.411, 9.00e-14",
    "0.5, 6.52e-14", "0.7, 1.66e-14"})
  void decayLengthsOfAlpinist(double mass, double decayLength) {
    assertThat(HBAR_C_GEV_M / DarkPhoton.totalWidth(mass)).isCloseTo(decayLength, Percentage.withPercentage(1));
  }

  /** R of ALPINIST where both digitisations are meant to agree, with the deviation known. */
  @ParameterizedTest
  @CsvSource({"0.4, 0.2036, 2.5", "0.5, 0.506, 2.5", "0.6, 1.354, 2.5", "0.7, 4.99, 2.5", "0.782, 19.75, 1",
    "0.8, 6.745, 2.5", "0.9, 1.974, 9", "1.0, 1.242, 26", "1.02, 45.6, 5", "1.2, 0.92, 18", "1.5, 2.17, 4"})
  void hadronicRatioOfAlpinist(double mass, double ratio, double percent) {
    assertThat(DarkPhoton.hadronWidth(mass) / DarkPhoton.leptonWidth(mass, Lepton.MU))
        .isCloseTo(ratio, Percentage.withPercentage(percent));
  }

  /** Far above all thresholds a lepton pair has alpha m / 3. */
  @ParameterizedTest
  @EnumSource(Lepton.class)
  void leptonWidthFarAboveThreshold(Lepton lepton) {
    double mass = 1e4 * lepton.mass();
    assertThat(DarkPhoton.leptonWidth(mass, lepton)).isCloseTo(mass / (3 * 137.036), Percentage.withPercentage(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Lepton.class)
  void thresholdIsZeroAndContinuous(Lepton lepton) {
    double threshold = 2 * lepton.mass();
    assertThat(DarkPhoton.leptonWidth(threshold, lepton)).isZero();
    assertThat(DarkPhoton.leptonWidth(Math.nextDown(threshold), lepton)).isZero();
    assertThat(DarkPhoton.leptonWidth(Math.nextUp(threshold), lepton)).isBetween(0.0, 1e-9 * threshold);
    assertThat(new DarkPhoton(lepton).branchingRatio(threshold)).isZero();
  }

  @Test
  void branchingRatiosAreSoundAtEveryMass() {
    for (double mass = 1e-4; mass < DarkPhoton.greatestMass(); mass *= 1.0007) {
      double total = DarkPhoton.totalWidth(mass);
      double hadrons = DarkPhoton.hadronWidth(mass);
      assertThat(total).isBetween(0.0, 1.0);
      assertThat(hadrons).isBetween(0.0, total);
      double sum = 0;
      for (Lepton lepton : Lepton.values()) {
        double ratio = new DarkPhoton(lepton).branchingRatio(mass);
        assertThat(ratio).isBetween(0.0, 1.0);
        sum += ratio;
      }
      if (total > 0) {
        assertThat(sum + hadrons / total).isCloseTo(1, within(1e-14));
      } else {
        assertThat(mass).isLessThan(2 * Lepton.E.mass() * 1.001);
        assertThat(sum).isZero();
      }
    }
  }

  @Test
  void hadronsBeginAtTwoPions() {
    assertThat(DarkPhoton.hadronWidth(0.279)).isZero();
    assertThat(DarkPhoton.hadronWidth(Math.nextUp(HadronicRatio.THRESHOLD))).isBetween(0.0, 1e-12);
    assertThat(DarkPhoton.hadronWidth(0.2800)).isPositive();
  }

  @Test
  void massesBeyondTheTableAreRefused() {
    assertThat(DarkPhoton.greatestMass()).isEqualTo(23);
    assertThat(DarkPhoton.totalWidth(23)).isPositive();
    assertThatThrownBy(() -> DarkPhoton.totalWidth(23.001)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no hadronic width above 23.0 GeV, asked for 23.001");
    assertThatThrownBy(() -> DarkPhoton.totalWidth(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everythingGoesWithEpsilonSquared() {
    DarkPhoton signal = new DarkPhoton(Lepton.MU);
    assertThat(signal.width(0.3, 1e-6)).isCloseTo(1e-12 * signal.width(0.3, 1), Percentage.withPercentage(1e-12));
    assertThat(signal.productionScale(3e-7)).isCloseTo(9e-14, Percentage.withPercentage(1e-12));
    assertThat(signal.daughterMass()).isEqualTo(0.1056583755);
    assertThat(signal.coupling()).isEqualTo("epsilon");
  }

  @Test
  void freeWidthKnowsOnlyItsThreshold() {
    FreeWidth signal = new FreeWidth(0.105658, 0.5, 2);
    assertThat(signal.width(1, 1e-20)).isEqualTo(1e-20);
    assertThat(signal.branchingRatio(0.211316)).isZero();
    assertThat(signal.branchingRatio(Math.nextUp(0.211316))).isEqualTo(0.5);
    assertThat(signal.productionScale(1e-20)).isEqualTo(4);
    assertThat(signal.coupling()).isEqualTo("Gamma_GeV");
  }
}

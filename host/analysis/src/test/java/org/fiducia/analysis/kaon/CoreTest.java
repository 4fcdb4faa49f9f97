package org.fiducia.analysis.kaon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CoreTest {

  @Test
  void ofAGaussianItIsTheStandardDeviationWhateverTheTails() {
    Core core = new Core();
    Random random = new Random(1);
    for (int k = 0; k < 50_000; k++) {
      core.add(3 + 2 * random.nextGaussian(), 1);
    }
    assertThat(core.medianAndWidth()[0]).isCloseTo(3, within(0.04));
    assertThat(core.medianAndWidth()[1]).isCloseTo(2, within(0.035));
    assertThat(core.entries()).isEqualTo(50_000);
  }

  @Test
  void aWeightOfTwoIsTwoValues() {
    Core twice = new Core();
    Core weighted = new Core();
    for (int k = 0; k < 207; k++) {
      double value = Math.sin(k);
      int copies = 1 + k % 2;
      for (int c = 0; c < copies; c++) {
        twice.add(value, 1);
      }
      weighted.add(value, copies);
    }
    for (int k = 0; k < 2; k++) {
      assertThat(weighted.medianAndWidth()[k]).isCloseTo(twice.medianAndWidth()[k], within(0.01));
    }
  }

  @Test
  void ofEquallySpacedValuesItIsTheirShare() {
    Core core = new Core();
    for (int k = 0; k < 1000; k++) {
      core.add((k * 7 % 1000) + 0.5, 2);
    }
    assertThat(core.medianAndWidth()[0]).isCloseTo(500, within(1e-9));
    assertThat(core.medianAndWidth()[1]).isCloseTo(341.344746, within(1e-6));
  }

  @Test
  void holdsNoMoreThanTheFirstAndNothingWithoutWeight() {
    Core core = new Core();
    assertThat(core.medianAndWidth()).containsOnly(Double.NaN);
    core.add(99, 0);
    assertThat(core.entries()).isZero();
    for (int k = 0; k < Core.MOST; k++) {
      core.add(1, 1);
    }
    core.add(1e9, 1e9);
    assertThat(core.entries()).isEqualTo(Core.MOST);
    assertThat(core.medianAndWidth()).containsExactly(1, 0);
  }
}

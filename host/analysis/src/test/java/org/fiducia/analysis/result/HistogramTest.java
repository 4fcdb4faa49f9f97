package org.fiducia.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

  @Test
  void aBinHoldsItsLowerEdgeAndNotItsUpperOne() {
    Histogram h = Histogram.empty(-1, 0, 0.5, 2).filled(
        -1, Math.nextDown(-1.0), Math.nextDown(0.0), -0.0, 0, Math.nextDown(0.5), 0.5, Math.nextDown(2.0), 2);
    assertThat(h.contents()).containsExactly(2, 3, 2);
    assertThat(h.underflow()).isEqualTo(1);
    assertThat(h.overflow()).isEqualTo(1);
    assertThat(h.entries()).isEqualTo(9);
  }

  @Test
  void infiniteValuesAreOutside() {
    Histogram h = Histogram.uniform(3, 0, 1)
        .filled(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}, new double[] {2, 0.25});
    assertThat(h.underflow()).isEqualTo(2);
    assertThat(h.overflow()).isEqualTo(0.25);
    assertThat(h.weight()).isZero();
    assertThat(h.width()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void agreesWithTheSumsOverAllValues(int n) {
    Random random = new Random(n);
    double[] values = random.doubles(n, 0.48, 0.51).toArray();
    double[] weights = random.doubles(n, 0.1, 3).toArray();
    Histogram h = Histogram.uniform(20, 0.484, 0.504).filled(values, weights);

    int[] inside = IntStream.range(0, n).filter(k -> values[k] >= 0.484 && values[k] < 0.504).toArray();
    double sum = Arrays.stream(inside).mapToDouble(k -> weights[k]).sum();
    assertThat(h.weight()).isCloseTo(sum, within(1e-12 * n));
    assertThat(h.underflow() + h.weight() + h.overflow()).isCloseTo(Arrays.stream(weights).sum(), within(1e-12 * n));
    for (int bin = 0; bin < 20; bin++) {
      double low = h.edges()[bin];
      double high = h.edges()[bin + 1];
      int[] here = IntStream.range(0, n).filter(k -> values[k] >= low && values[k] < high).toArray();
      assertThat(h.contents()[bin]).isCloseTo(Arrays.stream(here).mapToDouble(k -> weights[k]).sum(), within(1e-11));
      assertThat(h.error(bin)).isCloseTo(
          Math.sqrt(Arrays.stream(here).mapToDouble(k -> weights[k] * weights[k]).sum()), within(1e-11));
    }
    if (inside.length > 0) {
      double mean = Arrays.stream(inside).mapToDouble(k -> weights[k] * values[k]).sum() / sum;
      double variance = Arrays.stream(inside)
          .mapToDouble(k -> weights[k] * (values[k] - mean) * (values[k] - mean)).sum() / sum;
      double squares = Arrays.stream(inside).mapToDouble(k -> weights[k] * weights[k]).sum();
      assertThat(h.mean()).isCloseTo(mean, within(1e-13));
      assertThat(h.width()).isCloseTo(Math.sqrt(variance), within(1e-13));
      assertThat(h.meanError()).isCloseTo(Math.sqrt(variance * squares) / sum, within(1e-13));
    }
  }

  @Test
  void growsCallByCallAndLeavesTheEarlierOneAlone() {
    double[] values = new Random(3).doubles(207, -6, 6).toArray();
    Histogram empty = Histogram.uniform(10, -5, 5);
    Histogram whole = empty.filled(values);
    Histogram first = empty.filled(Arrays.copyOf(values, 100));
    Histogram parts = first.filled(Arrays.copyOfRange(values, 100, 207));
    assertThat(parts.contents()).containsExactly(whole.contents());
    assertThat(parts.squares()).containsExactly(whole.squares());
    assertThat(parts.mean()).isEqualTo(whole.mean());
    assertThat(parts.width()).isEqualTo(whole.width());
    assertThat(parts.entries()).isEqualTo(207);
    assertThat(first.entries()).isEqualTo(100);
    assertThat(empty.weight()).isZero();
  }

  @Test
  void changesItsUnit() {
    Histogram mev = Histogram.uniform(4, 0.484, 0.504).filled(0.485, 0.490, 0.503, 0.6).inUnits(1000);
    assertThat(mev.edges()).containsExactly(new double[] {484, 489, 494, 499, 504}, within(1e-12));
    assertThat(mev.contents()).containsExactly(1, 1, 0, 1);
    assertThat(mev.overflow()).isEqualTo(1);
    assertThat(mev.mean()).isCloseTo((485 + 490 + 503) / 3.0, within(1e-10));
    // the standard deviation of 485, 490, 503
    assertThat(mev.width()).isCloseTo(Math.sqrt((58.777777777777777 + 7.1111111111111111 + 106.77777777777777) / 3),
        within(1e-9));
    assertThatIllegalArgumentException().isThrownBy(() -> mev.inUnits(0)).withMessageContaining("positive");
  }

  @Test
  void refusesWhatItCannotHold() {
    Histogram h = Histogram.uniform(2, 0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> h.filled(0.1, Double.NaN))
        .withMessageContaining("value 1 is NaN").withMessageContaining("leave failed items out");
    assertThatIllegalArgumentException().isThrownBy(() -> h.filled(new double[] {1}, new double[] {Double.NaN}))
        .withMessageContaining("weight NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> h.filled(new double[2], new double[3]))
        .withMessageContaining("2 values need as many weights, not 3");
    assertThatIllegalArgumentException().isThrownBy(() -> Histogram.empty(0, 1, 1))
        .withMessageContaining("edges[2] = 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Histogram.empty(0)).withMessageContaining("2 edges");
    assertThatIllegalArgumentException().isThrownBy(() -> Histogram.uniform(0, 0, 1)).withMessageContaining("1 bin");
  }

  @Test
  void aGraphRefusesWhatCannotBeDrawn() {
    double[] two = {1, 2};
    assertThatIllegalArgumentException().isThrownBy(() -> Graph.of(two, new double[] {1, Double.NaN}))
        .withMessageContaining("y[1] = NaN").withMessageContaining("leave failed points out");
    assertThatIllegalArgumentException().isThrownBy(() -> Graph.of(two, two, new double[] {0, -1}))
        .withMessageContaining("yErrors[1] = -1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Graph.of(two, new double[3]))
        .withMessageContaining("2 points need as many y, not 3");
    assertThatIllegalArgumentException().isThrownBy(() -> Graph.of(new double[0], new double[0]))
        .withMessageContaining("at least one point");
  }

  @Test
  void scalesWeightsAndTheirErrors() {
    double[] values = {-1, 0.5, 1.5, 1.6, 9};
    Histogram filled = Histogram.uniform(4, 0, 4).filled(values, new double[] {1, 2, 3, 4, 5});
    Histogram scaled = filled.scaled(0.5);
    assertThat(scaled.contents()).containsExactly(1, 3.5, 0, 0);
    assertThat(scaled.error(1)).isEqualTo(0.5 * filled.error(1));
    assertThat(scaled.underflow()).isEqualTo(0.5);
    assertThat(scaled.overflow()).isEqualTo(2.5);
    assertThat(scaled.mean()).isEqualTo(filled.mean());
    assertThat(scaled.width()).isEqualTo(filled.width());
    assertThat(scaled.meanError()).isCloseTo(filled.meanError(), within(1e-15));
    assertThatIllegalArgumentException().isThrownBy(() -> filled.scaled(0));
  }
}

package org.fiducia.analysis.kaon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fiducia.analysis.card.KaonNormalisation;
import org.fiducia.analysis.card.Range;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutFlowTest {

  @Test
  void equalWeightsGiveTheBinomialError() {
    CutFlow flow = new CutFlow(2);
    for (int k = 0; k < 207; k++) {
      flow.add(0.5, k < 13 ? 0 : k < 100 ? 0b10 : 0b11);
    }
    assertThat(flow.generated()).isEqualTo(103.5);
    assertThat(flow.after(0).value()).isCloseTo(100 / 207.0, within(1e-15));
    assertThat(flow.after(1).value()).isCloseTo(13 / 207.0, within(1e-15));
    assertThat(flow.after(1).error()).isCloseTo(Math.sqrt(13 * 194.0 / (207.0 * 207 * 207)), within(1e-15));
  }

  /** The spread of the acceptance over many samples of few events with unequal weights. */
  @Test
  void unequalWeightsGiveTheSpreadOfRepeatedSamples() {
    Random random = new Random(5);
    double sum = 0;
    double squares = 0;
    double variances = 0;
    int samples = 4098;
    for (int k = 0; k < samples; k++) {
      CutFlow flow = new CutFlow(1);
      for (int n = 0; n < 500; n++) {
        double x = random.nextDouble();
        flow.add(x * x, random.nextDouble() < x ? 0 : 1);
      }
      Acceptance a = flow.after(0);
      sum += a.value();
      squares += a.value() * a.value();
      variances += a.error() * a.error();
    }
    double mean = sum / samples;
    // <x^2 x> / <x^2> = 3/4
    assertThat(mean).isCloseTo(0.75, within(0.002));
    double ratio = (squares / samples - mean * mean) / (variances / samples);
    assertThat(ratio).isCloseTo(1, within(0.08));
  }

  @Test
  void aLaterStageCountsOnlyWhatPassedTheEarlierOnes() {
    CutFlow flow = new CutFlow(3);
    flow.add(1, 0b001);
    flow.add(2, 0b110);
    flow.add(4, 0b100);
    flow.add(8, 0);
    assertThat(flow.after(0).value()).isEqualTo(14 / 15.0);
    assertThat(flow.after(1).value()).isEqualTo(12 / 15.0);
    assertThat(flow.after(2).value()).isEqualTo(8 / 15.0);
  }

  @Test
  void noEventsAreNoAcceptance() {
    assertThat(new CutFlow(1).after(0)).isEqualTo(new Acceptance(0, 0));
  }

  /** Published for 17 MeV: 8.58e11 decays and A efficiency = 1.28e-3 exclude 2.1e-9; one event is 9.1e-10. */
  @Test
  void limitsAreThoseOfNoObservedEvent() {
    KaonNormalisation normalisation = new KaonNormalisation(8.58e11, new Range(0.1, 0.2), Optional.empty());
    Acceptance acceptance = new Acceptance(0.0064, 0);
    assertThat(acceptance.limit(normalisation).low()).isCloseTo(2.1e-9, within(0.01e-9));
    assertThat(acceptance.singleEvent(normalisation).low()).isCloseTo(9.1e-10, within(0.01e-10));
    assertThat(acceptance.limit(normalisation).high()).isEqualTo(2 * acceptance.limit(normalisation).low());
  }
}

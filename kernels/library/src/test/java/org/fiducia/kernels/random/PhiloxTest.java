package org.fiducia.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhiloxTest {

  /** Published known answers of philox4x32-10: file kat_vectors of the Random123 distribution. */
  static Stream<Arguments> knownAnswers() {
    return Stream.of(
        Arguments.of("00000000 00000000 00000000 00000000", "00000000 00000000",
            "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        Arguments.of("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff",
            "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        Arguments.of("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0",
            "d16cfe09 94fdcceb 5001e420 24126ea1"));
  }

  @ParameterizedTest
  @MethodSource("knownAnswers")
  void givesThePublishedAnswers(String counter, String key, String answer) {
    int[] words = words(counter);
    int[] k = words(key);
    Philox.encrypt(words, k[0], k[1]);
    assertThat(words).isEqualTo(words(answer));
  }

  private static int[] words(String hex) {
    return Stream.of(hex.split(" ")).mapToInt(w -> Integer.parseUnsignedInt(w, 16)).toArray();
  }

  @Test
  void keepsUniformNumbersInsideTheOpenInterval() {
    assertThat(Philox.uniform(0L)).isEqualTo(0x1p-53);
    assertThat(Philox.uniform(-1L)).isEqualTo(1 - 0x1p-53);
  }

  @Test
  void separatesSeedStreamEventAndDraw() {
    int[] base = new int[4];
    Philox.words(1L, 2, 3L, 4, base);
    long[][] others = {{1L << 32 | 1L, 2, 3, 4}, {2, 2, 3, 4}, {1, 3, 3, 4}, {1, 2, 4, 4}, {1, 2, 3L | 1L << 40, 4},
        {1, 2, 3, 5}};
    for (long[] other : others) {
      int[] words = new int[4];
      Philox.words(other[0], (int) other[1], other[2], (int) other[3], words);
      assertThat(words).isNotEqualTo(base);
    }
  }

  @Test
  void fillsBinsEvenly() {
    int bins = 64;
    int draws = 64_000;
    double[] counts = new double[bins];
    int[] w = new int[4];
    for (int event = 0; event < draws; event++) {
      Philox.words(20261121L, 0, event, 0, w);
      counts[(int) (bins * Philox.uniform(Philox.bits(w[0], w[1])))]++;
    }
    double chi2 = 0;
    for (double count : counts) {
      double expected = (double) draws / bins;
      chi2 += (count - expected) * (count - expected) / expected;
    }
    assertThat(new ChiSquaredDistribution(bins - 1).cumulativeProbability(chi2)).isBetween(1e-4, 1 - 1e-4);
  }
}

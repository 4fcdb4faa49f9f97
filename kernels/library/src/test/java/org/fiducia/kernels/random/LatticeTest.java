package org.fiducia.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeTest {

  private static final long SHIFT = 0x9E3779B97F4A7C15L;

  /** Each coordinate of a lattice of 2^k points takes each of 2^k equal slices once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 13, 17})
  void stratifiesEveryCoordinate(int log2) {
    int points = 1 << log2;
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      boolean[] taken = new boolean[points];
      for (int i = 0; i < points; i++) {
        int slice = (int) (Lattice.coordinate(i, log2, d, SHIFT) * points);
        assertThat(taken[slice]).isFalse();
        taken[slice] = true;
      }
    }
  }

  /** The integral of prod (1/2 + x_j) is 1; the spread over shifts must be far below that of random points. */
  @Test
  void integratesASmoothFunctionMuchBetterThanRandomPoints() {
    int log2 = 12;
    int shifts = 64;
    double squares = 0;
    int[] words = new int[4];
    for (int s = 0; s < shifts; s++) {
      double sum = 0;
      for (int i = 0; i < 1 << log2; i++) {
        double product = 1;
        for (int d = 0; d < Lattice.DIMENSIONS; d++) {
          Philox.words(1, 0, s, d, words);
          product *= 0.5 + Lattice.coordinate(i, log2, d, Philox.bits(words[0], words[1]));
        }
        sum += product;
      }
      squares += Math.pow(sum / (1 << log2) - 1, 2);
    }
    double random = Math.sqrt(Math.pow(13.0 / 12, Lattice.DIMENSIONS) - 1) / Math.sqrt(1 << log2);
    assertThat(Math.sqrt(squares / shifts)).isLessThan(random / 5);
  }

  @Test
  @Tag("slow")
  void usesTheVectorThatItsSearchFinds() {
    long[] found = LatticeSearch.generator(Lattice.DIMENSIONS, Lattice.MAX_LOG2_POINTS);
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      for (int log2 = 1; log2 <= Lattice.MAX_LOG2_POINTS; log2++) {
        double x = Philox.uniform(found[d] << (64 - log2));
        assertThat(Lattice.coordinate(1, log2, d, 0)).isEqualTo(x);
      }
    }
  }
}

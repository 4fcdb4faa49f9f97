package org.fiducia.kernels;

import org.fiducia.kernels.random.Philox;

/** A row of reproducible numbers for the inputs of trials. */
public final class TrialNumbers {

  private final long seed;
  private final int[] words = new int[4];
  private long count;

  public TrialNumbers(long seed) {
    this.seed = seed;
  }

  /** 64 random bits. */
  public long bits() {
    Philox.words(seed, 0, count++, 0, words);
    return Philox.bits(words[0], words[1]);
  }

  /** Uniform between two limits. */
  public double between(double low, double high) {
    return low + (high - low) * Philox.uniform(bits());
  }
}

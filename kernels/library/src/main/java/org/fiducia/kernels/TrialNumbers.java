package org.fiducia.kernels;

/** Reproducible numbers for the inputs of trials: SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014, figure 16). */
public final class TrialNumbers {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  public TrialNumbers(long seed) {
    state = seed;
  }

  /** One step from a given state: 64 random bits. */
  public static long mix(long state) {
    long z = state + GOLDEN;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Uniform in [0, 1) from random bits. */
  public static double unit(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /** 64 random bits. */
  public long bits() {
    long result = mix(state);
    state += GOLDEN;
    return result;
  }

  /** Uniform in 0 to bound - 1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(bits(), bound);
  }

  /** Uniform between two limits. */
  public double between(double low, double high) {
    return low + (high - low) * unit(bits());
  }
}

package org.fiducia.kernels.random;

import org.fiducia.language.Functions;

/**
 * Counter-based random numbers: Philox4x32-10 (J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11,
 * section 3.3 and table 2). Any event's numbers can be made anywhere and in any order, so a production can be cut into
 * any shards.
 */
@Functions
public final class Philox {

  // Multipliers and Weyl key increments of Philox4x32, Salmon et al. 2011, reference constants.
  private static final long MULTIPLIER_0 = 3528531795L;
  private static final long MULTIPLIER_1 = 3449720151L;
  private static final int WEYL_0 = -1640531527;
  private static final int WEYL_1 = -1150833019;

  private static final int ROUNDS = 10;
  private static final long LOW_WORD = 4294967295L;

  private Philox() {}

  /**
   * Replaces a counter by its random numbers.
   *
   * @param counter 4 words, overwritten by 4 random words
   * @param key0 first key word
   * @param key1 second key word
   */
  public static void encrypt(int[] counter, int key0, int key1) {
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (counter[0] & LOW_WORD);
      long product1 = MULTIPLIER_1 * (counter[2] & LOW_WORD);
      counter[0] = (int) (product1 >>> 32) ^ counter[1] ^ k0;
      counter[1] = (int) product1;
      counter[2] = (int) (product0 >>> 32) ^ counter[3] ^ k1;
      counter[3] = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
  }

  /**
   * Four random words of an event.
   *
   * @param seed of the production: its low word is in the key, its high word in the counter
   * @param stream one purpose of random numbers within the production
   * @param event global number of the event
   * @param draw which four words of the event
   * @param words receives 4 words
   */
  public static void words(long seed, int stream, long event, int draw, int[] words) {
    words[0] = (int) event;
    words[1] = (int) (event >>> 32);
    words[2] = draw;
    words[3] = (int) (seed >>> 32);
    encrypt(words, (int) seed, stream);
  }

  /** 64 random bits out of two words. */
  public static long bits(int high, int low) {
    return ((long) high << 32) | (low & LOW_WORD);
  }

  /** A number in the open interval (0, 1) from the upper 52 of 64 random bits; the spacing is 2^-52. */
  public static double uniform(long bits) {
    return ((double) (bits >>> 12) + 0.5) * 0x1p-52;
  }
}

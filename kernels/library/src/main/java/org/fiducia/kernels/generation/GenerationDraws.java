package org.fiducia.kernels.generation;

import org.fiducia.kernels.random.Distributions;
import org.fiducia.kernels.random.Philox;
import org.fiducia.language.Functions;

/**
 * The random numbers of generated events. Each purpose has its stream, in which draw d of an event holds uniform
 * numbers 2 d and 2 d + 1: to change one purpose, or to make another mode, leaves all other numbers as they are.
 */
@Functions
public final class GenerationDraws {

  /** Stream of the kaon's flight: slopes, point at the reference plane, momentum, decay point. */
  public static final int FLIGHT = 10;
  /** Stream of the decay. */
  public static final int DECAY = 11;
  /** Stream of the beam spectrometer's errors. */
  public static final int BEAM_SPECTROMETER = 12;

  private GenerationDraws() {}

  /**
   * The first {@code 2 draws} uniform numbers of an event.
   *
   * @param u receives them
   */
  public static void uniforms(long seed, int stream, long event, int draws, double[] u) {
    int[] words = new int[4];
    for (int d = 0; d < draws; d++) {
      Philox.words(seed, stream, event, d, words);
      u[2 * d] = Philox.uniform(Philox.bits(words[0], words[1]));
      u[2 * d + 1] = Philox.uniform(Philox.bits(words[2], words[3]));
    }
  }

  /** Replaces pairs of uniform numbers by pairs of standard normal ones. */
  public static void toNormals(int pairs, double[] u) {
    double[] normals = new double[2];
    for (int k = 0; k < pairs; k++) {
      Distributions.normals(u[2 * k], u[2 * k + 1], normals);
      u[2 * k] = normals[0];
      u[2 * k + 1] = normals[1];
    }
  }
}

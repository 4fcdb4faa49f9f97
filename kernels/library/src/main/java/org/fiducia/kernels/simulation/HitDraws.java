package org.fiducia.kernels.simulation;

import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.random.Distributions;
import org.fiducia.kernels.random.Philox;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Functions;

/**
 * The random numbers of a simulated track. Each effect has a stream of its own and each view its place there: switching
 * one effect on leaves the numbers of all others alone.
 */
@Functions
public final class HitDraws {

  public static final int MEASUREMENT = 20;
  public static final int SCATTERING = 21;
  public static final int LOSS = 22;
  public static final int DECAY_PATH = 23;
  public static final int DECAY_ANGLES = 24;
  public static final int BREMSSTRAHLUNG = 25;

  private HitDraws() {}

  /**
   * Two uniform numbers.
   *
   * @param place of the draw, see {@link #place}
   * @param u receives 2 values
   */
  public static void uniforms(long seed, int stream, long event, int place, double[] u) {
    int[] words = new int[4];
    Philox.words(seed, stream, event, place, words);
    u[0] = Philox.uniform(Philox.bits(words[0], words[1]));
    u[1] = Philox.uniform(Philox.bits(words[2], words[3]));
  }

  /** Two standard normal numbers. */
  public static void normals(long seed, int stream, long event, int place, double[] normals) {
    double[] u = new double[2];
    uniforms(seed, stream, event, place, u);
    Distributions.normals(u[0], u[1], normals);
  }

  /**
   * Place of a draw in its stream.
   *
   * @param attempt 0, or the number of the attempt of a method that rejects
   */
  public static int place(int slot, int view, int attempt) {
    return (attempt * EventShape.MOST_SLOTS + slot) * Hits.VIEWS + view;
  }
}

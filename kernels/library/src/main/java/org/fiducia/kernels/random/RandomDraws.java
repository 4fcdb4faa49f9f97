package org.fiducia.kernels.random;

import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/** Draws of every kind for a list of events: random numbers for a host that wants them, and their cross-check. */
@Kernel
public final class RandomDraws {

  // Columns of the key, 1 row.
  public static final int SEED = 0;
  public static final int STREAM = 1;

  // Columns of the variates.
  public static final int UNIFORM = 0;
  public static final int EXPONENTIAL = 1;
  public static final int NORMAL_1 = 2;
  public static final int NORMAL_2 = 3;
  public static final int DIRECTION_X = 4;
  public static final int DIRECTION_Y = 5;
  public static final int DIRECTION_Z = 6;

  public static final Layout VARIATES = Layout.of("variates of an event",
      Layout.column("uniform", "1", "in (0, 1)"),
      Layout.column("exponential", "1", "mean 1"),
      Layout.column("normal 1", "1", "mean 0, variance 1"),
      Layout.column("normal 2", "1", "mean 0, variance 1"),
      Layout.column("x", "1", "of a direction uniform on the sphere"),
      Layout.column("y", "1", "of the direction"),
      Layout.column("z", "1", "of the direction"));

  private RandomDraws() {}

  /**
   * Draws for one event.
   *
   * @param i item
   * @param event global number of the event
   * @param key 1 row, columns SEED, STREAM
   * @param words columns 0 to 3: the words of draw 0
   * @param variates {@link #VARIATES}, from the words of draws 1 and 2
   */
  public static void run(long i, long event, Longs key, Ints words, Doubles variates) {
    long seed = key.get(SEED, 0);
    int stream = (int) key.get(STREAM, 0);
    int[] w = new int[4];
    Philox.words(seed, stream, event, 0, w);
    for (int k = 0; k < 4; k++) {
      words.set(k, i, w[k]);
    }
    Philox.words(seed, stream, event, 1, w);
    double u = Philox.uniform(Philox.bits(w[0], w[1]));
    double v = Philox.uniform(Philox.bits(w[2], w[3]));
    variates.set(UNIFORM, i, u);
    variates.set(EXPONENTIAL, i, Distributions.exponential(v));
    double[] normals = new double[2];
    Distributions.normals(u, v, normals);
    variates.set(NORMAL_1, i, normals[0]);
    variates.set(NORMAL_2, i, normals[1]);
    Philox.words(seed, stream, event, 2, w);
    double[] direction = new double[3];
    Distributions.direction(
        Philox.uniform(Philox.bits(w[0], w[1])), Philox.uniform(Philox.bits(w[2], w[3])), direction);
    variates.set(DIRECTION_X, i, direction[0]);
    variates.set(DIRECTION_Y, i, direction[1]);
    variates.set(DIRECTION_Z, i, direction[2]);
  }
}

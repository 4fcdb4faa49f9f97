package org.fiducia.kernels.decay;

import org.fiducia.language.Functions;

/** Four-momenta side by side in one array, slot by slot: p_x, p_y, p_z in GeV/c, then E in GeV. */
@Functions
public final class FourVectors {

  /** Numbers of one four-momentum. */
  public static final int SIZE = 4;

  private FourVectors() {}

  /** Sets the first {@code count} four-momenta to zero: the particles of a decay that cannot happen. */
  public static void clear(int count, double[] momenta) {
    for (int k = 0; k < SIZE * count; k++) {
      momenta[k] = 0;
    }
  }

  /** Invariant product E E' - p p' of two slots, GeV^2. */
  public static double product(double[] momenta, int slot, int other) {
    int a = SIZE * slot;
    int b = SIZE * other;
    return momenta[a + 3] * momenta[b + 3]
        - (momenta[a] * momenta[b] + momenta[a + 1] * momenta[b + 1] + momenta[a + 2] * momenta[b + 2]);
  }

  /** Copies one four-momentum. */
  public static void copy(double[] from, int slot, double[] momenta, int toSlot) {
    for (int k = 0; k < SIZE; k++) {
      momenta[SIZE * toSlot + k] = from[SIZE * slot + k];
    }
  }

  /**
   * Takes momenta from the rest frame of a parent to the frame in which the parent moves (J. D. Jackson, "Classical
   * Electrodynamics", 3rd ed., eq. 11.19), without a rotation.
   *
   * @param parent array with the four-momentum of the parent
   * @param slot of the parent in it
   * @param mass of the parent, GeV/c^2, above 0
   * @param momenta overwritten in slots {@code first} to {@code first + count - 1}
   */
  public static void boost(double[] parent, int slot, double mass, double[] momenta, int first, int count) {
    double px = parent[SIZE * slot];
    double py = parent[SIZE * slot + 1];
    double pz = parent[SIZE * slot + 2];
    double energy = parent[SIZE * slot + 3];
    double inverse = 1 / mass;
    double share = inverse / (mass + energy);
    for (int k = SIZE * first; k < SIZE * (first + count); k += SIZE) {
      double along = px * momenta[k] + py * momenta[k + 1] + pz * momenta[k + 2];
      double shift = momenta[k + 3] * inverse + along * share;
      momenta[k + 3] = (momenta[k + 3] * energy + along) * inverse;
      momenta[k] = momenta[k] + px * shift;
      momenta[k + 1] = momenta[k + 1] + py * shift;
      momenta[k + 2] = momenta[k + 2] + pz * shift;
    }
  }
}

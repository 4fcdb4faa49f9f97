package org.fiducia.kernels.kinematics;

import org.fiducia.language.Functions;

/**
 * The conservation of energy, as the sum of E - beta p over the tracks less that of the beam. If momentum is conserved
 * too, beta is the velocity of the measured beam: a combination of the four equations almost independent of the rest,
 * where the energy itself differs from p_z by parts in a million. Else beta is 0.
 */
@Functions
final class EnergyBalance {

  /** Size of a frame: the direction of beta, 0 if it is at rest; beta; 1 - |beta|. */
  static final int FRAME = 7;

  private static final int BETA = 3;
  private static final int SLOW = 6;

  private EnergyBalance() {}

  /**
   * The frame of the measured beam, or that at rest.
   *
   * @param moving whether momentum is conserved
   * @param p measured momenta, that of the beam from index 3 {@code beam}
   */
  static void frame(boolean moving, int beam, double[] p, double[] mass, double[] frame) {
    double square = 0;
    for (int c = 0; c < 3; c++) {
      square += p[3 * beam + c] * p[3 * beam + c];
    }
    double size = Math.sqrt(square);
    double energy = FourMomentum.energy(p, 3 * beam, mass[beam]);
    double bySize = moving ? 1 / size : 0.0;
    double byEnergy = moving ? 1 / energy : 0.0;
    for (int c = 0; c < 3; c++) {
      frame[c] = p[3 * beam + c] * bySize;
      frame[BETA + c] = p[3 * beam + c] * byEnergy;
    }
    frame[SLOW] = moving ? mass[beam] * mass[beam] / (energy * (energy + size)) : 1.0;
  }

  /**
   * E - beta p of block k. With p_par along beta and m_T^2 = m^2 + p_T^2 across, E - p_par is m_T^2 / (E + p_par): no
   * more is lost than by the rounding of the momentum, however light the particle is and however close to the beam.
   *
   * @param inverse receives 1 / E at index k
   */
  static double of(int k, double[] frame, double[] p, double[] mass, double[] inverse) {
    double along = p[3 * k] * frame[0] + p[3 * k + 1] * frame[1] + p[3 * k + 2] * frame[2];
    double x = p[3 * k] - along * frame[0];
    double y = p[3 * k + 1] - along * frame[1];
    double z = p[3 * k + 2] - along * frame[2];
    double across = mass[k] * mass[k] + (x * x + y * y + z * z);
    double energy = Math.sqrt(across + along * along);
    double sum = energy + Math.abs(along);
    double both = 1 / (energy * sum);
    inverse[k] = both * sum;
    return (along > 0 ? across * (both * energy) : sum) + along * frame[SLOW];
  }

  /** Its derivative by component c of the momentum. */
  static double slope(int k, int c, double[] frame, double[] p, double[] inverse) {
    return p[3 * k + c] * inverse[k] - frame[BETA + c];
  }
}

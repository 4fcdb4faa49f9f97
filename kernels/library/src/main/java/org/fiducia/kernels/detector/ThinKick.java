package org.fiducia.kernels.detector;

import org.fiducia.language.Functions;

/**
 * A dipole as one kick at its centre: p_x changes by -q * kick, |p| is kept. The kick of a field B over a length l is
 * 0.299792458 B[T] l[m] GeV/c; a positive charge is bent towards -x.
 */
@Functions
public final class ThinKick {

  private ThinKick() {}

  /**
   * Bends a track.
   *
   * @param momentum p_x, p_y, p_z in GeV/c; overwritten. p_z becomes 0 if the kick turns the track back
   * @param charge in units of e
   * @param kick GeV/c
   */
  public static void apply(double[] momentum, double charge, double kick) {
    double px = momentum[0];
    double pxAfter = px - charge * kick;
    double pz2 = momentum[2] * momentum[2] + (px - pxAfter) * (px + pxAfter);
    momentum[0] = pxAfter;
    momentum[2] = pz2 > 0 ? Math.sqrt(pz2) : 0.0;
  }
}

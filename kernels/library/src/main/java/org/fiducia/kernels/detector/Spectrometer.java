package org.fiducia.kernels.detector;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** Straight tracks through one thin dipole and a row of detector planes. */
@Functions
public final class Spectrometer {

  private Spectrometer() {}

  /**
   * Whether a track crosses every plane where it is sensitive.
   *
   * @param planes block of {@link Plane}, in order of z, all behind the start
   * @param count number of planes
   * @param start x, y, z in mm
   * @param momentum p_x, p_y, p_z in GeV/c at the start; overwritten
   * @param charge in units of e
   * @param magnetZ centre of the dipole, mm
   * @param kick GeV/c, see {@link ThinKick}
   */
  public static boolean accepts(Doubles planes, long count, double[] start, double[] momentum, double charge,
      double magnetZ, double kick) {
    double x = start[0];
    double y = start[1];
    double z = start[2];
    if (!(momentum[2] > 0)) {
      return false;
    }
    double inverse = 1 / momentum[2];
    double tx = momentum[0] * inverse;
    double ty = momentum[1] * inverse;
    boolean bent = false;
    for (long plane = 0; plane < count; plane++) {
      double to = planes.get(Plane.Z, plane);
      if (!bent && to > magnetZ) {
        x += tx * (magnetZ - z);
        y += ty * (magnetZ - z);
        z = magnetZ;
        bent = true;
        ThinKick.apply(momentum, charge, kick);
        if (!(momentum[2] > 0)) {
          return false;
        }
        inverse = 1 / momentum[2];
        tx = momentum[0] * inverse;
        ty = momentum[1] * inverse;
      }
      x += tx * (to - z);
      y += ty * (to - z);
      z = to;
      if (!Plane.accepts(planes, plane, x, y)) {
        return false;
      }
    }
    return true;
  }
}

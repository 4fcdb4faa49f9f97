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
   * @param x of the start, mm
   * @param y of the start, mm
   * @param z of the start, mm
   * @param px momentum at the start, GeV/c
   * @param py likewise
   * @param pz likewise
   * @param charge in units of e
   * @param magnetZ centre of the dipole, mm
   * @param kick GeV/c, see {@link ThinKick}
   */
  public static boolean accepts(Doubles planes, long count, double x, double y, double z, double px, double py,
      double pz, double charge, double magnetZ, double kick) {
    long front = 0;
    while (front < count && !(planes.get(Plane.Z, front) > magnetZ)) {
      front++;
    }
    double inverse = 1 / pz;
    double tx = px * inverse;
    double ty = py * inverse;
    boolean inside = crosses(planes, 0, front, pz > 0, x, y, z, tx, ty);
    if (inside && front < count) {
      double[] momentum = new double[3];
      momentum[0] = px;
      momentum[1] = py;
      momentum[2] = pz;
      ThinKick.apply(momentum, charge, kick);
      double after = 1 / momentum[2];
      inside = crosses(planes, front, count, momentum[2] > 0, x + tx * (magnetZ - z), y + ty * (magnetZ - z), magnetZ,
          momentum[0] * after, momentum[1] * after);
    }
    return inside;
  }

  /** The planes {@code from} to {@code to - 1} on a straight line. */
  private static boolean crosses(Doubles planes, long from, long to, boolean before, double x, double y, double z,
      double tx, double ty) {
    boolean inside = before;
    for (long plane = from; plane < to; plane++) {
      if (inside) {
        double length = planes.get(Plane.Z, plane) - z;
        inside = Plane.accepts(planes, plane, x + tx * length, y + ty * length);
      }
    }
    return inside;
  }
}

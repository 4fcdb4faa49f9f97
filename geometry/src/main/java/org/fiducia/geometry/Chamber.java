package org.fiducia.geometry;

import java.util.List;

/**
 * A tracking chamber: views that measure one coordinate each, and the material of all of them together.
 *
 * @param name name used in messages
 * @param z centre [mm]
 * @param radiationLengths thickness of the whole chamber in radiation lengths, 0 = no material
 * @param views its views in the order of z, at least one
 */
public record Chamber(String name, double z, double radiationLengths, List<View> views) {

  /** Constant of Highland's formula [GeV/c]. */
  private static final double HIGHLAND = 0.0136;

  public Chamber {
    views = List.copyOf(views);
  }

  /**
   * The plane scattering angle of the whole chamber times momentum, squared [(GeV/c)^2], for beta = 1 and charge 1:
   * Highland (Nucl. Instrum. Meth. 129 (1975) 497), constants of G. Lynch, O. Dahl (Nucl. Instrum. Meth. B 58 (1991)
   * 6).
   */
  public double scattering() {
    if (radiationLengths == 0) {
      return 0;
    }
    double logarithm = 1 + 0.038 * StrictMath.log(radiationLengths);
    return HIGHLAND * HIGHLAND * radiationLengths * logarithm * logarithm;
  }
}

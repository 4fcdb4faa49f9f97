package org.fiducia.geometry;

/**
 * A dipole as a thin kick in x: at its plane a particle of charge q has {@code px -> px - q kick}, py and |p| unchanged
 * (pz follows). A positive kick takes positive charges towards -x, as the NA62 spectrometer magnet does.
 *
 * @param z plane of the kick [mm]
 * @param kick change of px for a unit charge [GeV/c]
 */
public record Magnet(double z, double kick) {

  /** Momentum per charge, field and length, c in GeV/c per T m: 299792458 m/s, exact (SI). */
  public static final double GEV_PER_TESLA_METRE = 0.299792458;

  /**
   * The kick of a rectangular field.
   *
   * @param z plane of the kick, the centre of the field [mm]
   * @param field field along y [T]
   * @param length effective length along z [mm]
   */
  public static Magnet ofField(double z, double field, double length) {
    return new Magnet(z, GEV_PER_TESLA_METRE * field * (length / 1000));
  }
}

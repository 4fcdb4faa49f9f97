package org.fiducia.geometry;

/**
 * Where decays are looked for, behind an entrance plane.
 *
 * @param entranceZ entrance plane [mm]
 * @param length length [mm], measured as {@code along} says
 * @param along how the length is measured
 */
public record DecayVolume(double entranceZ, double length, Along along) {

  /** How the length of the volume is measured. */
  public enum Along {
    /** Along the flight path of the particle: {@code 0 < s < length} from its crossing of the entrance plane. */
    PATH,
    /** Along the z axis: {@code entrance < z < entrance + length}, however steep the path. */
    Z
  }

  /** The largest z a decay can have [mm]; reached on the axis only if the length is measured along the path. */
  public double endZ() {
    return entranceZ + length;
  }
}

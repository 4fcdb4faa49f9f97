package org.fiducia.geometry;

/**
 * The spectrometer's dipole. Whatever its model, it has a centre and a kick: in a thin magnet at the centre a particle
 * of charge q has {@code px -> px - q kick}, py and |p| unchanged (pz follows). A positive kick takes positive charges
 * towards -x, as the NA62 spectrometer magnet does.
 *
 * @param z plane of the kick, the centre of the magnet [mm]
 * @param kick change of px for a unit charge on the axis [GeV/c]
 * @param model how the field is spread along z
 */
public record Magnet(double z, double kick, Model model) {

  /** Momentum per charge, field and length, c in GeV/c per T m: 299792458 m/s, exact (SI). */
  public static final double GEV_PER_TESLA_METRE = 0.299792458;

  /** How the field is spread along z. */
  public sealed interface Model permits ThinKick, Box, Profile, Map {}

  /** All of the field in the plane of the kick. */
  public record ThinKick() implements Model {}

  /**
   * A constant field along y, cut off at both ends.
   *
   * @param field [T]
   * @param length along z, half of it on either side of the centre [mm]
   */
  public record Box(double field, double length) implements Model {}

  /**
   * A field along y with smooth ends, {@code field / 2 (tanh((d + length/2) / edge) - tanh((d - length/2) / edge))} at
   * a distance d from the centre. Its integral is {@code field * length}.
   *
   * @param field [T]
   * @param length effective length [mm]
   * @param edge width of the ends [mm]
   * @param step longest step of its integration along z [mm]
   */
  public record Profile(double field, double length, double edge, double step) implements Model {

    /** What is left of the field at its ends is this many edge widths away: less than 1e-11 of the integral. */
    private static final double TAIL = 12;

    /** Half of the range along z in which there is a field [mm]. */
    public double halfRange() {
      return length / 2 + TAIL * edge;
    }
  }

  /**
   * A field given at points.
   *
   * @param grid the field
   * @param step longest step of its integration along z [mm]
   */
  public record Map(FieldGrid grid, double step) implements Model {}

  /** A thin kick. */
  public Magnet(double z, double kick) {
    this(z, kick, new ThinKick());
  }

  /**
   * The kick of a rectangular field.
   *
   * @param z plane of the kick, the centre of the field [mm]
   * @param field field along y [T]
   * @param length effective length along z [mm]
   */
  public static Magnet ofField(double z, double field, double length) {
    return new Magnet(z, kick(field, length));
  }

  /** The kick [GeV/c] of a field [T] over a length [mm]. */
  static double kick(double field, double length) {
    return GEV_PER_TESLA_METRE * field * (length / 1000);
  }

  /** Where the field begins [mm]. */
  public double beginZ() {
    return switch (model) {
      case ThinKick() -> z;
      case Box(double field, double length) -> z - length / 2;
      case Profile profile -> z - profile.halfRange();
      case Map(FieldGrid grid, double step) -> grid.z().first();
    };
  }

  /** Where the field ends [mm]. */
  public double endZ() {
    return model instanceof Map map ? map.grid().z().last() : 2 * z - beginZ();
  }
}

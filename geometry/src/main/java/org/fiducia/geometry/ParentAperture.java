package org.fiducia.geometry;

/**
 * A disc about the z axis which the parent's straight line must cross, whether it decays before or not.
 *
 * @param z plane [mm]
 * @param radius radius about the z axis [mm]; a line crossing at a smaller radius is kept
 */
public record ParentAperture(double z, double radius) {}

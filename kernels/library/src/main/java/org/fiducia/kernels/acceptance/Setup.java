package org.fiducia.kernels.acceptance;

import org.fiducia.language.Layout;

/** Columns of the one-row block that describes an acceptance integral; lengths along z are those of the beam frame. */
public final class Setup {

  public static final int ORIGIN_X = 0;
  public static final int ORIGIN_Y = 1;
  public static final int ORIGIN_Z = 2;
  public static final int MASS = 3;
  public static final int REST_MOMENTUM = 4;
  public static final int LEAST_ENERGY = 5;
  public static final int ENTRANCE_Z = 6;
  public static final int LENGTH = 7;
  public static final int ALONG_PATH = 8;
  public static final int APERTURE_Z = 9;
  public static final int APERTURE_RADIUS = 10;
  public static final int MAGNET_Z = 11;
  public static final int KICK = 12;
  public static final int SCALE = 13;
  public static final int PROFILE_SCALE = 14;

  public static final Layout LAYOUT = Layout.of("acceptance set-up",
      Layout.column("origin x", "mm", "where the parents come from"),
      Layout.column("origin y", "mm", "where the parents come from"),
      Layout.column("origin z", "mm", "where the parents come from"),
      Layout.column("mass", "GeV/c^2", "of the parent"),
      Layout.column("rest momentum", "GeV/c", "of the daughters in the rest frame of the parent"),
      Layout.column("least energy", "GeV", "asked of both daughters"),
      Layout.column("entrance z", "mm", "first plane of the decay volume"),
      Layout.column("length", "mm", "of the decay volume"),
      Layout.column("along path", "1", "1: the length is measured along the flight path, 0: along z"),
      Layout.column("aperture z", "mm", "plane that the parent's line must cross"),
      Layout.column("aperture radius", "mm", "inside this distance of the z axis"),
      Layout.column("magnet z", "mm", "centre of the dipole"),
      Layout.column("kick", "GeV/c", "transverse momentum given to a unit charge"),
      Layout.column("scale", "1/mm", "fixed-point multiples of a unit weight, a power of two"),
      Layout.column("profile scale", "1", "the same for the weight over u, in a pilot run"));

  private Setup() {}
}

package org.fiducia.kernels.simulation;

import java.lang.foreign.Arena;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;

/** The NA62 spectrometer for tests, with the numbers of its published software (GeometricAcceptance and others). */
public final class Na62 {

  public static final double[] CHAMBER_Z = {183_508, 194_066, 204_459, 218_885};
  public static final double[] HOLE_X = {101.2, 114.4, 92.4, 52.8};
  public static final double HALF_GAP = 63.8;

  /** Gaps {low, high} of the X and of the U and V views; that of Y is the half gap to either side of 0. */
  private static final double[][] X_GAP = {{37.4, 165.0}, {50.6, 178.2}, {28.7, 156.2}, {-11.0, 116.6}};
  private static final double[][] UV_GAP = {{6.7, 134.2}, {15.5, 143.0}, {2.2, 129.8}, {-24.2, 103.4}};

  /** U and V 57 mm apart, 233 mm, X and Y 57 mm apart; around the middle of the chamber. */
  private static final double[] VIEW_OFFSET = {-173.5, -116.5, 116.5, 173.5};

  public static final int VIEWS = 16;
  public static final int U = 0;
  public static final int V = 1;
  public static final int X = 2;
  public static final int Y = 3;

  /** 80 um a chamber coordinate are 113 um a view. */
  public static final double SIGMA = 0.113;

  /** Radiation lengths of a chamber, and theta0 p in GeV of all four of its views. */
  public static final double RADIATION_LENGTHS = 0.0045;
  public static final double THETA0_P = 0.725e-3;

  public static final double MAGNET_Z = 196_995;
  /** 0.6928 T over 1.3 m, GeV/c. */
  public static final double KICK = 0.299792458 * 0.6928 * 1.3;

  /** The four chambers, then NewCHOD and LKr. */
  public static final int PLANES = 6;
  public static final int NEW_CHOD = 4;
  public static final int LKR = 5;
  public static final int ALL_CHAMBERS = 0b1111;

  public static final double REFERENCE_Z = CHAMBER_Z[0] + VIEW_OFFSET[0];

  public static final double PION_MASS = 0.13957039;
  public static final double MUON_MASS = 0.1056583755;
  public static final double ELECTRON_MASS = 0.00051099895;
  public static final double KAON_MASS = 0.493677;
  public static final double PION_C_TAU = 7804.5;

  private Na62() {}

  public static Doubles views(Arena arena) {
    Doubles views = Doubles.allocate(arena, View.LAYOUT, VIEWS);
    for (int view = 0; view < VIEWS; view++) {
      int chamber = view / 4;
      int kind = view % 4;
      double angle = new double[] {-Math.PI / 4, Math.PI / 4, 0, Math.PI / 2}[kind];
      double[] gap = kind == X ? X_GAP[chamber] : kind == Y ? new double[] {-HALF_GAP, HALF_GAP} : UV_GAP[chamber];
      views.set(View.Z, view, CHAMBER_Z[chamber] + VIEW_OFFSET[kind]);
      views.set(View.COS, view, kind == Y ? 0 : Math.cos(angle));
      views.set(View.SIN, view, Math.sin(angle));
      views.set(View.SIGMA, view, SIGMA);
      views.set(View.SCATTERING, view, THETA0_P * THETA0_P / 4);
      views.set(View.RADIATION_LENGTHS, view, RADIATION_LENGTHS / 4);
      views.set(View.LOW, view, -1054.5);
      views.set(View.HIGH, view, 1037.5);
      views.set(View.GAP_LOW, view, gap[0]);
      views.set(View.GAP_HIGH, view, gap[1]);
      views.set(View.CHAMBER, view, chamber);
    }
    return views;
  }

  public static Doubles planes(Arena arena) {
    Doubles planes = Doubles.allocate(arena, Plane.LAYOUT, PLANES);
    for (int k = 0; k < PLANES; k++) {
      planes.set(Plane.OUTER_RADIUS, k, Double.POSITIVE_INFINITY);
      planes.set(Plane.OUTER_HALF_SIDE, k, Double.POSITIVE_INFINITY);
      planes.set(Plane.OUTER_APOTHEM, k, Double.POSITIVE_INFINITY);
    }
    for (int chamber = 0; chamber < 4; chamber++) {
      planes.set(Plane.Z, chamber, CHAMBER_Z[chamber]);
      planes.set(Plane.HOLE_X, chamber, HOLE_X[chamber]);
      planes.set(Plane.HOLE_RADIUS, chamber, HALF_GAP);
      planes.set(Plane.HOLE_HALF_GAP, chamber, HALF_GAP);
      planes.set(Plane.HOLE_DIAGONAL_HALF_GAP, chamber, HALF_GAP);
      planes.set(Plane.OUTER_RADIUS, chamber, 1000);
    }
    planes.set(Plane.Z, NEW_CHOD, 238_131.5);
    planes.set(Plane.HOLE_RADIUS, NEW_CHOD, 140);
    planes.set(Plane.OUTER_RADIUS, NEW_CHOD, 1070);
    planes.set(Plane.Z, LKR, 241_093);
    planes.set(Plane.HOLE_RADIUS, LKR, 150);
    planes.set(Plane.OUTER_APOTHEM, LKR, 1130);
    return planes;
  }

  public static Doubles magnet(Arena arena) {
    Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, MAGNET_Z);
    field.set(Field.KICK, 0, KICK);
    return field;
  }
}

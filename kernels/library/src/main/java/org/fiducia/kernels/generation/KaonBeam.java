package org.fiducia.kernels.generation;

import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;

/**
 * Columns of the one-row block of the kaon beam: Gaussian in momentum, in both slopes and, at the reference plane, in
 * both coordinates, all independent. The momentum is that of the kaons that decay in the volume.
 */
public final class KaonBeam {

  public static final int MOMENTUM = 0;
  public static final int MOMENTUM_SPREAD = 1;
  public static final int SLOPE_X = 2;
  public static final int SLOPE_Y = 3;
  public static final int DIVERGENCE_X = 4;
  public static final int DIVERGENCE_Y = 5;
  public static final int REFERENCE_Z = 6;
  public static final int SPOT_X = 7;
  public static final int SPOT_Y = 8;
  public static final int FIRST_Z = 9;
  public static final int LAST_Z = 10;
  public static final int MOMENTUM_RESOLUTION = 11;
  public static final int SLOPE_RESOLUTION = 12;
  public static final int POSITION_RESOLUTION = 13;
  public static final int CENTRE_X = 14;
  public static final int CENTRE_Y = 15;

  public static final Layout LAYOUT = Layout.of("kaon beam",
      Layout.column("momentum", "GeV/c", "mean"),
      Layout.column("momentum spread", "1", "rms over the mean momentum"),
      Layout.column("slope x", "1", "mean dx/dz"),
      Layout.column("slope y", "1", "mean dy/dz"),
      Layout.column("divergence x", "1", "rms of dx/dz"),
      Layout.column("divergence y", "1", "rms of dy/dz"),
      Layout.column("reference z", "mm", "plane of the spot and of the beam spectrometer"),
      Layout.column("spot x", "mm", "rms"),
      Layout.column("spot y", "mm", "rms"),
      Layout.column("first z", "mm", "where the decay volume begins"),
      Layout.column("last z", "mm", "where it ends"),
      Layout.column("momentum resolution", "1", "of the beam spectrometer: sigma of p_z over the mean momentum"),
      Layout.column("slope resolution", "1", "of the beam spectrometer: sigma of p_x and p_y over the mean momentum"),
      Layout.column("position resolution", "mm", "of the beam spectrometer at the reference plane"),
      Layout.column("centre x", "mm", "where the axis crosses the reference plane"),
      Layout.column("centre y", "mm", "where the axis crosses the reference plane"));

  private KaonBeam() {}

  /**
   * Sets the NA62 beam: 75 GeV/c +- 1 %, +1.2 mrad in x behind the last beam magnet, reference plane at the third
   * station of the beam spectrometer, spot 30 x 15 mm^2 (arXiv:2004.09344) taken as rms 15 x 6.6 mm^2, divergence
   * 0.1 mrad, decays in 105 m to 180 m; beam spectrometer 0.2 %, 16 microrad, pixels of 0.3 mm: 0.3 mm / sqrt(12).
   */
  public static void setDefaults(Doubles beam) {
    beam.set(MOMENTUM, 0, 75);
    beam.set(MOMENTUM_SPREAD, 0, 0.01);
    beam.set(SLOPE_X, 0, 1.2e-3);
    beam.set(SLOPE_Y, 0, 0);
    beam.set(DIVERGENCE_X, 0, 1e-4);
    beam.set(DIVERGENCE_Y, 0, 1e-4);
    beam.set(REFERENCE_Z, 0, 102400);
    beam.set(SPOT_X, 0, 15);
    beam.set(SPOT_Y, 0, 6.6);
    beam.set(FIRST_Z, 0, 105000);
    beam.set(LAST_Z, 0, 180000);
    beam.set(MOMENTUM_RESOLUTION, 0, 0.002);
    beam.set(SLOPE_RESOLUTION, 0, 16e-6);
    beam.set(POSITION_RESOLUTION, 0, 0.087);
  }
}

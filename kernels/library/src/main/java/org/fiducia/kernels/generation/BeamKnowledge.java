package org.fiducia.kernels.generation;

import org.fiducia.kernels.event.Beam;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** What is known of the kaon of an event: a row of {@link Beam}. */
@Functions
public final class BeamKnowledge {

  // Draws of the stream BEAM_SPECTROMETER.
  private static final int DRAWS = 3;

  private BeamKnowledge() {}

  /**
   * What a beam spectrometer measures: the true momentum and the true point at the reference plane with independent
   * Gaussian errors.
   *
   * @param kaon true four-momentum
   * @param point true x, y in mm at the reference plane
   */
  public static void measured(long i, long seed, long event, Doubles beam, double[] kaon, double[] point,
      Doubles beams) {
    double[] n = new double[2 * DRAWS];
    GenerationDraws.uniforms(seed, GenerationDraws.BEAM_SPECTROMETER, event, DRAWS, n);
    GenerationDraws.toNormals(DRAWS, n);
    double mean = beam.get(KaonBeam.MOMENTUM, 0);
    double sigmaSlope = beam.get(KaonBeam.SLOPE_RESOLUTION, 0) * mean;
    double sigmaMomentum = beam.get(KaonBeam.MOMENTUM_RESOLUTION, 0) * mean;
    double sigmaPosition = beam.get(KaonBeam.POSITION_RESOLUTION, 0);
    momentum(i, kaon[0] + sigmaSlope * n[0], kaon[1] + sigmaSlope * n[1], kaon[2] + sigmaMomentum * n[2], beams);
    momentumErrors(i, sigmaSlope, sigmaSlope, sigmaMomentum, beams);
    point(i, point[0] + sigmaPosition * n[3], point[1] + sigmaPosition * n[4], beam, beams);
    pointErrors(i, sigmaPosition, sigmaPosition, beams);
  }

  /**
   * The average beam: mean momentum and axis, with the spreads of the beam as errors. The small correlation of p_x and
   * p_y with p_z, slope * momentum spread / divergence, is left out.
   */
  public static void average(long i, Doubles beam, Doubles beams) {
    double mean = beam.get(KaonBeam.MOMENTUM, 0);
    double tx = beam.get(KaonBeam.SLOPE_X, 0);
    double ty = beam.get(KaonBeam.SLOPE_Y, 0);
    double pz = mean / Math.sqrt(1 + tx * tx + ty * ty);
    double spread = beam.get(KaonBeam.MOMENTUM_SPREAD, 0);
    double ex = beam.get(KaonBeam.DIVERGENCE_X, 0);
    double ey = beam.get(KaonBeam.DIVERGENCE_Y, 0);
    momentum(i, tx * pz, ty * pz, pz, beams);
    momentumErrors(i, pz * Math.sqrt(ex * ex + tx * tx * spread * spread),
        pz * Math.sqrt(ey * ey + ty * ty * spread * spread), pz * spread, beams);
    point(i, beam.get(KaonBeam.CENTRE_X, 0), beam.get(KaonBeam.CENTRE_Y, 0), beam, beams);
    pointErrors(i, beam.get(KaonBeam.SPOT_X, 0), beam.get(KaonBeam.SPOT_Y, 0), beams);
  }

  private static void momentum(long i, double px, double py, double pz, Doubles beams) {
    beams.set(Beam.PX, i, px);
    beams.set(Beam.PY, i, py);
    beams.set(Beam.PZ, i, pz);
  }

  private static void momentumErrors(long i, double px, double py, double pz, Doubles beams) {
    beams.set(Beam.SIGMA_PX, i, px);
    beams.set(Beam.SIGMA_PY, i, py);
    beams.set(Beam.SIGMA_PZ, i, pz);
  }

  private static void point(long i, double x, double y, Doubles beam, Doubles beams) {
    beams.set(Beam.X, i, x);
    beams.set(Beam.Y, i, y);
    beams.set(Beam.Z, i, beam.get(KaonBeam.REFERENCE_Z, 0));
  }

  private static void pointErrors(long i, double x, double y, Doubles beams) {
    beams.set(Beam.SIGMA_X, i, x);
    beams.set(Beam.SIGMA_Y, i, y);
  }
}

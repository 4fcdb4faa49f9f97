package org.fiducia.kernels.generation;

import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** A kaon of the beam and its straight flight to the point where it decays. */
@Functions
public final class KaonFlight {

  // Draws of the stream FLIGHT.
  private static final int NORMALS = 3;
  private static final int DRAWS = 4;

  // A Gaussian tail of the momentum ends here, in units of the mean: there is no kaon at rest in a beam.
  private static final double LEAST_MOMENTUM = 0.01;

  private KaonFlight() {}

  /**
   * Draws a kaon that decays in the volume; the decay point is exponential in the path, cut to the volume.
   *
   * @param beam 1 row, {@link KaonBeam}
   * @param point receives x, y in mm at the reference plane, then x, y, z of the decay
   * @param kaon receives the four-momentum, see {@code FourVectors}
   */
  public static void draw(long seed, long event, Doubles beam, double[] point, double[] kaon) {
    double[] n = new double[2 * DRAWS];
    GenerationDraws.uniforms(seed, GenerationDraws.FLIGHT, event, DRAWS, n);
    GenerationDraws.toNormals(NORMALS, n);
    double tx = beam.get(KaonBeam.SLOPE_X, 0) + beam.get(KaonBeam.DIVERGENCE_X, 0) * n[0];
    double ty = beam.get(KaonBeam.SLOPE_Y, 0) + beam.get(KaonBeam.DIVERGENCE_Y, 0) * n[1];
    point[0] = beam.get(KaonBeam.CENTRE_X, 0) + beam.get(KaonBeam.SPOT_X, 0) * n[2];
    point[1] = beam.get(KaonBeam.CENTRE_Y, 0) + beam.get(KaonBeam.SPOT_Y, 0) * n[3];
    double momentum = beam.get(KaonBeam.MOMENTUM, 0)
        * Math.max(1 + beam.get(KaonBeam.MOMENTUM_SPREAD, 0) * n[4], LEAST_MOMENTUM);
    double secant = Math.sqrt(1 + tx * tx + ty * ty);

    double decayLength = momentum / ParticleData.KAON * ParticleData.KAON_CTAU / secant;
    double z = decayZ(beam.get(KaonBeam.FIRST_Z, 0), beam.get(KaonBeam.LAST_Z, 0), decayLength, n[6]);
    double flight = z - beam.get(KaonBeam.REFERENCE_Z, 0);
    point[2] = point[0] + tx * flight;
    point[3] = point[1] + ty * flight;
    point[4] = z;
    kaon[2] = momentum / secant;
    kaon[0] = tx * kaon[2];
    kaon[1] = ty * kaon[2];
    kaon[3] = Math.sqrt(momentum * momentum + ParticleData.KAON * ParticleData.KAON);
  }

  /**
   * The z at which a fraction u of the decays between two planes has happened.
   *
   * @param decayLength along z, mm
   */
  public static double decayZ(double first, double last, double decayLength, double u) {
    double decayed = -Exact.expm1((first - last) / decayLength);
    return Math.min(first - decayLength * Exact.log1p(-u * decayed), last);
  }
}

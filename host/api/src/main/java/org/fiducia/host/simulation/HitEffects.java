package org.fiducia.host.simulation;

/**
 * What happens to particles and hits besides scattering and resolution.
 *
 * @param pionDecay whether charged pions decay in flight, pi -> mu nu
 * @param bremsstrahlung whether electrons radiate in the chambers
 * @param inefficiency probability that a view loses its hit
 * @param outliers probability that a hit has the resolution {@code outlierSigma}
 * @param outlierSigma [mm]
 */
public record HitEffects(
    boolean pionDecay, boolean bremsstrahlung, double inefficiency, double outliers, double outlierSigma) {

  /** Nothing besides: Gaussian scattering and resolution alone. */
  public static final HitEffects NONE = new HitEffects(false, false, 0, 0, 0);
}

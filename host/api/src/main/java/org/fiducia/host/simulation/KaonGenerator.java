package org.fiducia.host.simulation;

import java.lang.foreign.Arena;
import org.fiducia.geometry.Beam;
import org.fiducia.geometry.BeamSpectrometer;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.generation.DecayParameters;
import org.fiducia.kernels.generation.DecaySettings;
import org.fiducia.kernels.generation.KaonBeam;
import org.fiducia.kernels.generation.KaonDecaysKernel;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/**
 * Makes kaon decays in the decay volume of a geometry. Event n of a seed is the same whatever batch it is made in.
 * Immutable; may be shared by threads.
 */
public final class KaonGenerator {

  /** Relative difference between two values of the kaon's mass that are meant to be one. */
  private static final double SAME_MASS = 1e-4;

  private final Longs settings;
  private final Doubles beam;
  private final Doubles parameters;
  private final int slots;

  /**
   * @param geometry with a kaon beam
   * @param decay what is made
   * @param seed of the production, at least 0
   * @throws InputException if the geometry has no K+ beam
   */
  public KaonGenerator(Geometry geometry, KaonDecay decay, long seed) {
    Arena arena = Arena.ofAuto();
    Beam kaons = geometry.beam().orElseThrow(() -> InputException.at(geometry.source().path(), 0,
        "beam: missing; kaon decays need the table [beam]"));
    if (Math.abs(kaons.mass() - ParticleData.KAON) > SAME_MASS * ParticleData.KAON || kaons.charge() != 1) {
      throw InputException.at(geometry.source().path(), 0, "beam: a particle of " + kaons.mass()
          + " GeV and charge " + kaons.charge() + " is no K+; kaon decays need one");
    }
    this.slots = decay.mode().slots();
    settings = Longs.allocate(arena, DecaySettings.LAYOUT, 1);
    settings.set(DecaySettings.SEED, 0, seed);
    settings.set(DecaySettings.MODE, 0, decay.mode().code());
    settings.set(DecaySettings.VECTOR_CURRENT, 0, decay.vectorCurrent() ? 1 : 0);
    settings.set(DecaySettings.BEAM_SPECTROMETER, 0, kaons.spectrometer().isPresent() ? 1 : 0);
    parameters = Doubles.allocate(arena, DecayParameters.LAYOUT, 1);
    DecayParameters.setDefaults(parameters);
    parameters.set(DecayParameters.BOSON_MASS, 0, decay.bosonMass());
    parameters.set(DecayParameters.SCALAR_MASS, 0, decay.scalarMass());
    parameters.set(DecayParameters.LEPTON_MASS, 0, decay.leptonMass());
    beam = beam(arena, kaons, geometry);
  }

  /** Particles an event: what {@link Batch} must have room for. */
  public int slots() {
    return slots;
  }

  /**
   * Makes the events of a batch: {@link ParentDecay}, {@link Particle} and {@link org.fiducia.kernels.event.Beam}.
   *
   * @throws IllegalArgumentException if the batch has not as many slots as the decay has particles
   */
  public void generate(Launcher launcher, Batch batch) throws InterruptedException {
    if (batch.slots() != slots) {
      throw new IllegalArgumentException("the decay has " + slots + " particles, the batch " + batch.slots() + " slots");
    }
    launcher.run(
        KaonDecaysKernel.with(settings, beam, parameters, batch.shape(), batch.doubles(ParentDecay.LAYOUT),
            batch.slotDoubles(Particle.LAYOUT), batch.doubles(org.fiducia.kernels.event.Beam.LAYOUT)).overwriting(),
        batch.events(), batch.first());
  }

  private static Doubles beam(Arena arena, Beam kaons, Geometry geometry) {
    Doubles beam = Doubles.allocate(arena, KaonBeam.LAYOUT, 1);
    beam.set(KaonBeam.MOMENTUM, 0, kaons.momentum());
    beam.set(KaonBeam.MOMENTUM_SPREAD, 0, kaons.momentumSpread());
    beam.set(KaonBeam.REFERENCE_Z, 0, kaons.z());
    beam.set(KaonBeam.CENTRE_X, 0, kaons.x());
    beam.set(KaonBeam.CENTRE_Y, 0, kaons.y());
    beam.set(KaonBeam.SLOPE_X, 0, kaons.slopeX());
    beam.set(KaonBeam.SLOPE_Y, 0, kaons.slopeY());
    beam.set(KaonBeam.DIVERGENCE_X, 0, kaons.divergenceX());
    beam.set(KaonBeam.DIVERGENCE_Y, 0, kaons.divergenceY());
    beam.set(KaonBeam.SPOT_X, 0, kaons.spotX());
    beam.set(KaonBeam.SPOT_Y, 0, kaons.spotY());
    beam.set(KaonBeam.FIRST_Z, 0, geometry.decayVolume().entranceZ());
    beam.set(KaonBeam.LAST_Z, 0, geometry.decayVolume().endZ());
    kaons.spectrometer().ifPresent(measured -> resolution(beam, measured, kaons.momentum()));
    return beam;
  }

  private static void resolution(Doubles beam, BeamSpectrometer measured, double momentum) {
    beam.set(KaonBeam.MOMENTUM_RESOLUTION, 0, measured.sigmaMomentum() / momentum);
    beam.set(KaonBeam.SLOPE_RESOLUTION, 0, measured.sigmaSlope());
    beam.set(KaonBeam.POSITION_RESOLUTION, 0, measured.sigmaPosition());
  }
}

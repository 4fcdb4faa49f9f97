package org.fiducia.kernels.generation;

import org.fiducia.kernels.decay.FourVectors;
import org.fiducia.kernels.decay.KaonToDarkPairs;
import org.fiducia.kernels.decay.KaonToPionAndLeptons;
import org.fiducia.kernels.decay.KaonToThreePions;
import org.fiducia.kernels.decay.KaonToTwoPions;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.decay.PhaseSpace;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.language.Doubles;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Kaon decays in flight: one item is one K+ of the beam that decays in the volume. The charged particles of the mode go
 * to the slots that {@link KaonMode} lists. An event whose decay is impossible with the masses set has weight 0 and
 * particles without momentum.
 */
@Kernel
public final class KaonDecays {

  // Uniform numbers of any mode, two a draw: the five bodies of pi+ 4e need 11.
  private static final int DRAWS = 6;

  private KaonDecays() {}

  /**
   * Makes one event.
   *
   * @param i event in the blocks
   * @param event global number of the event
   * @param settings 1 row, {@link DecaySettings}
   * @param beam 1 row, {@link KaonBeam}, finite, with a momentum above 0
   * @param parameters 1 row, {@link DecayParameters}
   * @param shape 1 row, {@link EventShape}, with at least the slots of the mode
   * @param decays receives {@link ParentDecay}
   * @param particles receives {@link Particle} in the slots of the mode
   * @param beams receives {@link org.fiducia.kernels.event.Beam}
   */
  public static void run(long i, long event, Longs settings, Doubles beam, Doubles parameters, Longs shape,
      Doubles decays, Doubles particles, Doubles beams) {
    long seed = settings.get(DecaySettings.SEED, 0);
    int mode = (int) settings.get(DecaySettings.MODE, 0);
    double[] point = new double[5];
    double[] kaon = new double[FourVectors.SIZE];
    KaonFlight.draw(seed, event, beam, point, kaon);
    if (settings.get(DecaySettings.BEAM_SPECTROMETER, 0) != 0) {
      BeamKnowledge.measured(i, seed, event, beam, kaon, point, beams);
    } else {
      BeamKnowledge.average(i, beam, beams);
    }

    double[] u = new double[2 * DRAWS];
    GenerationDraws.uniforms(seed, GenerationDraws.DECAY, event, DRAWS, u);
    double[] momenta = new double[FourVectors.SIZE * PhaseSpace.MOST_BODIES];
    boolean vector = settings.get(DecaySettings.VECTOR_CURRENT, 0) != 0;
    double weight = decay(mode, vector, parameters, u, momenta);
    int slots = KaonDecayMode.slots(mode);
    FourVectors.boost(kaon, 0, ParticleData.KAON, momenta, 0, slots);

    storeDecay(i, weight, point, kaon, decays);
    double lepton = parameters.get(DecayParameters.LEPTON_MASS, 0);
    long events = shape.get(EventShape.EVENTS, 0);
    for (int slot = 0; slot < slots; slot++) {
      storeParticle(slot * events + i, point, momenta, slot, KaonDecayMode.mass(mode, slot, lepton),
          KaonDecayMode.charge(mode, slot), particles);
    }
  }

  /** The decay in the rest frame of the kaon: its weight. */
  private static double decay(int mode, boolean vector, Doubles parameters, double[] u, double[] momenta) {
    double boson = parameters.get(DecayParameters.BOSON_MASS, 0);
    return switch (mode) {
      case KaonDecayMode.THREE_PIONS -> KaonToThreePions.decay(parameters.get(DecayParameters.DALITZ_G, 0),
          parameters.get(DecayParameters.DALITZ_H, 0), parameters.get(DecayParameters.DALITZ_K, 0), u, momenta);
      case KaonDecayMode.PION_DALITZ ->
          KaonToTwoPions.withOnePair(parameters.get(DecayParameters.NEUTRAL_PION_SLOPE, 0), u, momenta);
      case KaonDecayMode.PION_DOUBLE_DALITZ ->
          KaonToTwoPions.withTwoPairs(parameters.get(DecayParameters.NEUTRAL_PION_SLOPE, 0), u, momenta);
      case KaonDecayMode.PION_FOUR_ELECTRONS -> pionAndFourElectrons(u, momenta);
      case KaonDecayMode.PION_TWO_BOSONS -> KaonToDarkPairs.direct(boson, u, momenta);
      case KaonDecayMode.PION_SCALAR ->
          KaonToDarkPairs.cascade(parameters.get(DecayParameters.SCALAR_MASS, 0), boson, u, momenta);
      case KaonDecayMode.PION_LEPTONS ->
          leptons(vector, parameters.get(DecayParameters.LEPTON_MASS, 0), parameters, u, momenta);
      case KaonDecayMode.NEGATIVE_PION_LEPTONS ->
          KaonToPionAndLeptons.phaseSpace(parameters.get(DecayParameters.LEPTON_MASS, 0), u, momenta);
      case KaonDecayMode.PION_NEUTRINOS -> leptons(vector, 0, parameters, u, momenta);
      default -> 0.0;
    };
  }

  private static double pionAndFourElectrons(double[] u, double[] momenta) {
    double[] masses = {ParticleData.PION, ParticleData.ELECTRON, ParticleData.ELECTRON, ParticleData.ELECTRON,
        ParticleData.ELECTRON};
    return PhaseSpace.decay(ParticleData.KAON, 5, masses, u, momenta);
  }

  private static double leptons(boolean vector, double lepton, Doubles parameters, double[] u, double[] momenta) {
    return vector
        ? KaonToPionAndLeptons.vectorCurrent(lepton, parameters.get(DecayParameters.VECTOR_SLOPE, 0), u, momenta)
        : KaonToPionAndLeptons.phaseSpace(lepton, u, momenta);
  }

  private static void storeDecay(long i, double weight, double[] point, double[] kaon, Doubles decays) {
    // a density can be negative or no number where the coefficients set are absurd
    decays.set(ParentDecay.WEIGHT, i, weight > 0 && Double.isFinite(weight) ? weight : 0.0);
    decays.set(ParentDecay.X, i, point[2]);
    decays.set(ParentDecay.Y, i, point[3]);
    decays.set(ParentDecay.Z, i, point[4]);
    decays.set(ParentDecay.PX, i, kaon[0]);
    decays.set(ParentDecay.PY, i, kaon[1]);
    decays.set(ParentDecay.PZ, i, kaon[2]);
  }

  private static void storeParticle(long row, double[] point, double[] momenta, int slot, double mass, double charge,
      Doubles particles) {
    particles.set(Particle.X, row, point[2]);
    particles.set(Particle.Y, row, point[3]);
    particles.set(Particle.Z, row, point[4]);
    particles.set(Particle.PX, row, momenta[FourVectors.SIZE * slot]);
    particles.set(Particle.PY, row, momenta[FourVectors.SIZE * slot + 1]);
    particles.set(Particle.PZ, row, momenta[FourVectors.SIZE * slot + 2]);
    particles.set(Particle.MASS, row, mass);
    particles.set(Particle.CHARGE, row, charge);
  }
}

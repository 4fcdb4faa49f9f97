package org.fiducia.kernels.generation;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Every decay mode, masses at, just above and below thresholds, and an absurd beam. */
public final class GenerationTrials {

  private static final double THRESHOLD = 2 * ParticleData.ELECTRON;

  private GenerationTrials() {}

  public static List<Trial> all() {
    List<Trial> trials = new ArrayList<>();
    for (KaonMode mode : KaonMode.values()) {
      trials.add(trial(mode.label(), mode, (settings, beam, parameters) -> {}));
    }
    trials.add(trial("pi-ll vector", KaonMode.PI_LL, (settings, beam, parameters) -> {
      settings.set(DecaySettings.VECTOR_CURRENT, 0, 1);
      parameters.set(DecayParameters.VECTOR_SLOPE, 0, 1.3);
      parameters.set(DecayParameters.LEPTON_MASS, 0, ParticleData.MUON);
    }));
    trials.add(trial("pinunu vector", KaonMode.PI_NU_NU,
        (settings, beam, parameters) -> settings.set(DecaySettings.VECTOR_CURRENT, 0, 1)));
    trials.add(trial("at threshold", KaonMode.PI_S, (settings, beam, parameters) -> {
      parameters.set(DecayParameters.BOSON_MASS, 0, THRESHOLD);
      parameters.set(DecayParameters.SCALAR_MASS, 0, 2 * THRESHOLD);
    }));
    trials.add(trial("above threshold", KaonMode.PI_S, (settings, beam, parameters) -> {
      parameters.set(DecayParameters.BOSON_MASS, 0, Math.nextUp(THRESHOLD));
      parameters.set(DecayParameters.SCALAR_MASS, 0, Math.nextDown(ParticleData.KAON - ParticleData.PION));
    }));
    trials.add(trial("below threshold", KaonMode.PI_AA,
        (settings, beam, parameters) -> parameters.set(DecayParameters.BOSON_MASS, 0, 0.2)));
    trials.add(trial("no number", KaonMode.PI_MINUS_LL,
        (settings, beam, parameters) -> parameters.set(DecayParameters.LEPTON_MASS, 0, Double.NaN)));
    trials.add(trial("wild beam", KaonMode.K3PI, (settings, beam, parameters) -> {
      settings.set(DecaySettings.BEAM_SPECTROMETER, 0, 0);
      beam.set(KaonBeam.MOMENTUM_SPREAD, 0, 3);
      beam.set(KaonBeam.DIVERGENCE_X, 0, 1);
      beam.set(KaonBeam.DIVERGENCE_Y, 0, 1e-300);
      beam.set(KaonBeam.LAST_Z, 0, 1e12);
      parameters.set(DecayParameters.DALITZ_G, 0, -1e3);
    }));
    return List.copyOf(trials);
  }

  /** Changes the defaults of a trial. */
  @FunctionalInterface
  private interface Change {
    void apply(Longs settings, Doubles beam, Doubles parameters);
  }

  private static Trial trial(String name, KaonMode mode, Change change) {
    return new Trial("KaonDecays " + name, KaonDecaysKernel.INSTANCE,
        (arena, items, seed) -> launch(arena, items, seed, mode, change));
  }

  private static Launch launch(Arena arena, long items, long seed, KaonMode mode, Change change) {
    Longs settings = Longs.allocate(arena, DecaySettings.LAYOUT, 1);
    settings.set(DecaySettings.SEED, 0, seed);
    settings.set(DecaySettings.MODE, 0, mode.code());
    settings.set(DecaySettings.BEAM_SPECTROMETER, 0, 1);
    Doubles beam = Doubles.allocate(arena, KaonBeam.LAYOUT, 1);
    KaonBeam.setDefaults(beam);
    Doubles parameters = Doubles.allocate(arena, DecayParameters.LAYOUT, 1);
    DecayParameters.setDefaults(parameters);
    change.apply(settings, beam, parameters);
    Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.EVENTS, 0, items);
    shape.set(EventShape.SLOTS, 0, mode.slots());
    return KaonDecaysKernel.with(settings, beam, parameters, shape, Doubles.allocate(arena, ParentDecay.LAYOUT, items),
        Doubles.allocate(arena, Particle.LAYOUT, items * mode.slots()), Doubles.allocate(arena, Beam.LAYOUT, items));
  }
}

package org.fiducia.analysis.kaon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.card.KaonStage;
import org.fiducia.analysis.result.Histogram;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.kernels.vertexing.Vertex;

/** All that is added up over the events of one decay, in the order of the events. */
final class KaonSums {

  private final KaonCard card;
  private final KaonDecay decay;
  private final TrackSums tracks;
  private final KaonCuts cuts;
  private final CutFlow flow;
  private final int stages;
  private final Map<KaonSpectrum, Filling> spectra = new EnumMap<>(KaonSpectrum.class);
  private final Map<KaonSpectrum, Long> own = new EnumMap<>(KaonSpectrum.class);
  private final Core mass = new Core();
  private final Core pairMass = new Core();
  private final Core vertexX = new Core();
  private final Core vertexZ = new Core();
  private final Core momentum = new Core();

  KaonSums(KaonCard card, KaonDecay decay, TrackSums tracks) {
    this.card = card;
    this.decay = decay;
    this.tracks = tracks;
    cuts = new KaonCuts(card, decay);
    List<KaonStage> list = KaonStage.of(card);
    stages = list.size();
    flow = new CutFlow(stages);
    for (KaonSpectrum spectrum : KaonSpectrum.values()) {
      if (card.reconstruction() && exists(spectrum)) {
        spectra.put(spectrum, new Filling(spectrum.empty()));
        long bits = 0;
        for (int s = 0; s < stages; s++) {
          bits |= spectrum.shows(list.get(s).cut()) ? 1L << s : 0;
        }
        own.put(spectrum, bits);
      }
    }
  }

  private boolean exists(KaonSpectrum spectrum) {
    return switch (spectrum) {
      case MASS, VERTEX_Z, TOTAL_MOMENTUM, PT -> true;
      case ELECTRON_MASS, MISSING_MASS_SQUARED -> card.hasPairs();
      case PAIR_MASS -> card.hasPairs() && !card.hasBoson();
      case PAIR_MASS_OFFSET -> card.hasPairs() && card.hasBoson();
    };
  }

  /** Adds the events of a batch. */
  void add(KaonEvents events) {
    for (int i = 0; i < events.count(); i++) {
      double weight = events.weight(i);
      long failed = cuts.failed(events, i);
      flow.add(weight, failed);
      for (KaonSpectrum spectrum : spectra.keySet()) {
        if ((failed & ~own.get(spectrum)) == 0) {
          fill(spectrum, events, i, weight);
        }
      }
      if (failed == 0 && card.reconstruction()) {
        compare(events, i, weight);
      }
    }
    spectra.values().forEach(Filling::flush);
    tracks.flush();
  }

  private void fill(KaonSpectrum spectrum, KaonEvents events, int i, double weight) {
    Filling filling = spectra.get(spectrum);
    switch (spectrum) {
      case MASS -> filling.add(events.mass(i), weight);
      case ELECTRON_MASS -> filling.add(events.hypothesis(Hypothesis.M_ELECTRONS, i), weight);
      case MISSING_MASS_SQUARED -> filling.add(events.hypothesis(Hypothesis.MISSING_MASS_SQUARED, i), weight);
      case PAIR_MASS, PAIR_MASS_OFFSET -> {
        filling.add(events.hypothesis(Hypothesis.M_PAIR_1, i) - decay.bosonMass(), weight);
        filling.add(events.hypothesis(Hypothesis.M_PAIR_2, i) - decay.bosonMass(), weight);
      }
      case VERTEX_Z -> filling.add(events.vertex(Vertex.Z, i), weight);
      case TOTAL_MOMENTUM -> filling.add(events.totalMomentum(i), weight);
      case PT -> filling.add(events.pt(i), weight);
    }
  }

  /** Reconstructed minus true. */
  private void compare(KaonEvents events, int i, double weight) {
    mass.add(events.mass(i) - ParticleData.KAON, weight);
    if (card.hasBoson()) {
      pairMass.add(events.hypothesis(Hypothesis.M_PAIR_1, i) - decay.bosonMass(), weight);
      pairMass.add(events.hypothesis(Hypothesis.M_PAIR_2, i) - decay.bosonMass(), weight);
    }
    vertexX.add(events.vertex(Vertex.X, i) - events.truth(ParentDecay.X, i), weight);
    vertexZ.add(events.vertex(Vertex.Z, i) - events.truth(ParentDecay.Z, i), weight);
    momentum.add(events.totalMomentum(i) - events.trueMomentum(i), weight);
    tracks.add(events, i);
  }

  /** What came out. */
  KaonSample sample() {
    List<Acceptance> acceptances = new ArrayList<>();
    for (int s = 0; s < stages; s++) {
      acceptances.add(flow.after(s));
    }
    Map<KaonSpectrum, Histogram> histograms = new EnumMap<>(KaonSpectrum.class);
    spectra.forEach((spectrum, filling) -> histograms.put(spectrum, filling.histogram()));
    return new KaonSample(decay, flow.generated(), acceptances, resolutions(), histograms);
  }

  private List<Resolution> resolutions() {
    if (!card.reconstruction()) {
      return List.of();
    }
    List<Resolution> list = new ArrayList<>(List.of(Resolution.of("mass", "GeV", mass)));
    if (card.hasBoson()) {
      list.add(Resolution.of("pair mass", "GeV", pairMass));
    }
    list.add(Resolution.of("vertex x", "mm", vertexX));
    list.add(Resolution.of("vertex z", "mm", vertexZ));
    list.add(Resolution.of("total momentum", "GeV", momentum));
    return list;
  }
}

package org.fiducia.analysis.kaon;

import java.util.Arrays;
import java.util.List;
import org.fiducia.analysis.result.Histogram;
import org.fiducia.kernels.selection.TrackPulls;

/** How well the tracks of accepted events are measured, added up over all decays of a run. */
final class TrackSums {

  /** Names of the track parameters that have pulls. */
  static final List<String> PARAMETERS = List.of("x", "y", "tx", "ty", "q/p");

  private final Filling[] pulls = new Filling[PARAMETERS.size()];
  private final MomentumResolution momenta = new MomentumResolution();

  TrackSums() {
    Arrays.setAll(pulls, k -> new Filling(Histogram.uniform(100, -5, 5)));
  }

  /** Adds the tracks of an event. */
  void add(KaonEvents events, int event) {
    double weight = events.weight(event);
    for (int slot = 0; slot < events.slots(); slot++) {
      for (int k = 0; k < pulls.length; k++) {
        pulls[k].add(events.trackPull(TrackPulls.PULLS + k, slot, event), weight);
      }
      momenta.add(events.trackPull(TrackPulls.TRUE_MOMENTUM, slot, event),
          events.trackPull(TrackPulls.DEVIATION, slot, event), weight);
    }
  }

  /** Keeps no more than histograms of what was added. */
  void flush() {
    Arrays.stream(pulls).forEach(Filling::flush);
  }

  /** Pulls (fitted - true) / sigma of {@link #PARAMETERS}. */
  List<Histogram> pulls() {
    return Arrays.stream(pulls).map(Filling::histogram).toList();
  }

  /** Resolution of the momenta. */
  List<MomentumBin> momenta() {
    return momenta.bins();
  }
}

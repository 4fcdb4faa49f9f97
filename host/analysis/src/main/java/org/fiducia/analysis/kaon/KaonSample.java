package org.fiducia.analysis.kaon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fiducia.analysis.result.Histogram;
import org.fiducia.host.simulation.KaonDecay;

/**
 * What came out of the events of one decay.
 *
 * @param decay what was generated
 * @param generated sum of the weights of all events
 * @param acceptances after each stage of the card
 * @param resolutions of the accepted events; none without reconstruction
 * @param spectra of the events that pass all cuts but those on the quantity itself
 */
public record KaonSample(
    KaonDecay decay,
    double generated,
    List<Acceptance> acceptances,
    List<Resolution> resolutions,
    Map<KaonSpectrum, Histogram> spectra) {

  public KaonSample {
    acceptances = List.copyOf(acceptances);
    resolutions = List.copyOf(resolutions);
  }

  /** The resolution of a quantity of {@link Resolution#quantity}, if there is one. */
  public Optional<Resolution> resolution(String quantity) {
    return resolutions.stream().filter(r -> r.quantity().equals(quantity) && r.entries() > 0).findFirst();
  }
}

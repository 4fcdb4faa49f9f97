package org.fiducia.analysis.acceptance;

import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.analysis.signal.TwoBodySignal;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.acceptance.AcceptanceIntegral;
import org.fiducia.host.acceptance.Decay;

/** The main job: expected accepted decays over masses and couplings. One sample a mass serves all couplings. */
public final class AcceptanceScan {

  private AcceptanceScan() {}

  /**
   * Runs the scan of a card.
   *
   * @param progress told of the events done
   */
  public static YieldMap run(Engine engine, AcceptanceCard card, Progress progress) throws InterruptedException {
    AcceptanceIntegral integral = new AcceptanceIntegral(card.geometry(), card.seed(), card.eventsPerMass());
    long events = card.eventsPerMass();
    double[] masses = card.masses().values();
    double[] couplings = card.couplings().values();
    double[][] yields = new double[masses.length][];
    double[][] errors = new double[masses.length][];
    for (int k = 0; k < masses.length; k++) {
      long before = k * events;
      Progress ofMass = (what, done, total) -> progress.step(what, before + done, masses.length * events);
      AcceptanceIntegral.Yields row = mass(engine, card, integral, masses[k], k, couplings, ofMass);
      yields[k] = row.values();
      errors[k] = row.errors();
      ofMass.step("events", events, events);
    }
    return new YieldMap(card.signal().coupling(), masses, couplings, yields, errors);
  }

  private static AcceptanceIntegral.Yields mass(Engine engine, AcceptanceCard card, AcceptanceIntegral integral,
      double mass, int stream, double[] couplings, Progress progress) throws InterruptedException {
    TwoBodySignal signal = card.signal();
    Decay decay = new Decay(mass, signal.daughterMass(), card.selection().minEnergy(), card.selection().minMomentum(),
        card.origin().x(), card.origin().y(), card.origin().z());
    double[] decayConstants = new double[couplings.length];
    double[] primaries = new double[couplings.length];
    for (int j = 0; j < couplings.length; j++) {
      decayConstants[j] = signal.width(mass, couplings[j]) / card.hbarC();
      primaries[j] = card.protonsOnTarget() * signal.productionScale(couplings[j]) * signal.branchingRatio(mass);
    }
    return integral.integrate(
        engine, decay, card.spectrum().at(mass), stream, decayConstants, primaries, progress);
  }
}

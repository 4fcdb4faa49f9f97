package org.fiducia.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.apache.commons.math3.random.Well19937c;
import org.fiducia.kernels.simulation.HitRun;
import org.fiducia.kernels.simulation.HitSimulation;
import org.fiducia.kernels.simulation.Na62;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acceptances of kaon decays between 105 and 180 m against an independent program with the same published apertures:
 * straight tracks, one kick.
 */
class KaonAcceptanceTest {

  private static final int BATCH = 10_000;
  private static final int TRACK_BITS = Na62.ALL_CHAMBERS;
  private static final int HODOSCOPE_BITS = TRACK_BITS | 1 << Na62.NEW_CHOD;

  private static final double PI = Na62.PION_MASS;
  private static final double E = Na62.ELECTRON_MASS;
  private static final double[] FIVE_MASSES = {PI, E, E, E, E};
  private static final double[] FIVE_CHARGES = {1, 1, -1, 1, -1};

  // What is counted of the decays.
  private static final int CHAMBERS = 0;
  private static final int HODOSCOPE = 1;
  private static final int ALIVE_IN_CHAMBERS = 2;
  private static final int ALIVE_IN_HODOSCOPE = 3;
  private static final int ELECTRON_CUTS = 4;
  private static final int CONTAINED = 5;
  private static final int COUNTS = 6;

  @ParameterizedTest
  @ValueSource(ints = 2 * BATCH)
  void acceptsThreePions(int events) {
    double[] stable = threePions(events, Double.POSITIVE_INFINITY);
    assertFraction(stable[CHAMBERS], 0.299, 0.015, events);
    assertFraction(stable[HODOSCOPE], 0.220, 0.015, events);
    double[] decaying = threePions(events, Na62.PION_C_TAU);
    assertFraction(decaying[ALIVE_IN_CHAMBERS], 0.177, 0.05, events);
    assertFraction(decaying[ALIVE_IN_HODOSCOPE], 0.169, 0.05, events);
  }

  @Test
  @Tag("slow")
  void acceptsManyThreePions() {
    acceptsThreePions(30 * BATCH);
  }

  private static double[] threePions(int events, double decayLength) {
    KaonDecays decays = new KaonDecays(new Well19937c(HitSimulation.SEED));
    return fractions(events, decayLength, decays, decays::threePions, new double[] {PI, PI, PI},
        new double[] {1, 1, -1});
  }

  /** Five tracks in flat phase space: all of them in the detectors behind the chambers costs a factor 13. */
  @Test
  @Tag("slow")
  void acceptsFourElectronsOfPhaseSpace() {
    int events = 60 * BATCH;
    KaonDecays decays = new KaonDecays(new Well19937c(HitSimulation.SEED));
    double[] fractions = fractions(events, Double.POSITIVE_INFINITY, decays,
        () -> decays.phaseSpace(Na62.KAON_MASS, FIVE_MASSES), FIVE_MASSES, FIVE_CHARGES);
    assertFraction(fractions[CHAMBERS], 0.0233, 0.05, events);
    assertFraction(fractions[CONTAINED] / fractions[CHAMBERS], 1.0 / 13, 0.2, (int) (fractions[CHAMBERS] * events));
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({"0.020, 0.0147, 0.00832", "0.050, 0.0162, 0.01016", "0.120, 0.0338, 0.02459", "0.150, 0.0399, 0.03116"})
  void acceptsPairsOfLightParticles(double mass, double chambers, double cuts) {
    int events = 60 * BATCH;
    KaonDecays decays = new KaonDecays(new Well19937c(HitSimulation.SEED));
    double[] fractions = fractions(events, Double.POSITIVE_INFINITY, decays,
        () -> decays.twoLightParticles(mass), FIVE_MASSES, FIVE_CHARGES);
    assertFraction(fractions[CHAMBERS], chambers, 0.05, events);
    assertFraction(fractions[ELECTRON_CUTS], cuts, 0.05, events);
  }

  /** Within a tolerance, and three standard deviations of what is counted here. */
  private static void assertFraction(double fraction, double expected, double tolerance, int events) {
    double sigma = Math.sqrt(expected * (1 - expected) / events);
    assertThat(fraction).isBetween(expected * (1 - tolerance) - 3 * sigma, expected * (1 + tolerance) + 3 * sigma);
  }

  private static double[] fractions(int events, double decayLength, KaonDecays decays, KaonDecays.Decay decay,
      double[] masses, double[] charges) {
    long[] counts = new long[COUNTS];
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = new HitSimulation(arena, BATCH, masses.length);
      simulation.letPionsDecay(decayLength);
      EventSelection selection = new EventSelection(arena, simulation);
      for (int first = 0; first < events; first += BATCH) {
        simulation.run.set(HitRun.FIRST_EVENT, 0, first);
        for (int event = 0; event < BATCH; event++) {
          decays.put(simulation, event, decay, masses, charges);
        }
        simulation.run();
        selection.run();
        for (int event = 0; event < BATCH; event++) {
          count(selection, event, counts);
        }
      }
    }
    return Arrays.stream(counts).mapToDouble(n -> (double) n / events).toArray();
  }

  private static void count(EventSelection selection, long event, long[] counts) {
    double end = selection.measure(EventGeometry.FIRST_END_Z, event);
    boolean tracks = selection.cross(event, TRACK_BITS);
    boolean hodoscope = selection.cross(event, HODOSCOPE_BITS);
    counts[CHAMBERS] += tracks ? 1 : 0;
    counts[HODOSCOPE] += hodoscope ? 1 : 0;
    counts[ALIVE_IN_CHAMBERS] += hodoscope && end > Na62.CHAMBER_Z[3] ? 1 : 0;
    counts[ALIVE_IN_HODOSCOPE] += hodoscope && end > 238_131.5 ? 1 : 0;
    counts[ELECTRON_CUTS] += tracks && selection.passesElectronCuts(event) ? 1 : 0;
    counts[CONTAINED] += selection.cross(event, HODOSCOPE_BITS | 1 << Na62.LKR) ? 1 : 0;
  }
}

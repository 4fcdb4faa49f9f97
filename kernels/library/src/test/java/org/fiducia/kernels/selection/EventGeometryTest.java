package org.fiducia.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.simulation.HitSimulation;
import org.fiducia.kernels.simulation.Na62;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventGeometryTest {

  private static final int SLOTS = 5;
  private static final double START_Z = 150_000;

  /** Random events against tracks in momentum components with one kick. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void agreesWithClosedFormTracks(int events) {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = randomEvents(arena, events);
      simulation.run();
      EventSelection selection = new EventSelection(arena, simulation);
      selection.run();
      Ints extrapolated = selection.extrapolated(arena);
      for (int event = 0; event < events; event++) {
        double least = Double.POSITIVE_INFINITY;
        double electrons = 0;
        boolean opposite = false;
        int common = -1;
        int tracks = 0;
        for (int a = 0; a < SLOTS; a++) {
          long row = (long) a * events + event;
          int pattern = simulation.patterns.get(HitPattern.PLANES, row);
          assertThat(extrapolated.get(HitPattern.PLANES, row)).isEqualTo(pattern);
          if (simulation.particles.get(Particle.CHARGE, row) == 0) {
            continue;
          }
          tracks++;
          common &= pattern;
          double p = 0;
          for (int k = Particle.PX; k <= Particle.PZ; k++) {
            p = Math.hypot(p, simulation.particles.get(k, row));
          }
          boolean isElectron = simulation.particles.get(Particle.MASS, row) == Na62.ELECTRON_MASS;
          electrons += isElectron && (pattern >> Na62.LKR & 1) != 0 ? p : 0;
          double[] here = at(simulation, row, Na62.CHAMBER_Z[0]);
          double[] far = at(simulation, row, 238_131.5);
          for (int b = 0; b < a; b++) {
            long other = (long) b * events + event;
            if (simulation.particles.get(Particle.CHARGE, other) == 0) {
              continue;
            }
            double[] there = at(simulation, other, Na62.CHAMBER_Z[0]);
            least = Math.min(least, Math.hypot(here[0] - there[0], here[1] - there[1]));
            double[] otherFar = at(simulation, other, 238_131.5);
            boolean both = (pattern & simulation.patterns.get(HitPattern.PLANES, other) & 1 << Na62.NEW_CHOD) != 0;
            opposite |= both && (far[0] > 0) != (otherFar[0] > 0) && (far[1] > 0) != (otherFar[1] > 0);
          }
        }
        assertThat(selection.results.get(EventGeometry.STATUS, event)).isEqualTo(Status.OK);
        assertThat(selection.results.get(EventGeometry.TRACKS, event)).isEqualTo(tracks);
        assertThat(selection.results.get(EventGeometry.PLANES, event)).isEqualTo(tracks > 0 ? common : 0);
        assertThat(selection.results.get(EventGeometry.OPPOSITE_QUADRANTS, event)).isEqualTo(opposite ? 1 : 0);
        assertThat(selection.measure(EventGeometry.ELECTRON_MOMENTUM, event)).isCloseTo(electrons, within(1e-9));
        double distance = selection.measure(EventGeometry.LEAST_DISTANCE, event);
        assertThat(distance == least || Math.abs(distance - least) < 1e-6).isTrue();
        assertThat(selection.measure(EventGeometry.FIRST_END_Z, event)).isInfinite();
      }
    }
  }

  private static HitSimulation randomEvents(Arena arena, int events) {
    HitSimulation simulation = new HitSimulation(arena, events, SLOTS);
    simulation.setAll(View.SCATTERING, 0);
    Random random = new Random(events);
    for (long row = 0; row < simulation.rows(); row++) {
      double pz = 3 + 30 * random.nextDouble();
      simulation.put(row, 0, 0, START_Z, 0.1 * random.nextGaussian(), 0.1 * random.nextGaussian(), pz,
          random.nextBoolean() ? Na62.ELECTRON_MASS : Na62.PION_MASS,
          random.nextInt(10) == 0 ? 0 : random.nextInt(2) * 2 - 1);
    }
    return simulation;
  }

  private static double[] at(HitSimulation simulation, long row, double z) {
    double px = simulation.particles.get(Particle.PX, row);
    double py = simulation.particles.get(Particle.PY, row);
    double pz = simulation.particles.get(Particle.PZ, row);
    double bent = px - simulation.particles.get(Particle.CHARGE, row) * Na62.KICK;
    double pzBent = Math.sqrt(pz * pz + px * px - bent * bent);
    double before = Math.min(z, Na62.MAGNET_Z) - START_Z;
    double behind = Math.max(z - Na62.MAGNET_Z, 0);
    return new double[] {px / pz * before + bent / pzBent * behind, py / pz * before + py / pzBent * behind};
  }

  @Test
  void givesTheFirstEndOfTheParticles() {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = randomEvents(arena, 207);
      simulation.letPionsDecay(Na62.PION_C_TAU);
      simulation.run();
      EventSelection selection = new EventSelection(arena, simulation);
      selection.run();
      int finite = 0;
      for (int event = 0; event < 207; event++) {
        double first = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < SLOTS; slot++) {
          first = Math.min(first, simulation.truth.get(TrueTrack.END_Z, slot * 207L + event));
        }
        assertThat(selection.measure(EventGeometry.FIRST_END_Z, event)).isEqualTo(first);
        finite += Double.isFinite(first) ? 1 : 0;
      }
      assertThat(finite).isGreaterThan(150);
    }
  }

  /** One bad track spoils its event and no other; no track at all is no event for a selection. */
  @Test
  void refusesEventsWithABadTrack() {
    try (Arena arena = Arena.ofConfined()) {
      HitSimulation simulation = randomEvents(arena, 13);
      simulation.particles.set(Particle.PZ, 2 * 13 + 4, Double.NaN);
      simulation.particles.set(Particle.CHARGE, 2 * 13 + 4, 1);
      simulation.particles.set(Particle.PZ, 7, 0);
      simulation.particles.set(Particle.CHARGE, 7, 1);
      for (int slot = 0; slot < SLOTS; slot++) {
        simulation.particles.set(Particle.CHARGE, slot * 13L + 9, 0);
      }
      simulation.run();
      EventSelection selection = new EventSelection(arena, simulation);
      selection.run();
      for (int event = 0; event < 13; event++) {
        boolean bad = event == 4 || event == 7;
        assertThat(selection.results.get(EventGeometry.STATUS, event))
            .isEqualTo(bad ? Status.BAD_INPUT_ITEM : Status.OK);
        for (int k = 0; k < EventGeometry.MEASURES.size(); k++) {
          assertThat(Double.isNaN(selection.measure(k, event))).isEqualTo(bad);
        }
        if (bad || event == 9) {
          assertThat(selection.results.get(EventGeometry.PLANES, event)).isZero();
          assertThat(selection.results.get(EventGeometry.OPPOSITE_QUADRANTS, event)).isZero();
        }
      }
      assertThat(selection.measure(EventGeometry.LEAST_DISTANCE, 9)).isInfinite();
      assertThat(selection.measure(EventGeometry.ELECTRON_MOMENTUM, 9)).isZero();
    }
  }

  /** The checked-in hash is one of good and bad events, with tracks in opposite quadrants in many. */
  @Test
  void fillsItsTrial() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = SelectionTrials.all().get(1).problem().launch(arena, 4098, 1);
      launch.kernel().loop(0, 4098, 0, launch.blocks());
      Ints results = (Ints) launch.blocks().getLast();
      int good = 0;
      int opposite = 0;
      for (long i = 0; i < 4098; i++) {
        good += results.get(EventGeometry.STATUS, i) == Status.OK ? 1 : 0;
        opposite += results.get(EventGeometry.OPPOSITE_QUADRANTS, i);
      }
      assertThat(good).isBetween(1000, 4000);
      assertThat(opposite).isBetween(500, 4000);
    }
  }

  @Test
  void crossesPlanesInItsTrial() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = SelectionTrials.all().getFirst().problem().launch(arena, 4098, 1);
      launch.kernel().loop(0, 4098, 0, launch.blocks());
      Ints patterns = (Ints) launch.blocks().getLast();
      int some = 0;
      for (long i = 0; i < 4098; i++) {
        some += patterns.get(HitPattern.PLANES, i) != 0 ? 1 : 0;
      }
      assertThat(some).isBetween(500, 4090);
    }
  }
}

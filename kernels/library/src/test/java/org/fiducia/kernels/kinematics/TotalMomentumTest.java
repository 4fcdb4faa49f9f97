package org.fiducia.kernels.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalMomentumTest {

  private static final MathContext DIGITS = new MathContext(40);

  /** The blocks of some decays of a kaon into a pion and electrons. */
  private static final class Events {
    final long events;
    final int slots;
    final Arena arena = Arena.ofAuto();
    final Doubles particles;
    final Doubles tracks;
    final Doubles prongs;
    final Doubles beams;
    final Ints vertexStatus;
    final Doubles totals;
    final Ints numbers;

    Events(int slots, long events) {
      this.slots = slots;
      this.events = events;
      long rows = slots * events;
      particles = Doubles.allocate(arena, Particle.LAYOUT, rows);
      tracks = Doubles.allocate(arena, Track.LAYOUT, rows);
      prongs = Doubles.allocate(arena, Prong.LAYOUT, rows);
      beams = Doubles.allocate(arena, Beam.LAYOUT, events);
      vertexStatus = Ints.allocate(arena, VertexStatus.LAYOUT, events);
      totals = Doubles.allocate(arena, TotalMomentum.LAYOUT, events);
      numbers = Ints.allocate(arena, TotalMomentum.NUMBERS, events);
      KinematicsTrials.events(new TrialNumbers(3), events, slots, prongs,
          Doubles.allocate(arena, Vertex.LAYOUT, events), beams);
      for (long row = 0; row < rows; row++) {
        particles.set(Particle.MASS, row, mass(row));
        tracks.set(Track.QP, row, row / events % 2 == 0 ? 0.05 : -0.04);
      }
    }

    double mass(long row) {
      return row < events ? KinematicsTrials.PION : KinematicsTrials.ELECTRON;
    }

    Events run() {
      for (long i = 0; i < events; i++) {
        TotalMomentum.run(i, KinematicsTrials.shape(arena, events, slots), particles, tracks, prongs, vertexStatus,
            beams, totals, numbers);
      }
      return this;
    }

    Vector3D momentum(int slot, long i) {
      long row = slot * events + i;
      return new Vector3D(prongs.get(Prong.PX, row), prongs.get(Prong.PY, row), prongs.get(Prong.PZ, row));
    }

    double squaredMass(long i) {
      BigDecimal energy = BigDecimal.ZERO;
      BigDecimal[] sum = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
      for (int slot = 0; slot < slots; slot++) {
        BigDecimal square = new BigDecimal(mass(slot * events + i)).pow(2);
        for (int c = 0; c < 3; c++) {
          BigDecimal p = new BigDecimal(momentum(slot, i).toArray()[c]);
          square = square.add(p.pow(2));
          sum[c] = sum[c].add(p);
        }
        energy = energy.add(square.sqrt(DIGITS));
      }
      BigDecimal square = energy.pow(2);
      for (BigDecimal s : sum) {
        square = square.subtract(s.pow(2));
      }
      return square.doubleValue();
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 13", "3, 207", "5, 207", "8, 4"})
  void sumsAreThoseOfVectorsAndOfManyDigits(int slots, long count) {
    Events events = new Events(slots, count).run();
    for (long i = 0; i < count; i++) {
      Vector3D sum = Vector3D.ZERO;
      for (int slot = 0; slot < slots; slot++) {
        sum = sum.add(events.momentum(slot, i));
      }
      Vector3D beam =
          new Vector3D(events.beams.get(Beam.PX, i), events.beams.get(Beam.PY, i), events.beams.get(Beam.PZ, i));
      double pt = sum.getNorm() * Math.sin(Vector3D.angle(sum, beam));
      double mass = Math.sqrt(events.squaredMass(i));
      assertThat(events.numbers.get(TotalMomentum.STATUS, i)).isEqualTo(Status.OK);
      assertThat(events.numbers.get(TotalMomentum.CHARGE, i)).isEqualTo(slots % 2);
      assertThat(events.totals.get(TotalMomentum.P, i)).isCloseTo(sum.getNorm(), within(1e-13 * sum.getNorm()));
      assertThat(events.totals.get(TotalMomentum.PT, i)).isCloseTo(pt, within(1e-12 * sum.getNorm()));
      assertThat(events.totals.get(TotalMomentum.MASS, i)).isCloseTo(mass, within(1e-13 * mass));
    }
  }

  private static void assertRefused(int status, Consumer<Events> spoil) {
    Events events = new Events(3, 6);
    spoil.accept(events);
    events.run();
    for (long i = 0; i < 6; i++) {
      boolean spoilt = i == 2;
      assertThat(events.numbers.get(TotalMomentum.STATUS, i)).isEqualTo(spoilt ? status : Status.OK);
      assertThat(events.numbers.get(TotalMomentum.CHARGE, i)).isEqualTo(spoilt ? 0 : 1);
      for (int c = TotalMomentum.P; c <= TotalMomentum.MASS; c++) {
        assertThat(Double.isNaN(events.totals.get(c, i))).isEqualTo(spoilt);
      }
    }
  }

  @Test
  void badInputIsToldAndSpoilsNoOtherEvent() {
    assertRefused(Status.BAD_INPUT_ITEM, e -> e.vertexStatus.set(VertexStatus.STATUS, 2, Status.NOT_CONVERGED));
    assertRefused(Status.NOT_FINITE, e -> e.prongs.set(Prong.PY, 8, Double.NaN));
    assertRefused(Status.NOT_FINITE, e -> e.tracks.set(Track.QP, 14, Double.POSITIVE_INFINITY));
    assertRefused(Status.NOT_FINITE, e -> e.beams.set(Beam.PX, 2, Double.NaN));
    assertRefused(Status.OUT_OF_RANGE, e -> e.prongs.set(Prong.PX, 2, 1e200));
    assertRefused(Status.OUT_OF_RANGE, e -> e.tracks.set(Track.QP, 8, 0));
    assertRefused(Status.OUT_OF_RANGE, e -> e.particles.set(Particle.MASS, 8, -1e-3));
    assertRefused(Status.OUT_OF_RANGE, e -> {
      for (int c = 0; c < 3; c++) {
        e.beams.set(Beam.PX + c, 2, 0);
      }
    });
  }
}

package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vertex is that of {@link VertexFit}, which {@link VertexFitTest} holds against other mathematics. */
class VertexPositionTest {

  private static final int TRIALS = 4098;

  @ParameterizedTest
  @CsvSource({"1, false, false", "4, true, false", "6, false, true", "13, true, true", "207, false, false",
      "4098, true, false"})
  void isTheVertexOfTheFullFit(int events, boolean withBeam, boolean inField) {
    try (VertexEvents data = new VertexEvents(events, 5, withBeam, inField, 300 + events)) {
      data.fit();
      Doubles vertex = Doubles.allocate(data.arena, Vertex.LAYOUT, events);
      Ints status = Ints.allocate(data.arena, VertexStatus.LAYOUT.size(), events);
      for (int i = 0; i < events; i++) {
        VertexPosition.run(i, data.setup, data.shape, data.tracks, data.trackStatus, data.selection, data.beam,
            data.field, data.map, vertex, status);
        assertThat(status.get(VertexStatus.STATUS, i)).isEqualTo(Status.OK);
        assertSame(vertex, status, data.vertex, data.vertexStatus, i);
      }
    }
  }

  /**
   * On inputs that are spoiled in every way: what is good with momenta is the same without them; what is not has the
   * same status or is a vertex of tracks with impossible momenta.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", " on the beam", " in a field"})
  void agreesOnSpoiledTracks(String variant) {
    try (Arena arena = Arena.ofConfined()) {
      List<Block> full = launch(arena, "VertexFit" + variant).blocks();
      List<Block> blocks = launch(arena, "VertexPosition" + variant).blocks();
      Doubles vertex = (Doubles) blocks.get(8);
      Ints status = (Ints) blocks.get(9);
      int[] seen = new int[7];
      int spared = 0;
      for (int i = 0; i < TRIALS; i++) {
        VertexFit.run(i, (Doubles) full.get(0), (Longs) full.get(1), (Doubles) full.get(2), (Ints) full.get(3),
            (Ints) full.get(4), (Doubles) full.get(5), (Doubles) full.get(6), (Doubles) full.get(7),
            (Doubles) full.get(8), (Ints) full.get(9), (Doubles) full.get(10));
        VertexPosition.run(i, (Doubles) blocks.get(0), (Longs) blocks.get(1), (Doubles) blocks.get(2),
            (Ints) blocks.get(3), (Ints) blocks.get(4), (Doubles) blocks.get(5), (Doubles) blocks.get(6),
            (Doubles) blocks.get(7), vertex, status);
        int with = ((Ints) full.get(9)).get(VertexStatus.STATUS, i);
        int without = status.get(VertexStatus.STATUS, i);
        seen[without]++;
        if (without == with) {
          assertSame(vertex, status, (Doubles) full.get(8), (Ints) full.get(9), i);
        } else {
          assertThat(without).isEqualTo(Status.OK);
          assertThat(with).isIn(Status.NOT_FINITE, Status.OUT_OF_RANGE);
          spared++;
        }
        for (int column = 0; column < Vertex.LAYOUT.size(); column++) {
          assertThat(Double.isFinite(vertex.get(column, i))).isEqualTo(without == Status.OK);
        }
      }
      assertThat(seen[Status.OK]).isGreaterThan(TRIALS / 2);
      assertThat(seen[Status.NOT_FINITE]).isPositive();
      assertThat(seen[Status.OUT_OF_RANGE]).isPositive();
      assertThat(seen[Status.SINGULAR]).isPositive();
      assertThat(seen[Status.TOO_FEW]).isPositive();
      assertThat(spared).isPositive();
    }
  }

  /** What belongs to q/p has no part in a vertex of straight tracks; in a field it has, and all else always. */
  @Test
  void readsMomentaOnlyInAField() {
    for (boolean inField : new boolean[] {false, true}) {
      try (VertexEvents data = new VertexEvents(20, 3, false, inField, 41)) {
        Ints status = Ints.allocate(data.arena, VertexStatus.LAYOUT.size(), data.events);
        Doubles vertex = Doubles.allocate(data.arena, Vertex.LAYOUT, data.events);
        for (int column = 0; column < Track.CHI2; column++) {
          data.tracks.set(column, data.row(1, column), Double.NaN);
          VertexPosition.run(column, data.setup, data.shape, data.tracks, data.trackStatus, data.selection, data.beam,
              data.field, data.map, vertex, status);
          boolean ofMomentum = column == Track.QP || column >= Track.C + 10;
          assertThat(status.get(VertexStatus.STATUS, column)).as("column %d", column)
              .isEqualTo(ofMomentum && !inField ? Status.OK : Status.NOT_FINITE);
        }
      }
    }
  }

  private static void assertSame(Doubles vertex, Ints status, Doubles other, Ints otherStatus, int i) {
    for (int column = 0; column < Vertex.LAYOUT.size(); column++) {
      assertThat(Double.doubleToLongBits(vertex.get(column, i))).as("event %d, column %d", i, column)
          .isEqualTo(Double.doubleToLongBits(other.get(column, i)));
    }
    for (int column = 0; column < VertexStatus.LAYOUT.size(); column++) {
      assertThat(status.get(column, i)).isEqualTo(otherStatus.get(column, i));
    }
  }

  private static Launch launch(Arena arena, String name) {
    return VertexingTrials.all().stream().filter(trial -> trial.name().equals(name)).findFirst().orElseThrow()
        .problem().launch(arena, TRIALS, 3);
  }
}

package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Set;
import java.util.TreeSet;
import org.fiducia.kernels.Status;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.junit.jupiter.api.Test;

/** On hits of all kinds, wild ones among them: a fit is either good and finite, or says why not and gives NaN alone. */
class TrackingTrialsTest {

  private static final int ITEMS = 5000;

  @Test
  void strawFitsAreGoodOrNaN() {
    for (int trial = 0; trial < 2; trial++) {
      try (Arena arena = Arena.ofConfined()) {
        Object[] blocks = TrackingTrials.all().get(trial).problem().launch(arena, ITEMS, 7).blocks().toArray();
        Doubles track = (Doubles) blocks[6];
        Ints status = (Ints) blocks[7];
        Doubles residuals = (Doubles) blocks[8];
        Set<Integer> seen = new TreeSet<>();
        for (long i = 0; i < ITEMS; i++) {
          StrawTrackFit.run(i, (Doubles) blocks[0], (Doubles) blocks[1], (Doubles) blocks[2], (Doubles) blocks[3],
              (Doubles) blocks[4], (Ints) blocks[5], track, status, residuals);
          boolean good = status.get(TrackStatus.STATUS, i) == Status.OK;
          seen.add(status.get(TrackStatus.STATUS, i));
          check(track, i, Track.LAYOUT.size(), good);
          check(residuals, i, TrackResiduals.LAYOUT.size(), good);
        }
        assertThat(seen).contains(Status.OK, Status.TOO_FEW, Status.NOT_FINITE, Status.OUT_OF_RANGE, Status.SINGULAR);
      }
    }
  }

  @Test
  void pointFitsAreGoodOrNaN() {
    try (Arena arena = Arena.ofConfined()) {
      Object[] blocks = TrackingTrials.all().get(2).problem().launch(arena, ITEMS, 7).blocks().toArray();
      Doubles track = (Doubles) blocks[4];
      Ints status = (Ints) blocks[5];
      Set<Integer> seen = new TreeSet<>();
      for (long i = 0; i < ITEMS; i++) {
        SpacePointFit.run(i, (Doubles) blocks[0], (Doubles) blocks[1], (Doubles) blocks[2], (Doubles) blocks[3], track,
            status);
        seen.add(status.get(TrackStatus.STATUS, i));
        check(track, i, Track.LAYOUT.size(), status.get(TrackStatus.STATUS, i) == Status.OK);
      }
      assertThat(seen).contains(Status.OK, Status.NOT_FINITE, Status.OUT_OF_RANGE);
    }
  }

  /** Whatever the points are, what both kernels write has the same bits. */
  @Test
  void parametersOfPointFitsAreThoseOfTheFullFit() {
    int[] columns = {Track.X, Track.Y, Track.TX, Track.TY, Track.QP, Track.CHI2, TrackCovariance.QP_QP};
    try (Arena arena = Arena.ofConfined()) {
      Object[] full = TrackingTrials.all().get(2).problem().launch(arena, ITEMS, 7).blocks().toArray();
      Object[] few = TrackingTrials.all().get(3).problem().launch(arena, ITEMS, 7).blocks().toArray();
      Doubles setup = (Doubles) few[0];
      for (int planes : new int[] {4, 3, 2}) {
        setup.set(SpacePointSetup.PLANES, 0, planes);
        Set<Integer> seen = new TreeSet<>();
        for (long i = 0; i < ITEMS; i++) {
          SpacePointFit.run(i, setup, (Doubles) full[1], (Doubles) full[2], (Doubles) full[3], (Doubles) full[4],
              (Ints) full[5]);
          SpacePointParameters.run(i, setup, (Doubles) few[1], (Doubles) few[2], (Doubles) few[3], (Doubles) few[4],
              (Ints) few[5]);
          for (int k = 0; k < columns.length; k++) {
            assertThat(Double.doubleToRawLongBits(((Doubles) few[4]).get(k, i)))
                .isEqualTo(Double.doubleToRawLongBits(((Doubles) full[4]).get(columns[k], i)));
          }
          seen.add(((Ints) few[5]).get(0, i));
          assertThat(((Ints) few[5]).get(0, i)).isEqualTo(((Ints) full[5]).get(TrackStatus.STATUS, i));
        }
        if (planes == 4) {
          assertThat(seen).contains(Status.OK, Status.NOT_FINITE, Status.OUT_OF_RANGE);
        } else {
          // too few planes, or only one behind the magnet
          assertThat(seen).containsExactly(Status.OUT_OF_RANGE);
        }
      }
    }
  }

  private static void check(Doubles block, long row, int columns, boolean good) {
    for (int k = 0; k < columns; k++) {
      double value = block.get(k, row);
      if (good ? !Double.isFinite(value) : !Double.isNaN(value)) {
        throw new AssertionError("row " + row + ", column " + k + ": " + value + (good ? " in a good fit" : ""));
      }
    }
  }
}

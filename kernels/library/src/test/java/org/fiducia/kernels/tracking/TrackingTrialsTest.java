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

  private static void check(Doubles block, long row, int columns, boolean good) {
    for (int k = 0; k < columns; k++) {
      double value = block.get(k, row);
      if (good ? !Double.isFinite(value) : !Double.isNaN(value)) {
        throw new AssertionError("row " + row + ", column " + k + ": " + value + (good ? " in a good fit" : ""));
      }
    }
  }
}

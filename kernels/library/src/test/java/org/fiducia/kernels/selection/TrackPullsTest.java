package org.fiducia.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.function.Consumer;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.junit.jupiter.api.Test;

class TrackPullsTest {

  private static final double[] TRUTH = {10, -20, 1e-3, -2e-3, -0.05};
  private static final double[] SIGMA = {0.1, 0.2, 3e-5, 4e-5, 2e-4};

  private final Arena arena = Arena.ofAuto();
  private final Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, 1);
  private final Ints trackStatus = Ints.allocate(arena, TrackStatus.LAYOUT, 1);
  private final Doubles truth = Doubles.allocate(arena, TrueTrack.LAYOUT, 1);
  private final Doubles pulls = Doubles.allocate(arena, TrackPulls.LAYOUT, 1);
  private final Ints status = Ints.allocate(arena, TrackPulls.STATUSES, 1);

  /** A track that is k - 2 standard deviations off in parameter k; the other elements of the covariance are noise. */
  private void fill() {
    for (int k = 0; k < Track.CHI2; k++) {
      tracks.set(k, 0, 7);
    }
    int variance = Track.C;
    for (int k = 0; k < TRUTH.length; k++) {
      truth.set(k, 0, TRUTH[k]);
      tracks.set(k, 0, TRUTH[k] + (k - 2) * SIGMA[k]);
      tracks.set(variance, 0, SIGMA[k] * SIGMA[k]);
      variance += k + 2;
    }
  }

  @Test
  void pullsAreInStandardDeviationsAndMomentaRelative() {
    fill();
    TrackPulls.run(0, tracks, trackStatus, truth, pulls, status);
    assertThat(status.get(0, 0)).isEqualTo(Status.OK);
    for (int k = 0; k < TRUTH.length; k++) {
      assertThat(pulls.get(TrackPulls.PULLS + k, 0)).isCloseTo(k - 2, within(1e-10));
    }
    assertThat(pulls.get(TrackPulls.TRUE_MOMENTUM, 0)).isCloseTo(20, within(1e-13));
    // q/p is two standard deviations of 0.0002 above -0.05: 1/0.0496 GeV/c for 1/0.05
    assertThat(pulls.get(TrackPulls.DEVIATION, 0)).isCloseTo(0.05 / 0.0496 - 1, within(1e-14));
  }

  private void assertRefused(int expected, Consumer<TrackPullsTest> spoil) {
    fill();
    trackStatus.set(TrackStatus.STATUS, 0, Status.OK);
    spoil.accept(this);
    TrackPulls.run(0, tracks, trackStatus, truth, pulls, status);
    assertThat(status.get(0, 0)).isEqualTo(expected);
    for (int k = 0; k <= TrackPulls.DEVIATION; k++) {
      assertThat(pulls.get(k, 0)).isNaN();
    }
  }

  @Test
  void badInputIsTold() {
    assertRefused(Status.NOT_FINITE, t -> t.tracks.set(Track.X, 0, Double.NaN));
    assertRefused(Status.NOT_FINITE, t -> t.truth.set(TrueTrack.TY, 0, Double.POSITIVE_INFINITY));
    assertRefused(Status.NOT_FINITE, t -> t.truth.set(TrueTrack.QP, 0, 0));
    assertRefused(Status.OUT_OF_RANGE, t -> t.tracks.set(Track.C + 2, 0, 0));
    assertRefused(Status.BAD_INPUT_ITEM, t -> t.trackStatus.set(TrackStatus.STATUS, 0, Status.SINGULAR));
  }
}

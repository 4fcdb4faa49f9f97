package org.fiducia.host.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No covariance of a good track is indefinite, whichever views it has crossed. */
class TrackCovariancesTest {

  private static final int PARAMETERS = 5;

  @Test
  void arePositiveDefinite() throws Exception {
    check(20_000);
  }

  @Test
  @Tag("slow")
  void arePositiveDefiniteInManyTracks() throws Exception {
    check(10_000_000);
  }

  private static void check(int tracks) throws Exception {
    long[] indefinite = new long[1];
    try (Chain chain = new Chain()) {
      TrackFitter fitter = new TrackFitter(chain.geometry);
      int fitted = Spectrometer.fitted(chain.engine, chain.geometry, fitter, FitQuality::wide, tracks,
          (batch, row) -> {
            if (!isPositiveDefinite(batch.slotDoubles(Track.LAYOUT), row)) {
              indefinite[0]++;
            }
          });
      assertThat(fitted).isGreaterThan(tracks / 2);
    }
    assertThat(indefinite[0]).isZero();
  }

  /** By the pivots of Gaussian elimination in the matrix of correlations. */
  private static boolean isPositiveDefinite(Doubles track, long row) {
    double[][] m = new double[PARAMETERS][PARAMETERS];
    for (int a = 0; a < PARAMETERS; a++) {
      for (int b = 0; b < PARAMETERS; b++) {
        m[a][b] = covariance(track, row, a, b)
            / Math.sqrt(covariance(track, row, a, a) * covariance(track, row, b, b));
      }
    }
    for (int p = 0; p < PARAMETERS; p++) {
      if (!(m[p][p] > 0)) {
        return false;
      }
      for (int a = p + 1; a < PARAMETERS; a++) {
        for (int b = p + 1; b < PARAMETERS; b++) {
          m[a][b] -= m[a][p] * m[p][b] / m[p][p];
        }
      }
    }
    return true;
  }

  private static double covariance(Doubles track, long row, int a, int b) {
    int high = Math.max(a, b);
    return track.get(Track.C + high * (high + 1) / 2 + Math.min(a, b), row);
  }
}

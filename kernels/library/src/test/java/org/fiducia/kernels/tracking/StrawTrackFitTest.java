package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrawTrackFitTest {

  /** 16 views, then some missing, then only one chamber in front; scattering at the fitted and at a fixed momentum. */
  @ParameterizedTest
  @CsvSource({"0xffff, 0", "0xffff, 30", "0x7bde, 0", "0x9999, 0", "0xff0f, 0", "0x0fff, 0", "0xc3a6, 0", "0xffee, 0"})
  void isTheGeneralisedLeastSquaresEstimate(int pattern, double fixedMomentum) {
    Random random = new Random(pattern);
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      chambers.setup.set(TrackFitSetup.TOLERANCE, 0, 1e-10);
      chambers.setup.set(TrackFitSetup.ITERATIONS, 0, 30);
      chambers.setup.set(TrackFitSetup.SCATTERING_MOMENTUM, 0, fixedMomentum);
      for (int n = 0; n < 15; n++) {
        double[] start = StrawChambers.start(random, 2 + 73 * random.nextDouble());
        for (int k = 0; k < StrawChambers.VIEWS; k++) {
          chambers.views.set(View.SIGMA, k, 0.05 + 0.2 * random.nextDouble());
        }
        chambers.hit(0, start, random);
        chambers.pattern.set(HitPattern.VIEWS, 0, pattern);
        chambers.fit(0);
        assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        LeastSquaresOracle oracle = new LeastSquaresOracle(chambers, 0, pattern, start, fixedMomentum);
        double[][] covariance = chambers.covariance(chambers.track, 0);
        for (int a = 0; a < 5; a++) {
          double error = Math.sqrt(oracle.covariance.getEntry(a, a));
          assertThat(chambers.track.get(a, 0)).isCloseTo(oracle.state[a], within(1e-9 * error));
          for (int b = 0; b <= a; b++) {
            assertThat(covariance[a][b]).isCloseTo(oracle.covariance.getEntry(a, b),
                within(1e-9 * error * Math.sqrt(oracle.covariance.getEntry(b, b))));
          }
        }
        assertThat(chambers.track.get(Track.CHI2, 0)).isCloseTo(oracle.chi2, within(1e-9 * (1 + oracle.chi2)));
        assertThat(chambers.status.get(TrackStatus.NDF, 0)).isEqualTo(Integer.bitCount(pattern) - 5);
      }
    }
  }
}

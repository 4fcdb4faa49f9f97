package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void hasUnitPullsAndFlatProbability() {
    pulls(15_000, 0.03, 0.02);
  }

  @Test
  @Tag("slow")
  void hasUnitPullsAndFlatProbabilityWithManyTracks() {
    pulls(100_000, 0.01, 0.02);
  }

  /** Each track has its own set of missing views. */
  private static void pulls(int tracks, double meanLimit, double widthLimit) {
    Random random = new Random(31);
    PullSums sums = new PullSums();
    double[] probabilities = new double[tracks];
    double[] hitPulls = new double[2];
    ChiSquaredDistribution[] chi2 = new ChiSquaredDistribution[12];
    for (int ndf = 1; ndf < chi2.length; ndf++) {
      chi2[ndf] = new ChiSquaredDistribution(null, ndf);
    }
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      for (int n = 0; n < tracks; n++) {
        double[] start = StrawChambers.start(random, 2 + 73 * random.nextDouble());
        chambers.hit(0, start, random);
        int present = 0xffff & ~(1 << random.nextInt(16)) & ~(1 << random.nextInt(16));
        chambers.pattern.set(HitPattern.VIEWS, 0, present);
        chambers.fit(0);
        assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        sums.add(chambers.track, 0, start);
        int ndf = chambers.status.get(TrackStatus.NDF, 0);
        assertThat(ndf).isEqualTo(Integer.bitCount(present) - 5);
        probabilities[n] = chi2[ndf].cumulativeProbability(chambers.track.get(Track.CHI2, 0));
        for (int k = 0; k < Hits.VIEWS; k++) {
          double pull = chambers.residuals.get(TrackResiduals.PULL + k, 0);
          assertThat(pull == 0).isEqualTo((present >>> k & 1) == 0);
          hitPulls[0] += pull * pull;
          hitPulls[1] += present >>> k & 1;
        }
      }
    }
    sums.assertStandardNormal(meanLimit, widthLimit);
    assertThat(PullSums.flatness(probabilities)).isGreaterThan(1e-3);
    assertThat(Math.sqrt(hitPulls[0] / hitPulls[1])).isCloseTo(1, within(widthLimit));
  }

  @Test
  void keepsCovariancesPositiveDefinite() {
    positive(100_000);
  }

  @Test
  @Tag("slow")
  void keepsCovariancesPositiveDefiniteInManyTracks() {
    positive(10_000_000);
  }

  private static void positive(int tracks) {
    Random random = new Random(37);
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      for (int n = 0; n < tracks; n++) {
        chambers.hit(0, StrawChambers.start(random, 2 + 73 * random.nextDouble()), random);
        chambers.fit(0);
        assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        assertThat(PullSums.leastPivot(chambers.track, 0)).isGreaterThan(1e-6);
      }
    }
  }

  /**
   * Errors of q/p and of the slope in the bending plane of NA62 tracks as a dense least-squares fit of four points with
   * 80 um and 0.45 % X0 a chamber gives them; those of the other slope are from {@link #straightLine}.
   */
  @ParameterizedTest
  @CsvSource({"10, 0.354, 73", "20, 0.370, 38", "30, 0.391, 26", "50, 0.445, 17", "75, 0.526, 13.5"})
  void hasThePublishedResolution(double momentum, double percent, double microradians) {
    Random random = new Random(41);
    int tracks = 3000;
    double[] squares = new double[6];
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      for (int n = 0; n < tracks; n++) {
        double[] start = StrawChambers.start(random, momentum);
        chambers.hit(0, start, random);
        chambers.fit(0);
        for (int a = 2; a < 5; a++) {
          squares[a - 2] += chambers.track.get(Track.C + a * (a + 3) / 2, 0) / tracks;
          squares[a + 1] += Math.pow(chambers.track.get(a, 0) - start[a], 2) / tracks;
        }
      }
    }
    for (int source = 0; source < 6; source += 3) {
      assertThat(100 * momentum * Math.sqrt(squares[source + 2])).isCloseTo(percent, within(0.05 * percent));
      assertThat(1e6 * Math.sqrt(squares[source])).isCloseTo(microradians, within(0.1 * microradians));
      double straight = straightLine(momentum);
      assertThat(Math.sqrt(squares[source + 1])).isCloseTo(straight, within(0.1 * straight));
    }
  }

  /** Error of the slope of a straight line through one point a chamber, by dense algebra. */
  private static double straightLine(double momentum) {
    RealMatrix covariance = MatrixUtils.createRealIdentityMatrix(4).scalarMultiply(0.08 * 0.08);
    RealMatrix design = MatrixUtils.createRealMatrix(4, 2);
    double[] z = StrawChambers.CHAMBERS;
    for (int k = 0; k < 4; k++) {
      design.setRow(k, new double[] {1, z[k] - z[0]});
      RealVector arm = MatrixUtils.createRealVector(new double[4]);
      for (int later = k + 1; later < 4; later++) {
        arm.setEntry(later, (z[later] - z[k]) * 0.725e-3 / momentum);
      }
      covariance = covariance.add(arm.outerProduct(arm));
    }
    RealMatrix information = design.transpose().multiply(MatrixUtils.inverse(covariance)).multiply(design);
    return Math.sqrt(MatrixUtils.inverse(information).getEntry(1, 1));
  }

  /**
   * The settled fit without the wild hits: they leave no trace. Two of them in one chamber can look like the other two
   * of its hits, or like a kink.
   */
  @ParameterizedTest
  @CsvSource({"1, 990", "2, 900"})
  void takesOutliersOut(int outliers, int least) {
    Random random = new Random(43);
    int found = 0;
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 2);
      chambers.setup.set(TrackFitSetup.TOLERANCE, 0, 1e-9);
      chambers.setup.set(TrackFitSetup.ITERATIONS, 0, 20);
      for (int n = 0; n < 1000; n++) {
        double[] start = StrawChambers.start(random, 5 + 70 * random.nextDouble());
        chambers.hit(0, start, random);
        int first = random.nextInt(16);
        int second = outliers == 1 ? first : (first + 1 + random.nextInt(15)) % 16;
        for (int k = first; k != -1; k = k == second ? -1 : second) {
          double shift = 3 + 5 * random.nextDouble();
          chambers.hits.set(k, 0, chambers.hits.get(k, 0) + (random.nextBoolean() ? shift : -shift));
        }
        chambers.setup.set(TrackFitSetup.PULL_CUT, 0, 5);
        chambers.setup.set(TrackFitSetup.OUTLIERS, 0, 4);
        chambers.fit(0);
        int clean = 0xffff & ~(1 << first) & ~(1 << second);
        if (chambers.status.get(TrackStatus.USED, 0) == clean) {
          found++;
          for (int k = 0; k < 16; k++) {
            chambers.hits.set(k, 1, chambers.hits.get(k, 0));
          }
          chambers.pattern.set(HitPattern.VIEWS, 1, clean);
          chambers.setup.set(TrackFitSetup.PULL_CUT, 0, 0);
          chambers.fit(1);
          for (int a = 0; a < 5; a++) {
            double error = Math.sqrt(chambers.track.get(Track.C + a * (a + 3) / 2, 1));
            assertThat(chambers.track.get(a, 0)).isCloseTo(chambers.track.get(a, 1), within(1e-7 * error));
          }
          assertThat(chambers.status.get(TrackStatus.NDF, 0)).isEqualTo(11 - outliers);
          assertThat(Math.abs(chambers.residuals.get(TrackResiduals.PULL + first, 0))).isGreaterThan(5);
        }
      }
    }
    assertThat(found).isGreaterThan(least);
  }

  /** chi2 falls by the squared pull of a hit when this is taken out: the pull says how much the hit disagrees. */
  @Test
  void pullIsWhatTheHitCosts() {
    Random random = new Random(47);
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 2);
      chambers.setup.set(TrackFitSetup.TOLERANCE, 0, 1e-9);
      chambers.setup.set(TrackFitSetup.ITERATIONS, 0, 20);
      chambers.setup.set(TrackFitSetup.SCATTERING_MOMENTUM, 0, 20);
      for (int n = 0; n < 100; n++) {
        double[] start = StrawChambers.start(random, 20);
        chambers.hit(0, start, random);
        chambers.fit(0);
        int k = n % 16;
        for (int v = 0; v < 16; v++) {
          chambers.hits.set(v, 1, chambers.hits.get(v, 0));
        }
        chambers.pattern.set(HitPattern.VIEWS, 1, 0xffff & ~(1 << k));
        chambers.fit(1);
        double pull = chambers.residuals.get(TrackResiduals.PULL + k, 0);
        assertThat(chambers.track.get(Track.CHI2, 0) - chambers.track.get(Track.CHI2, 1))
            .isCloseTo(pull * pull, within(1e-4));
      }
    }
  }

  /** Items do not see each other, whatever the size of the launch. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void fitsEachRowByItself(int rows) {
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers all = new StrawChambers(arena, rows);
      StrawChambers alone = new StrawChambers(arena, 1);
      Random random = new Random(rows);
      for (int i = 0; i < rows; i++) {
        all.hit(i, StrawChambers.start(random, 10), random);
        all.fit(i);
      }
      for (int k = 0; k < 16; k++) {
        alone.hits.set(k, 0, all.hits.get(k, rows - 1));
      }
      alone.fit(0);
      assertThat(alone.state(0)).containsExactly(all.state(rows - 1));
    }
  }

  /** What stands in the columns of views without a hit, among them the last ones, leaves no trace. */
  @Test
  void readsNoHitThatIsNotThere() {
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      chambers.hit(0, new double[] {120, -80, 0.001, -0.002, 1 / 20.0}, new Random(3));
      chambers.pattern.set(HitPattern.VIEWS, 0, 0x3bde);
      chambers.fit(0);
      double[] expected = chambers.state(0);
      double chi2 = chambers.track.get(Track.CHI2, 0);
      for (int k : new int[] {0, 5, 10, 14, 15}) {
        chambers.hits.set(k, 0, Double.NaN);
        chambers.views.set(View.SIGMA, k, 0);
      }
      chambers.fit(0);
      assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
      assertThat(chambers.state(0)).containsExactly(expected);
      assertThat(chambers.track.get(Track.CHI2, 0)).isEqualTo(chi2);
      for (int k : new int[] {0, 5, 10, 14, 15}) {
        assertThat(chambers.residuals.get(k, 0)).isZero();
        assertThat(chambers.residuals.get(TrackResiduals.PULL + k, 0)).isZero();
      }
    }
  }

  /** The exact track of five hits has no degree of freedom, no residual and no pull. */
  @Test
  void goesThroughFiveHits() {
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      double[] start = {120, -80, 0.001, -0.002, 1 / 20.0};
      chambers.hit(0, start, new Random(3));
      chambers.pattern.set(HitPattern.VIEWS, 0, 1 | 1 << 3 | 1 << 6 | 1 << 7 | 1 << 14);
      chambers.fit(0);
      assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
      assertThat(chambers.status.get(TrackStatus.NDF, 0)).isZero();
      assertThat(chambers.track.get(Track.CHI2, 0)).isCloseTo(0, within(1e-6));
      for (int k = 0; k < 32; k++) {
        assertThat(chambers.residuals.get(k, 0)).isCloseTo(0, within(1e-6));
      }
      chambers.pattern.set(HitPattern.VIEWS, 0, 0b1111);
      fails(chambers, Status.TOO_FEW);
    }
  }

  @Test
  void tellsWhyAFitFails() {
    try (Arena arena = Arena.ofConfined()) {
      StrawChambers chambers = new StrawChambers(arena, 1);
      Runnable good = () -> chambers.hit(0, new double[] {120, -80, 0.001, -0.002, 1 / 20.0}, new Random(3));
      for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
        good.run();
        chambers.hits.set(5, 0, bad);
        fails(chambers, Status.NOT_FINITE);
      }
      for (double bad : new double[] {2 * StrawChambers.FRAME, -1e300}) {
        good.run();
        chambers.hits.set(5, 0, bad);
        fails(chambers, Status.OUT_OF_RANGE);
      }
      good.run();
      for (double bad : new double[] {0, -1}) {
        chambers.views.set(View.SIGMA, 5, bad);
        fails(chambers, Status.OUT_OF_RANGE);
      }
      chambers.views.set(View.SIGMA, 5, Double.NaN);
      fails(chambers, Status.NOT_FINITE);
      chambers.views.set(View.SIGMA, 5, StrawChambers.SIGMA);
      double z = chambers.z(5);
      chambers.views.set(View.Z, 5, chambers.z(4));
      fails(chambers, Status.OUT_OF_RANGE);
      chambers.views.set(View.Z, 5, z);
      double cosine = chambers.views.get(View.COS, 5);
      chambers.views.set(View.COS, 5, Double.NaN);
      fails(chambers, Status.NOT_FINITE);
      chambers.views.set(View.COS, 5, cosine);
      // views of x alone, one chamber alone, no chamber behind the magnet
      for (int pattern : new int[] {0b0100_0100_0100_0100 | 1 << 1, 0b1111 | 1 << 4, 0x00ff}) {
        chambers.pattern.set(HitPattern.VIEWS, 0, pattern);
        fails(chambers, Status.SINGULAR);
      }
      chambers.pattern.set(HitPattern.VIEWS, 0, 0);
      fails(chambers, Status.TOO_FEW);
      chambers.pattern.set(HitPattern.VIEWS, 0, 0xffff);
      chambers.setup.set(TrackFitSetup.TOLERANCE, 0, 0);
      fails(chambers, Status.NOT_CONVERGED);
      chambers.setup.set(TrackFitSetup.TOLERANCE, 0, 1e-3);
      field(chambers, 0);
      fails(chambers, Status.SINGULAR);
      field(chambers, StrawChambers.KICK);
      chambers.fit(0);
      assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
    }
  }

  private static void field(StrawChambers chambers, double kick) {
    chambers.field.set(Field.KICK, 0, kick);
  }

  private static void fails(StrawChambers chambers, int expected) {
    chambers.fit(0);
    assertThat(chambers.status.get(TrackStatus.STATUS, 0)).isEqualTo(expected);
    for (int k = 0; k < Track.LAYOUT.size(); k++) {
      assertThat(chambers.track.get(k, 0)).isNaN();
    }
    for (int k = 0; k < TrackResiduals.LAYOUT.size(); k++) {
      assertThat(chambers.residuals.get(k, 0)).isNaN();
    }
  }
}

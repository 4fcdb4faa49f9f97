package org.fiducia.kernels.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacePointFitTest {

  private static final double SIGMA = 0.13;
  private static final double SCATTERING = 0.725e-3 * 0.725e-3;

  private Doubles setup;
  private Doubles planes;
  private Doubles field;
  private Doubles points;
  private Doubles track;
  private Ints status;

  private void allocate(Arena arena, long rows) {
    setup = Doubles.allocate(arena, SpacePointSetup.LAYOUT, 1);
    setup.set(SpacePointSetup.PLANES, 0, 4);
    planes = Doubles.allocate(arena, PointPlane.LAYOUT, 4);
    for (int k = 0; k < 4; k++) {
      planes.set(PointPlane.Z, k, StrawChambers.CHAMBERS[k]);
      planes.set(PointPlane.SIGMA, k, SIGMA);
      planes.set(PointPlane.SCATTERING, k, SCATTERING);
    }
    field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, StrawChambers.MAGNET);
    field.set(Field.KICK, 0, StrawChambers.KICK);
    points = Doubles.allocate(arena, SpacePoints.LAYOUT, rows);
    track = Doubles.allocate(arena, Track.LAYOUT, rows);
    status = Ints.allocate(arena, TrackStatus.LAYOUT, rows);
  }

  private void measure(long row, double[] start, Random random) {
    Vector3D direction = new Vector3D(start[2], start[3], 1).normalize();
    double x = start[0];
    double y = start[1];
    double z = StrawChambers.CHAMBERS[0];
    for (int k = 0; k < 4; k++) {
      double to = StrawChambers.CHAMBERS[k];
      if (k == 2) {
        x += direction.getX() / direction.getZ() * (StrawChambers.MAGNET - z);
        y += direction.getY() / direction.getZ() * (StrawChambers.MAGNET - z);
        z = StrawChambers.MAGNET;
        double bent = direction.getX() - StrawChambers.KICK * start[4];
        direction = new Vector3D(bent, direction.getY(),
            Math.sqrt(1 - bent * bent - direction.getY() * direction.getY()));
      }
      x += direction.getX() / direction.getZ() * (to - z);
      y += direction.getY() / direction.getZ() * (to - z);
      z = to;
      points.set(2 * k, row, x + SIGMA * random.nextGaussian());
      points.set(2 * k + 1, row, y + SIGMA * random.nextGaussian());
      direction = StrawChambers.scatter(direction, Math.abs(start[4]), SCATTERING, random);
    }
  }

  private void fit(long row) {
    SpacePointFit.run(row, setup, planes, field, points, track, status);
  }

  /**
   * Near the settled fit of the same points as pairs of views 1 um apart. One pass takes the scattering behind the
   * magnet at the momentum of the seed, which is known to some per cent at worst, and variances go with its square.
   */
  @Test
  void agreesWithTheSettledFit() {
    Random random = new Random(5);
    try (Arena arena = Arena.ofConfined()) {
      allocate(arena, 1);
      StrawChambers chambers = new StrawChambers(arena, 1);
      chambers.setup.set(TrackFitSetup.VIEWS, 0, 8);
      chambers.pattern.set(HitPattern.VIEWS, 0, 0xff);
      for (int k = 0; k < 8; k++) {
        chambers.views.set(View.Z, k, StrawChambers.CHAMBERS[k / 2] + 1e-3 * (k % 2));
        chambers.views.set(View.COS, k, 1 - k % 2);
        chambers.views.set(View.SIN, k, k % 2);
        chambers.views.set(View.SIGMA, k, SIGMA);
        chambers.views.set(View.SCATTERING, k, k % 2 * SCATTERING);
      }
      for (int n = 0; n < 300; n++) {
        double[] start = StrawChambers.start(random, 5 + 70 * random.nextDouble());
        measure(0, start, random);
        for (int k = 0; k < 8; k++) {
          chambers.hits.set(k, 0, points.get(k, 0));
        }
        fit(0);
        chambers.fit(0);
        assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        assertThat(status.get(TrackStatus.NDF, 0)).isEqualTo(3);
        for (int a = 0; a < 5; a++) {
          double variance = chambers.track.get(Track.C + a * (a + 3) / 2, 0);
          assertThat(track.get(a, 0)).isCloseTo(chambers.track.get(a, 0), within(0.05 * Math.sqrt(variance)));
          assertThat(track.get(Track.C + a * (a + 3) / 2, 0)).isCloseTo(variance, within(0.1 * variance));
        }
      }
    }
  }

  /** Points without errors give the true track back, however many planes there are before and behind the magnet. */
  @ParameterizedTest
  @CsvSource({"1,2", "1,5", "2,2", "3,3", "4,2", "6,2", "3,5"})
  void findsTheTrackOfExactPoints(int before, int behind) {
    double[] truth = {120, -60, 0.004, -0.003, -1 / 23.0};
    Vector3D direction = new Vector3D(truth[2], truth[3], 1).normalize();
    double bent = direction.getX() - StrawChambers.KICK * truth[4];
    double forward = Math.sqrt(1 - bent * bent - direction.getY() * direction.getY());
    int count = before + behind;
    try (Arena arena = Arena.ofConfined()) {
      allocate(arena, 1);
      planes = Doubles.allocate(arena, PointPlane.LAYOUT, count);
      setup.set(SpacePointSetup.PLANES, 0, count);
      double z0 = StrawChambers.MAGNET - 2500.0 * before;
      for (int k = 0; k < count; k++) {
        double z = z0 + 2500.0 * k + (k < before ? 0 : 300);
        planes.set(PointPlane.Z, k, z);
        planes.set(PointPlane.SIGMA, k, SIGMA);
        planes.set(PointPlane.SCATTERING, k, SCATTERING);
        double arm = Math.min(z, StrawChambers.MAGNET) - z0;
        double rest = Math.max(z - StrawChambers.MAGNET, 0);
        points.set(2 * k, 0, truth[0] + truth[2] * arm + bent / forward * rest);
        points.set(2 * k + 1, 0, truth[1] + truth[3] * arm + direction.getY() / forward * rest);
      }
      fit(0);
      assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
      assertThat(status.get(TrackStatus.NDF, 0)).isEqualTo(2 * count - 5);
      assertThat(status.get(TrackStatus.USED, 0)).isEqualTo((1 << count) - 1);
      for (int a = 0; a < 5; a++) {
        double sigma = Math.sqrt(track.get(Track.C + a * (a + 3) / 2, 0));
        assertThat(track.get(a, 0)).isCloseTo(truth[a], within(1e-8 * sigma));
      }
      assertThat(track.get(Track.CHI2, 0)).isBetween(0.0, 1e-12);
      assertThat(PullSums.leastPivot(track, 0)).isGreaterThan(1e-6);
    }
  }

  @Test
  void hasUnitPullsAndFlatProbability() {
    pulls(20_000, 0.03, 0.02);
  }

  @Test
  @Tag("slow")
  void hasUnitPullsAndFlatProbabilityWithManyTracks() {
    pulls(200_000, 0.01, 0.01);
  }

  private void pulls(int tracks, double meanLimit, double widthLimit) {
    Random random = new Random(17);
    PullSums sums = new PullSums();
    double[] probabilities = new double[tracks];
    ChiSquaredDistribution chi2 = new ChiSquaredDistribution(null, 3);
    try (Arena arena = Arena.ofConfined()) {
      allocate(arena, 1);
      for (int n = 0; n < tracks; n++) {
        double[] start = StrawChambers.start(random, 5 + 70 * random.nextDouble());
        measure(0, start, random);
        fit(0);
        assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        sums.add(track, 0, start);
        probabilities[n] = chi2.cumulativeProbability(track.get(Track.CHI2, 0));
      }
    }
    sums.assertStandardNormal(meanLimit, widthLimit);
    assertThat(PullSums.flatness(probabilities)).isGreaterThan(1e-3);
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

  private void positive(int tracks) {
    Random random = new Random(23);
    try (Arena arena = Arena.ofConfined()) {
      allocate(arena, 1);
      for (int n = 0; n < tracks; n++) {
        measure(0, StrawChambers.start(random, 2 + 73 * random.nextDouble()), random);
        fit(0);
        assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
        assertThat(PullSums.leastPivot(track, 0)).isGreaterThan(1e-6);
      }
    }
  }

  @Test
  void tellsWhyAFitFails() {
    try (Arena arena = Arena.ofConfined()) {
      allocate(arena, 1);
      for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        measure(0, new double[] {10, 10, 0, 0, 0.05}, new Random(1));
        points.set(3, 0, bad);
        fails(Status.NOT_FINITE);
      }
      measure(0, new double[] {10, 10, 0, 0, 0.05}, new Random(1));
      setup.set(SpacePointSetup.PLANES, 0, 2);
      fails(Status.OUT_OF_RANGE);
      setup.set(SpacePointSetup.PLANES, 0, 9);
      fails(Status.OUT_OF_RANGE);
      setup.set(SpacePointSetup.PLANES, 0, 4);
      field.set(Field.KICK, 0, 0);
      fails(Status.SINGULAR);
      field.set(Field.KICK, 0, StrawChambers.KICK);
      fit(0);
      assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(Status.OK);
    }
  }

  private void fails(int expected) {
    fit(0);
    assertThat(status.get(TrackStatus.STATUS, 0)).isEqualTo(expected);
    for (int k = 0; k < Track.LAYOUT.size(); k++) {
      assertThat(track.get(k, 0)).isNaN();
    }
  }
}

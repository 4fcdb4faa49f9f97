package org.fiducia.kernels.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrometerTest {

  /** A 75 GeV/c track at +1.2 mrad leaves the 0.6928 T x 1.3 m dipole at -2.4 mrad (NA62 beam line). */
  @Test
  void bendsTheNa62BeamByItsPublishedAngle() {
    double[] p = {75 * 1.2e-3, 0, 75 * Math.sqrt(1 - 1.2e-3 * 1.2e-3)};
    ThinKick.apply(p, 1, 0.299792458 * 0.6928 * 1.3);
    assertThat(p[0] / p[2]).isCloseTo(-2.4e-3, org.assertj.core.data.Percentage.withPercentage(1));
    assertThat(Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2])).isCloseTo(75,
        org.assertj.core.data.Offset.offset(1e-13));
  }

  @Test
  void turnsASlowTrackBack() {
    double[] p = {0, 0, 0.1};
    ThinKick.apply(p, -1, 0.27);
    assertThat(p[2]).isZero();
  }

  /** The points around a chamber with a hole of 63.8 mm at x = 100 mm and an outer radius of 1000 mm. */
  @ParameterizedTest
  @CsvSource({"0, 0, true", "100, 0, false", "163, 0, false", "164, 0, true", "100, 64, true", "140, 50, false",
      "160, 60, false", "164, 63, true", "999, 0, true", "1000, 0, false", "NaN, 0, false", "0, NaN, false"})
  void acceptsOutsideTheHoleOnly(double x, double y, boolean accepted) {
    try (Arena arena = Arena.ofConfined()) {
      Doubles planes = plane(arena);
      planes.set(Plane.HOLE_X, 0, 100);
      planes.set(Plane.HOLE_RADIUS, 0, 63.8);
      planes.set(Plane.HOLE_HALF_GAP, 0, 63.8);
      planes.set(Plane.OUTER_RADIUS, 0, 1000);
      assertThat(Plane.accepts(planes, 0, x, y)).isEqualTo(accepted);
    }
  }

  /** Share of a square of half side 2 that each shape accepts, against its area in closed form. */
  @ParameterizedTest
  @CsvSource({"6, 1, 3.141592653589793", "7, 1, 4", "8, 1, 3.3137084989847607", "3, 1, 12.858407346410207",
      "4, 1, 12", "5, 1, 12"})
  void hasTheAreaOfItsShape(int column, double size, double area) {
    SplittableRandom random = new SplittableRandom(5);
    int tries = 200_000;
    int accepted = 0;
    try (Arena arena = Arena.ofConfined()) {
      Doubles planes = plane(arena);
      planes.set(column, 0, size);
      for (int k = 0; k < tries; k++) {
        accepted += Plane.accepts(planes, 0, random.nextDouble(-2, 2), random.nextDouble(-2, 2)) ? 1 : 0;
      }
    }
    double fraction = area / 16;
    double sigma = Math.sqrt(fraction * (1 - fraction) / tries);
    assertThat((double) accepted / tries).isBetween(fraction - 4 * sigma, fraction + 4 * sigma);
  }

  private static Doubles plane(Arena arena) {
    Doubles planes = Doubles.allocate(arena, Plane.LAYOUT, 1);
    planes.set(Plane.OUTER_RADIUS, 0, Double.POSITIVE_INFINITY);
    planes.set(Plane.OUTER_HALF_SIDE, 0, Double.POSITIVE_INFINITY);
    planes.set(Plane.OUTER_APOTHEM, 0, Double.POSITIVE_INFINITY);
    return planes;
  }
}

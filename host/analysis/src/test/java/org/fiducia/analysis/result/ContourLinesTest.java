package org.fiducia.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fiducia.analysis.SyntheticYields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContourLinesTest {

  /** N = exp(-r^2) with r the distance from (1, 1) in the plane of natural logarithms; N = level on a known circle. */
  private static YieldMap hill(int points) {
    double[] grid = SyntheticYields.logSpaced(Math.exp(-2), Math.exp(2), points);
    return SyntheticYields.map(YieldMap.WIDTH, grid, grid, (m, w) -> {
      double x = Math.log(m);
      double y = Math.log(w);
      return Math.exp(-(x * x + y * y));
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 51, 207})
  void findsOneClosedCircleToGridAccuracy(int points) {
    double radius = 1.1;
    List<ContourLines.Line> lines = ContourLines.of(hill(points), Math.exp(-radius * radius));

    assertThat(lines).hasSize(1);
    ContourLines.Line circle = lines.getFirst();
    assertThat(circle.closed()).isTrue();
    // the error of linear interpolation of r^2 on a step h: h^2/8 in r^2 at most, so h^2/(16 r) in r along an edge
    double step = 4.0 / (points - 1);
    for (int k = 0; k < circle.masses().length; k++) {
      double r = Math.hypot(Math.log(circle.masses()[k]), Math.log(circle.values()[k]));
      assertThat(r).isCloseTo(radius, within(2 * step * step / 4 / (2 * radius)));
    }
    double area = 0;
    for (int k = 0; k + 1 < circle.masses().length; k++) {
      area += Math.log(circle.masses()[k]) * Math.log(circle.values()[k + 1])
          - Math.log(circle.masses()[k + 1]) * Math.log(circle.values()[k]);
    }
    assertThat(Math.abs(area / 2)).isCloseTo(Math.PI * radius * radius, within(4 * step * step));
  }

  @Test
  void isExactForAPowerLaw() {
    // N = m^2 w: N = 8 on the straight line log w = log 8 - 2 log m, whatever the grid
    double[] masses = SyntheticYields.logSpaced(1, 3, 6);
    double[] widths = SyntheticYields.logSpaced(0.5, 20, 13);
    YieldMap map = SyntheticYields.map(YieldMap.WIDTH, masses, widths, (m, w) -> m * m * w);
    List<ContourLines.Line> lines = ContourLines.of(map, 8);

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().closed()).isFalse();
    for (int k = 0; k < lines.getFirst().masses().length; k++) {
      double m = lines.getFirst().masses()[k];
      assertThat(m * m * lines.getFirst().values()[k]).isCloseTo(8, within(1e-12));
    }
    double[] ends = {lines.getFirst().masses()[0], lines.getFirst().masses()[lines.getFirst().masses().length - 1]};
    assertThat(Math.min(ends[0], ends[1])).isEqualTo(1);
    assertThat(Math.max(ends[0], ends[1])).isEqualTo(3);
  }

  @Test
  void decidesASaddleByTheMeanOfItsCorners() {
    double[] grid = {1, 2};
    // corners of the diagonal at 10 and 10, the others at 0.2: the logarithms' mean is above the level of 1 ...
    double[][] ridge = {{10, 0.2}, {0.2, 10}};
    // ... and below it here
    double[][] valley = {{5, 0.1}, {0.1, 5}};

    List<ContourLines.Line> aroundLows = ContourLines.of(map(grid, ridge), 1);
    List<ContourLines.Line> aroundHighs = ContourLines.of(map(grid, valley), 1);

    assertThat(aroundLows).hasSize(2);
    assertThat(aroundHighs).hasSize(2);
    // a line that cuts off corner (1, 1) or (2, 2) has both ends on the same side of the other diagonal
    assertThat(aroundHighs).allSatisfy(line -> assertThat(cutsOff(line)).isEqualTo("high"));
    assertThat(aroundLows).allSatisfy(line -> assertThat(cutsOff(line)).isEqualTo("low"));
  }

  /** Which kind of corner a two-point line of the cell [1, 2] x [1, 2] cuts off. */
  private static String cutsOff(ContourLines.Line line) {
    boolean onLowMass = line.masses()[0] == 1 || line.masses()[1] == 1;
    boolean onLowValue = line.values()[0] == 1 || line.values()[1] == 1;
    return onLowMass == onLowValue ? "high" : "low";
  }

  private static YieldMap map(double[] grid, double[][] yields) {
    return new YieldMap(YieldMap.WIDTH, grid, grid, yields, new double[grid.length][grid.length]);
  }

  @Test
  void keepsSeparateIslandsApart() {
    double[] grid = SyntheticYields.logSpaced(Math.exp(-3), Math.exp(3), 61);
    YieldMap map = SyntheticYields.map(YieldMap.WIDTH, grid, grid, (m, w) -> {
      double y = Math.log(w);
      double left = Math.log(m) + 1.5;
      double right = Math.log(m) - 1.5;
      return Math.exp(-left * left - y * y) + Math.exp(-right * right - y * y);
    });
    List<ContourLines.Line> lines = ContourLines.of(map, 0.5);
    assertThat(lines).hasSize(2).allMatch(ContourLines.Line::closed);
    assertThat(Arrays.stream(lines.get(0).masses())).allMatch(m -> m < 1);
    assertThat(Arrays.stream(lines.get(1).masses())).allMatch(m -> m > 1);
  }

  @Test
  void separatesZeroFromEventsAndFindsNothingWhereNothingIs() {
    double[] grid = {1, 2, 4};
    double[][] spike = {{0, 0, 0}, {0, 30, 0}, {0, 0, 0}};
    List<ContourLines.Line> lines = ContourLines.of(map(grid, spike), 2.3);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().closed()).isTrue();
    assertThat(Arrays.stream(lines.getFirst().masses())).hasSize(5).allMatch(m -> m > 1 && m < 4);
    assertThat(ContourLines.of(map(grid, new double[3][3]), 2.3)).isEmpty();
  }

  @Test
  void refusesALevelWithoutALogarithm() {
    for (double level : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ContourLines.of(hill(4), level)).hasMessageContaining("contour level");
    }
  }
}

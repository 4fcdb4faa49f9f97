package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fiducia.analysis.result.Graph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphPlotTest {

  private static final Color FIRST = Look.colour(0);

  @TempDir Path folder;

  @BeforeEach
  void fontsAreNeeded() {
    assumeThat(Picture.obstacle()).isEmpty();
  }

  private static GraphPlot plot() {
    return GraphPlot.of("Momentum resolution", "p [GeV]", "\u03c3(p)/p");
  }

  /** Whether the pixels around a place, given as parts of the frame from its lower left corner, have a colour. */
  private static boolean marked(Pixels pixels, double right, double up, Color colour) {
    Rectangle frame = pixels.frame();
    int column = (int) Math.round(frame.x + 1 + right * frame.width);
    int row = (int) Math.round(frame.getMaxY() - up * frame.height);
    return pixels.count(new Rectangle(column - 2, row - 2, 5, 5), colour) == 25;
  }

  @Test
  void pointsStandAtTheirPlaces() throws Exception {
    Graph graph = Graph.of(new double[] {10, 30, 80}, new double[] {0.2, 0.9, 0.5});
    Pixels linear = Pixels.of(plot().points("", graph).rangeX(0, 100).rangeY(0, 1), folder);
    assertThat(marked(linear, 0.1, 0.2, FIRST)).isTrue();
    assertThat(marked(linear, 0.3, 0.9, FIRST)).isTrue();
    assertThat(marked(linear, 0.8, 0.5, FIRST)).isTrue();
    assertThat(marked(linear, 0.8, 0.2, FIRST)).isFalse();
  }

  @Test
  void decadesAreEquallyLongOnLogarithmicAxes() throws Exception {
    Graph graph = Graph.of(new double[] {10, 100, 1000}, new double[] {1e-3, 1e-2, 1e-5});
    Pixels log = Pixels.of(plot().points("", graph).logX().rangeX(1, 1e4).logY().rangeY(1e-6, 1e-1), folder);
    assertThat(marked(log, 0.25, 0.6, FIRST)).isTrue();
    assertThat(marked(log, 0.5, 0.8, FIRST)).isTrue();
    assertThat(marked(log, 0.75, 0.2, FIRST)).isTrue();
  }

  @Test
  void errorBarsHaveTheirLengths() throws Exception {
    Graph graph = new Graph(new double[] {5}, new double[] {5}, new double[] {2}, new double[] {3});
    Pixels pixels = Pixels.of(plot().points("", graph).rangeX(0, 10).rangeY(0, 10), folder);
    Rectangle frame = pixels.frame();
    int[] bar = pixels.rows(frame.x + 1 + frame.width / 2, FIRST);
    assertThat(bar[bar.length - 1] - bar[0]).isCloseTo((int) (0.6 * frame.height), within(4));
    int row = frame.y + frame.height / 2;
    long across = pixels.count(new Rectangle(frame.x, row, frame.width, 1), FIRST);
    assertThat((double) across).isCloseTo(0.4 * frame.width, within(5.0));
  }

  @Test
  void linesJoinThePointsAndHaveNoMarks() throws Exception {
    Graph graph = Graph.of(new double[] {0, 10}, new double[] {0, 10});
    Pixels pixels = Pixels.of(plot().line("", graph).rangeX(0, 10).rangeY(0, 10), folder);
    Rectangle frame = pixels.frame();
    for (double part : new double[] {0.1, 0.37, 0.5, 0.82}) {
      int[] rows = pixels.rows((int) (frame.x + part * frame.width), FIRST);
      assertThat(rows.length).isBetween(1, 6);
      assertThat(frame.getMaxY() - Arrays.stream(rows).average().orElseThrow())
          .isCloseTo(part * frame.height, within(4.0));
    }
  }

  @Test
  void aZeroOnALogarithmicAxisIsAnArrowAtTheBottomAndInterruptsTheLine() throws Exception {
    Graph graph = Graph.of(new double[] {1, 3, 5, 7, 9}, new double[] {0.1, 0.1, 0, 0.1, 0.1});
    Pixels pixels = Pixels.of(plot().joinedPoints("", graph).logY().rangeX(0, 10).rangeY(0.01, 1), folder);
    Rectangle frame = pixels.frame();
    int bottom = (int) frame.getMaxY();
    assertThat(pixels.count(new Rectangle(frame.x + frame.width / 2 - 10, bottom - 30, 20, 30), FIRST))
        .isGreaterThan(40);
    assertThat(pixels.count(new Rectangle(frame.x, bottom - 30, frame.width * 4 / 10, 30), FIRST)).isZero();
    assertThat(pixels.rows((int) (frame.x + 0.2 * frame.width), FIRST)).as("a joined pair").isNotEmpty();
    assertThat(pixels.rows((int) (frame.x + 0.4 * frame.width), FIRST)).as("before the zero").isEmpty();
    assertThat(pixels.rows((int) (frame.x + 0.6 * frame.width), FIRST)).as("after the zero").isEmpty();
  }

  @Test
  void theSecondSeriesHasOpenMarksAndAnEntryInTheLegend() throws Exception {
    double[] x = {2, 5, 8};
    GraphPlot plot = plot().points("full fit", Graph.of(x, new double[] {3, 3, 3}))
        .points("without vertex", Graph.of(x, new double[] {6, 6, 6})).rangeX(0, 10).rangeY(0, 10);
    Pixels pixels = Pixels.of(plot, folder);
    assertThat(marked(pixels, 0.5, 0.3, FIRST)).isTrue();
    assertThat(marked(pixels, 0.5, 0.6, Color.WHITE)).isTrue();
    Rectangle frame = pixels.frame();
    int row = (int) (frame.getMaxY() - 0.6 * frame.height);
    assertThat(pixels.count(new Rectangle(frame.x + frame.width / 2 - 12, row - 12, 24, 24), Look.colour(1)))
        .isGreaterThan(40);
    Path svg = folder.resolve("resolution.svg");
    plot.writeSvg(svg);
    assertThat(Files.readString(svg)).contains("full fit", "without vertex", "p [GeV]", "\u03c3(p)/p");
  }

  @Test
  void showsAllPointsWithTheirErrorsByItself() throws Exception {
    Graph far = Graph.of(new double[] {1, 2, 4}, new double[] {100, 110, 105}, new double[] {5, 20, 1});
    Span y = new Points("", far, true, false, 0).y(new Span(1, 4), false);
    assertThat(y).isEqualTo(new Span(90, 130));
    assertThat(plot().roomY(y, false).low()).as("far from zero").isBetween(80.0, 90.0);
    assertThat(plot().roomY(new Span(1, 10), false).low()).as("near zero").isZero();
    Pixels single = Pixels.of(plot().points("", Graph.of(new double[] {7}, new double[] {0})), folder);
    assertThat(marked(single, 0.5, 0.5, FIRST)).isTrue();
  }

  @Test
  void refusesAbscissaeThatALogarithmicAxisCannotShow() {
    Graph graph = Graph.of(new double[] {0, 1}, new double[] {1, 2});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plot().points("", graph).logX().writePng(folder.resolve("none.png")))
        .withMessageContaining("plot 'Momentum resolution': the logarithmic horizontal axis cannot start at");
  }
}

package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fiducia.analysis.result.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramPlotTest {

  private static final Color FIRST = Look.colour(0);

  @TempDir Path folder;

  @BeforeEach
  void fontsAreNeeded() {
    assumeThat(Picture.obstacle()).isEmpty();
  }

  private static Histogram of(double... contents) {
    double[] values = new double[contents.length];
    Arrays.setAll(values, i -> i + 0.5);
    return Histogram.uniform(contents.length, 0, contents.length).filled(values, contents);
  }

  private static HistogramPlot plot() {
    return HistogramPlot.of("m(\u03c04e)", "m(\u03c04e) [MeV]", "events / 0.2 MeV");
  }

  /** The height of the first series over the frame's lower line, in the middle of a bin. */
  private static double height(Pixels pixels, Rectangle frame, double bin, int bins) {
    int column = (int) Math.round(frame.x + frame.width * (bin + 0.5) / bins);
    return frame.getMaxY() - Arrays.stream(pixels.rows(column, FIRST)).average().orElseThrow();
  }

  @Test
  void stepsAreAsHighAsTheirContents() throws Exception {
    Pixels pixels = Pixels.of(plot().add("", of(1, 3, 4, 2)), folder);
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.height()).isEqualTo(1200);
    Rectangle frame = pixels.frame();
    double unit = height(pixels, frame, 0, 4);
    assertThat(unit).isGreaterThan(0.2 * frame.height);
    assertThat(height(pixels, frame, 1, 4)).isCloseTo(3 * unit, within(4.0));
    assertThat(height(pixels, frame, 2, 4)).isCloseTo(4 * unit, within(4.0));
    assertThat(height(pixels, frame, 3, 4)).isCloseTo(2 * unit, within(4.0));
  }

  @Test
  void decadesAreEquallyHighOnALogarithmicAxis() throws Exception {
    Pixels pixels = Pixels.of(plot().add("", of(1, 10, 100, 0, 1000)).logY(), folder);
    Rectangle frame = pixels.frame();
    double decade = height(pixels, frame, 1, 5) - height(pixels, frame, 0, 5);
    assertThat(decade).isGreaterThan(0.2 * frame.height);
    assertThat(height(pixels, frame, 2, 5) - height(pixels, frame, 1, 5)).isCloseTo(decade, within(3.0));
    assertThat(height(pixels, frame, 4, 5) - height(pixels, frame, 2, 5)).isCloseTo(decade, within(3.0));
    int empty = (int) (frame.x + frame.width * 3.5 / 5);
    assertThat(pixels.rows(empty, FIRST)).as("an empty bin lies below the frame").isEmpty();
  }

  @Test
  void errorBarsReachOneStandardErrorUpAndDown() throws Exception {
    Pixels pixels = Pixels.of(plot().addWithErrors("", of(4, 16)).rangeY(0, 40), folder);
    Rectangle frame = pixels.frame();
    // a single filling of weight 16 has the standard error 16
    int[] bar = pixels.rows((int) Math.round(frame.x + frame.width * 0.75), FIRST);
    assertThat(frame.getMaxY() - bar[0]).isCloseTo(32.0 / 40 * frame.height, within(4.0));
    // a tick of 16 pixels may cover the lower end
    assertThat(frame.getMaxY() - bar[bar.length - 1]).isCloseTo(0, within(18.0));
    int[] beside = pixels.rows((int) Math.round(frame.x + frame.width * 0.65), FIRST);
    assertThat(beside.length).isBetween(1, 5);
  }

  @Test
  void makesRoomForLegendAndStatisticsAboveTheData() throws Exception {
    Histogram flat = of(5, 5, 5, 5, 5, 5);
    Pixels bare = Pixels.of(plot().add("", flat), folder);
    Pixels full = Pixels.of(plot().add("reconstructed", flat).statistics(), folder);
    Rectangle frame = full.frame();
    double without = height(bare, bare.frame(), 2.5, 6) / bare.frame().height;
    double line = height(full, frame, 2.5, 6);
    assertThat(without).isGreaterThan(0.9);
    assertThat(line / frame.height).isBetween(0.5, 0.85);
    int row = (int) (frame.getMaxY() - line);
    // legend and statistics are ink; neither comes down to the line of the histogram
    Rectangle above = new Rectangle(frame.x + 20, frame.y + 20, frame.width - 40, row - frame.y - 30);
    Rectangle at = new Rectangle(frame.x + 20, row - 10, frame.width - 40, 20);
    assertThat(full.count(above, Look.INK)).isGreaterThan(500);
    assertThat(full.count(at, Look.INK)).isZero();
    assertThat(bare.count(new Rectangle(frame.x + 20, frame.y + 20, frame.width - 40, 400), Look.INK)).isZero();
  }

  @Test
  void bandsCoverTheirRangeAndMarksTheirPlace() throws Exception {
    Pixels pixels = Pixels.of(plot().add("", Histogram.uniform(10, 0, 10)).band(2, 5, "").mark(8, ""), folder);
    Rectangle frame = pixels.frame();
    int row = frame.y + 20;
    Color band = new Color(255, 240, 190);
    for (int tenth = 0; tenth < 100; tenth += 3) {
      int column = frame.x + 2 + (int) (frame.width * (tenth + 0.5) / 100);
      assertThat(pixels.is(column, row, band)).as("band at %s", tenth / 10.0).isEqualTo(tenth >= 20 && tenth < 50);
    }
    int line = frame.x + (int) Math.round(0.8 * frame.width);
    int blank = frame.height / 3;
    assertThat(pixels.count(new Rectangle(line - 3, frame.y + 200, 6, blank), Color.WHITE))
        .isLessThan(5 * blank);
    assertThat(pixels.count(new Rectangle(line - 40, frame.y + 200, 30, blank), Color.WHITE)).isEqualTo(30L * blank);
  }

  @Test
  void theUnitGaussianHasTheAreaOfAllEntries() {
    double[] values = new Random(5).ints(1000, -6, 7).asDoubleStream().toArray();
    HistogramPlot plot = plot().add("pulls", Histogram.uniform(50, -5, 5).filled(values)).unitGaussian("unit");
    Curve curve = (Curve) plot.layers().getLast();
    // the standard normal density at 0, 1 and 2 from tables
    assertThat(curve.function().applyAsDouble(0)).isCloseTo(1000 * 0.2 * 0.3989422804, within(1e-7));
    assertThat(curve.function().applyAsDouble(1)).isCloseTo(1000 * 0.2 * 0.2419707245, within(1e-7));
    assertThat(curve.function().applyAsDouble(-2)).isCloseTo(1000 * 0.2 * 0.0539909665, within(1e-7));
  }

  @Test
  void drawsCurvesAtTheirHeight() throws Exception {
    Pixels pixels = Pixels.of(plot().add("", of(1, 1)).curve("", x -> x < 1 ? 3 : Double.NaN).rangeY(0, 4), folder);
    Rectangle frame = pixels.frame();
    int[] rows = pixels.rows(frame.x + frame.width / 4, Look.colour(1));
    assertThat(frame.getMaxY() - Arrays.stream(rows).average().orElseThrow())
        .isCloseTo(0.75 * frame.height, within(3.0));
    assertThat(pixels.rows(frame.x + 3 * frame.width / 4, Look.colour(1))).isEmpty();
  }

  @Test
  void writesLabelsLegendAndStatisticsInSvg() throws Exception {
    Histogram h = Histogram.uniform(100, 0.484, 0.504).filled(0.490, 0.492, 0.494, 0.496, 0.6, 0.7, 0.1).inUnits(1000);
    Path svg = folder.resolve("mass.svg");
    plot().add("reconstructed", h).band(484, 504, "signal region").statistics().writeSvg(svg);
    // mean 493, standard deviation sqrt(5), standard error sqrt(5) / 2 = 1.118
    assertThat(Files.readString(svg))
        .contains("<svg", "m(\u03c04e)", "events / 0.2 MeV", "reconstructed", "signal region")
        .contains(">484<", ">504<", ">entries<", ">7<", ">493.0 \u00b1 1.1<", ">2.2<", ">1, 2<");
  }

  @Test
  void aSecondHistogramHasItsOwnColumnAndColour() throws Exception {
    HistogramPlot plot = plot().add("data", of(5, 6, 7)).add("model", of(3, 3, 3)).statistics();
    Pixels pixels = Pixels.of(plot, folder);
    assertThat(pixels.count(pixels.frame(), Look.colour(1))).isGreaterThan(1500);
    assertThat(plot.statisticsRows().getFirst().cells()).containsExactly("", "data", "model");
    assertThat(plot.statisticsRows().get(1).cells()).containsExactly("entries", "3", "3");
  }

  @Test
  void pngAndSvgHaveTheSameLayout() throws Exception {
    HistogramPlot plot = plot().add("reconstructed", of(1, 7, 300, 12)).statistics();
    Rectangle frame = Pixels.of(plot, folder).frame();
    Path svg = folder.resolve("layout.svg");
    plot.writeSvg(svg);
    var rectangles = Pattern.compile("<rect [^>]*>").matcher(Files.readString(svg)).results().map(MatchResult::group);
    assertThat(rectangles).anyMatch(rectangle ->
        Math.abs(2 * attribute(rectangle, "x") - frame.x) < 4
            && Math.abs(2 * attribute(rectangle, "y") - frame.y) < 4
            && Math.abs(2 * attribute(rectangle, "width") - frame.width) < 4
            && Math.abs(2 * attribute(rectangle, "height") - frame.height) < 4);
  }

  private static double attribute(String element, String name) {
    Matcher found = Pattern.compile(" " + name + "=\"([0-9.]+)\"").matcher(element);
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }

  @Test
  void theSamePictureIsTheSameFile() throws Exception {
    for (String name : new String[] {"a", "b"}) {
      HistogramPlot plot = plot().addWithErrors("h", of(1, 2, 3)).band(1, 2, "band").statistics();
      plot.writePng(folder.resolve(name + ".png"));
      plot.writeSvg(folder.resolve(name + ".svg"));
    }
    assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
    assertThat(folder.resolve("a.svg")).hasSameBinaryContentAs(folder.resolve("b.svg"));
  }

  @Test
  void drawsHistogramsWithoutContent() throws Exception {
    Histogram nothing = Histogram.uniform(3, 0, 1);
    for (HistogramPlot plot : new HistogramPlot[] {plot(), plot().logY()}) {
      Pixels pixels = Pixels.of(plot.addWithErrors("nothing", nothing).statistics(), folder);
      assertThat(pixels.frame().width).isGreaterThan(1000);
    }
  }

  @Test
  void saysWhatCannotBeDrawn() {
    Path file = folder.resolve("none.png");
    assertThatIllegalStateException().isThrownBy(() -> plot().writePng(file))
        .withMessage("plot 'm(\u03c04e)' has nothing to draw: add something to it");
    assertThatIllegalArgumentException().isThrownBy(() -> plot().add("", of(1, 2)).logX().writePng(file))
        .withMessageContaining("logarithmic horizontal axis cannot start at 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> plot().add("", of(1)).logY().rangeY(0, 1).writePng(file))
        .withMessageContaining("logarithmic vertical axis cannot start at 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> plot().rangeX(1, 1))
        .withMessageContaining("horizontal range from 1.0 to 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> plot().band(2, 1, "")).withMessageContaining("the band");
    assertThatIllegalStateException().isThrownBy(() -> plot().unitGaussian("")).withMessageContaining("no histogram");
    assertThatIllegalStateException().isThrownBy(() -> plot().add("", Histogram.empty(0, 1, 3)).unitGaussian(""))
        .withMessageContaining("bin 1 differs");
  }
}

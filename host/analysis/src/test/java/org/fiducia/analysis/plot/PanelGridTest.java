package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.fiducia.analysis.result.Graph;
import org.fiducia.analysis.result.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelGridTest {

  @TempDir Path folder;

  private static PanelGrid pulls() {
    Random random = new Random(11);
    PanelGrid grid = PanelGrid.of("Pulls of the fitted tracks", 3);
    int tracks = 400;
    for (String parameter : new String[] {"x", "y", "tx", "ty", "q/p"}) {
      tracks *= 5;
      double[] values = DoubleStream.generate(random::nextGaussian).limit(tracks).toArray();
      grid.add(HistogramPlot.of(parameter, "pull of " + parameter, "tracks / 0.2")
          .addWithErrors("fitted", Histogram.uniform(50, -5, 5).filled(values))
          .unitGaussian("unit Gaussian").statistics());
    }
    return grid;
  }

  @Test
  void putsPanelsRowByRowWithTheirFramesInLine() throws Exception {
    assumeThat(Picture.obstacle()).isEmpty();
    Pixels pixels = Pixels.of(pulls(), folder);
    assertThat(pixels.width()).isEqualTo(3 * 800);
    assertThat(pixels.height()).isEqualTo(2 * (40 + 2 * 330));
    Rectangle first = pixels.frame(new Rectangle(0, 80, 800, 660));
    assertThat(first.width).isGreaterThan(500);
    assertThat(first.height).isGreaterThan(400);
    for (int k = 0; k < 5; k++) {
      Rectangle cell = new Rectangle(k % 3 * 800, 80 + k / 3 * 660, 800, 660);
      Rectangle frame = pixels.frame(cell);
      assertThat(frame).isEqualTo(
          new Rectangle(first.x + cell.x, first.y + cell.y - 80, first.width, first.height));
      assertThat(pixels.count(frame, Look.colour(0))).as("histogram %s", k).isGreaterThan(500);
      assertThat(pixels.count(frame, Look.colour(1))).as("Gaussian %s", k).isGreaterThan(500);
    }
    assertThat(pixels.count(new Rectangle(1600, 740, 800, 660), Color.WHITE)).isEqualTo(800 * 660);
  }

  @Test
  void mixesHistogramsAndGraphsInSvg() throws Exception {
    assumeThat(Picture.obstacle()).isEmpty();
    PanelGrid grid = pulls().add(GraphPlot.of("Resolution", "p [GeV]", "\u03c3(p)/p")
        .points("all tracks", Graph.of(new double[] {10, 20}, new double[] {0.003, 0.004})));
    Path svg = folder.resolve("grid.svg");
    grid.writeSvg(svg);
    assertThat(Files.readString(svg)).contains("Pulls of the fitted tracks", "pull of x", "pull of y", "pull of tx",
        "pull of ty", "pull of q/p", "all tracks", "p [GeV]");
  }

  @Test
  void needsColumnsAndPanels() {
    assertThatIllegalArgumentException().isThrownBy(() -> PanelGrid.of("Pulls", 0))
        .withMessage("grid 'Pulls' needs at least 1 column, not 0");
    assertThatIllegalStateException().isThrownBy(() -> PanelGrid.of("Pulls", 3).size())
        .withMessage("grid 'Pulls' has nothing to draw: add a plot to it");
  }
}

package org.fiducia.benchmarks.roofline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fiducia.analysis.plot.Picture;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RooflineTest {

  private static final Limits LIMITS = new Limits(10e9, 1e9, 0.5e9, 8e9, 20e9);

  @TempDir Path folder;

  private static Cost cost(double additions, double divisions, double roots, double longs, double bytes) {
    return new Cost("Kernel", additions, 0, 0, 0, divisions, roots, longs, 1000, 1000, bytes, 0);
  }

  @Test
  void findsWhatBinds() {
    assertBound(cost(100, 1, 1, 1, 8), false, "arithmetic", 10e-9);
    assertBound(cost(100, 9, 2, 1, 8), false, "division", 13e-9);
    assertBound(cost(100, 9, 2, 1, 8), true, "arithmetic", 23e-9);
    assertBound(cost(100, 1, 1, 800, 8), true, "integers", 100e-9);
    assertBound(cost(100, 1, 1, 1, 4000), true, "memory", 200e-9);
  }

  private static void assertBound(Cost cost, boolean gpu, String name, double seconds) {
    Bound bound = Bound.of(cost, LIMITS, gpu);
    assertThat(bound.name()).isEqualTo(name);
    assertThat(bound.seconds()).isCloseTo(seconds, within(1e-20));
  }

  @Test
  void writesRatesInThreeDigits() {
    assertThat(List.of(0.5, 9.996, 99.96, 999.6, 12345.0, 33e6, 4.32e12).stream().map(RooflineTables::per))
        .containsExactly("0.50 ", "10.0 ", "100 ", "1.00 k", "12.3 k", "33.0 M", "4.32 T");
  }

  @Test
  void measuresWritesAndDraws() throws Exception {
    List<Trial> trials = Trials.all().stream().filter(t -> t.name().equals("SpacePointFit")).toList();
    FormReport form = new Measurement(1e-3).run("cpu", 1, trials);
    Report report = new Report("a machine", "25", "2026-11-21", Measurement.costs(trials), List.of(form));
    Path json = folder.resolve("report.json");
    report.write(json);
    assertThat(Report.read(json)).isEqualTo(report);
    assertThat(form.rates()).hasSize(1).allSatisfy(rate -> assertThat(rate.kernelRate()).isPositive());

    assumeTrue(Picture.obstacle().isEmpty(), Picture.obstacle());
    Path page = folder.resolve("page.md");
    Files.writeString(page, "<!-- measured: begin -->\n<!-- measured: end -->\n");
    RooflinePage.write(page, List.of(report));
    assertThat(Files.readString(page)).contains("| SpacePointFit | ", "a machine", "(page.png)");
    assertThat(colours(folder.resolve("page.png"))).isGreaterThan(3);
  }

  private static long colours(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    return IntStream.range(0, image.getHeight())
        .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y))).distinct()
        .count();
  }
}

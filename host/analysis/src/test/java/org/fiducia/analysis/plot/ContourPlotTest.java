package org.fiducia.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.fiducia.analysis.SyntheticYields;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.result.ContourLines;
import org.fiducia.analysis.result.RunResult;
import org.fiducia.analysis.result.YieldMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContourPlotTest {

  @TempDir Path folder;

  private static ContourPlot darkPhoton() {
    YieldMap map = SyntheticYields.darkPhoton(61, 81);
    return new ContourPlot("Dark photon to two muons", "1.4e17 protons on target, 100000 events a mass, seed 1", map,
        OptionalDouble.of(2.3), ContourLines.of(map, 2.3));
  }

  @Test
  void paintsTheContourOverTheColoursInPng() throws Exception {
    assumeThat(Picture.obstacle()).isEmpty();
    Path png = folder.resolve("contour.png");
    darkPhoton().writePng(png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(1440);
    assertThat(image.getRGB(3, 3) & 0xffffff).isEqualTo(0xffffff);
    int contour = 0;
    int dark = 0;
    for (int y = 180; y < 1260; y++) {
      for (int x = 220; x < 1600; x++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        contour += rgb == 0xde3c20 ? 1 : 0;
        dark += (rgb >> 16) < 60 ? 1 : 0;
      }
    }
    assertThat(contour).as("pixels of the contour's colour").isGreaterThan(2000);
    assertThat(dark).as("pixels of large yields").isGreaterThan(20000);
  }

  @Test
  void writesTheSameLabelsInSvg() throws Exception {
    assumeThat(Picture.obstacle()).isEmpty();
    Path svg = folder.resolve("contour.svg");
    darkPhoton().writeSvg(svg);
    assertThat(Files.readString(svg))
        .contains("<svg", "Dark photon to two muons", "mass m (GeV)", "coupling \u03b5", "expected events N", "N = 2.3")
        .contains("data:image/png;base64");
  }

  @Test
  void namesTheCardAndTheSetUpOfAResult() {
    AcceptanceCard card = AcceptanceCard.load(Path.of("../../examples/dark-photon-mumu.toml")).withSeed(7);
    ContourPlot plot = ContourPlot.of(RunResult.of(card, SyntheticYields.darkPhoton(6, 13)));
    assertThat(plot.title()).isEqualTo("dark-photon-mumu");
    assertThat(plot.subtitle()).contains("na62-dump", "1.4e17 protons", "seed 7");
    assertThat(plot.level()).hasValue(2.3);
  }

  @Test
  void drawsASinglePoint() throws Exception {
    assumeThat(Picture.obstacle()).isEmpty();
    YieldMap one = SyntheticYields.map(YieldMap.WIDTH, new double[] {0.3}, new double[] {1e-16}, (m, w) -> 5);
    new ContourPlot("One point", "", one, OptionalDouble.empty(), List.of()).writePng(folder.resolve("one.png"));
    assertThat(folder.resolve("one.png")).isNotEmptyFile();
  }

  @Test
  void saysWhatIsMissingOnAMachineWithoutFonts() throws Exception {
    Path empty = Files.writeString(folder.resolve("fonts.conf"),
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
    ProcessBuilder probe = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
        "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), Probe.class.getName());
    probe.environment().putAll(Map.of("FONTCONFIG_FILE", empty.toString()));
    Process process = probe.redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes())).contains("no picture", "fontconfig");
    assertThat(process.waitFor()).isZero();
  }

  /** Prints the obstacle in a JVM of its own. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] args) {
      System.out.println(Picture.obstacle());
    }
  }
}

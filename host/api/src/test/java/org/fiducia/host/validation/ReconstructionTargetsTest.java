package org.fiducia.host.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures of NA62 with its kaon beam, from events that are generated, measured and fitted through the front doors:
 * against published ones and those of a separate straight-line simulation. The tables of docs/validation.md are held to
 * what the slow test computes.
 */
class ReconstructionTargetsTest {

  private static final Path GUIDE = Path.of("../../docs/validation.md");
  private static final Path TABLES = Path.of("target/validation");

  private static Chain chain;

  @BeforeAll
  static void open() throws Exception {
    chain = new Chain();
  }

  @AfterAll
  static void close() {
    chain.close();
  }

  private interface Study {
    List<Figure> figures(Chain chain, int events) throws InterruptedException;
  }

  /** A table of figures, with the events that the fast test and the slow one take. */
  private record Part(String name, int few, int many, Study study) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Part> parts() {
    return Stream.of(
        new Part("Magnet", 10_000, 100_000, Spectrometer::kick),
        new Part("Tracks", 4_000, 200_000, ReconstructionTargetsTest::tracks),
        new Part("Three pions: vertex and mass", 5_000, 300_000, KaonToThreePions::resolution),
        new Part("Three pions: acceptance", 10_000, 600_000, KaonToThreePions::acceptance),
        new Part("Five tracks: masses", 30_000, 1_000_000, ReconstructionTargetsTest::pairs),
        new Part("Five tracks: acceptance", 30_000, 1_000_000, KaonToFourElectrons::acceptance),
        new Part("Five tracks: shape of the limit", 10_000, 600_000, KaonToFourElectrons::shape),
        new Part("Fits: tracks", 20_000, 450_000, FitQuality::tracks),
        new Part("Fits: tracks in other fields", 4_000, 60_000, FitQuality::fields),
        new Part("Fits: vertices", 10_000, 350_000, FitQuality::vertices),
        new Part("Fits: four constraints", 10_000, 350_000, FitQuality::kinematics));
  }

  /** Within the tolerances and three standard deviations of a small sample. */
  @ParameterizedTest
  @MethodSource("parts")
  void meetsTheTargetsWithFewEvents(Part part) throws Exception {
    for (Figure figure : part.study.figures(chain, part.few)) {
      figure.check(3);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  @Tag("slow")
  void meetsTheTargetsAndPrintsThem(Part part) throws Exception {
    List<Figure> figures = part.study.figures(chain, part.many);
    List<String> table = new ArrayList<>(List.of("### " + part.name, "",
        "| what | expected | asked | found |", "|---|---|---|---|"));
    figures.forEach(figure -> table.add(figure.row()));
    Files.createDirectories(TABLES);
    Files.write(TABLES.resolve(part.name.replaceAll("[^A-Za-z]+", "-") + ".md"), table);
    assertThat(Files.readAllLines(GUIDE)).containsSequence(table);
    figures.forEach(figure -> figure.check(0));
  }

  private static List<Figure> tracks(Chain chain, int tracks) throws InterruptedException {
    double[][] rows = {{10, 0.354, 73}, {20, 0.370, 38}, {30, 0.391, 26}, {50, 0.445, 17}, {75, 0.526, 13.5}};
    List<Figure> figures = new ArrayList<>();
    for (double[] row : rows) {
      figures.addAll(Spectrometer.resolution(chain, row[0], row[1], row[2], tracks));
    }
    return figures;
  }

  private static List<Figure> pairs(Chain chain, int events) throws InterruptedException {
    double[][] rows = {{0.017, 1.42, 0.09}, {0.050, 1.45, 0.25}, {0.100, 1.54, 0.50}, {0.150, 1.62, 0.76}};
    List<Figure> figures = new ArrayList<>();
    for (double[] row : rows) {
      figures.addAll(KaonToFourElectrons.resolution(chain, row[0], row[1], row[2], events));
    }
    return figures;
  }
}

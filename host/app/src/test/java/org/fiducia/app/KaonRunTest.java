package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fiducia.geometry.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kaon analyses of the examples, with few events. */
class KaonRunTest {

  private static final Path EXAMPLES = Path.of("../../examples");
  private static final List<String> TABLES =
      List.of("acceptance.csv", "histograms.csv", "resolutions.csv", "result.json");

  @TempDir Path home;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** The JVM first, then every real device that passes its self-test. */
  private static List<String> devices() throws IOException {
    List<String> ids = new ArrayList<>(List.of("cpu"));
    for (JsonNode device : Invocation.of("devices", "--json").json().get("devices")) {
      String id = device.get("id").asText();
      if (!id.equals("cpu") && !id.startsWith("trouble") && device.get("selfTest").asText().equals("passed")) {
        ids.add(id);
      }
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(strings = {"k3pi", "k-pi-aa"})
  void theTablesAreTheSameOnEveryDeviceAndForAnyNumberOfThreads(String name) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String device : devices()) {
      folders.add(home.resolve(device.replace(':', '-')));
      assertThat(Invocation.of("run", EXAMPLES.resolve(name + ".toml"), "--out", folders.getLast(), "--device", device,
          "--events", 100).exit()).isZero();
    }
    folders.add(home.resolve("one"));
    Invocation.of("run", EXAMPLES.resolve(name + ".toml"), "--out", folders.getLast(), "--device", "cpu", "--events",
        100, "--threads", 1);
    for (Path folder : folders) {
      for (String table : TABLES) {
        assertThat(folder.resolve(table)).hasSameBinaryContentAs(folders.getFirst().resolve(table));
      }
    }
  }

  @Test
  void aScanTellsEveryMass() throws IOException {
    Path out = home.resolve("scan");
    Invocation run = Invocation.of("run", EXAMPLES.resolve("k-pi-aa.toml"), "--out", out, "--device", "cpu",
        "--events", 500, "--seed", 7);
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Device: cpu", "m = 0.01700 GeV: A = 0.0", "m = 0.1500 GeV: A = 0.0",
        ", sigma(m_ee) = ", ", BR < ", " (90 % CL)", out.toString());
    assertThat(names(out)).containsExactly("acceptance.csv", "acceptance.png", "acceptance.svg", "histograms.csv",
        "masses.png", "masses.svg", "provenance.json", "resolutions.csv", "result.json", "tracks.png", "tracks.svg");
    assertThat(out.resolve("acceptance.csv")).content()
        .startsWith("m_GeV,stage,A,A_err,BR_limit_low,BR_limit_high,BR_single_low,BR_single_high\n"
            + "0.01,plane straw-1,");
    JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
    assertThat(result.get("schema").asText()).isEqualTo("fiducia-kaon-result/1");
    assertThat(result.get("seed").asLong()).isEqualTo(7);
    assertThat(result.get("masses")).hasSize(14);
    for (var file : result.get("files").properties()) {
      assertThat(InputFile.of("", Files.readAllBytes(out.resolve(file.getKey()))).sha256())
          .isEqualTo(file.getValue().asText());
    }
    Invocation again = Invocation.of("run", EXAMPLES.resolve("k-pi-aa.toml"), "--out", out, "--device", "cpu",
        "--events", 500, "--seed", 7, "--overwrite", "--json");
    JsonNode summary = again.json().get("masses");
    for (int k = 0; k < 14; k++) {
      assertThat(summary.get(k).get("A")).isEqualTo(result.get("masses").get(k).get("A"));
      assertThat(summary.get(k).get("BR_limit")).isEqualTo(result.get("masses").get(k).get("BR_limit"));
    }
  }

  @Test
  void aSingleDecayTellsEveryStage() {
    Invocation run = Invocation.of("run", EXAMPLES.resolve("k3pi.toml"), "--out", home.resolve("k3pi"), "--device",
        "cpu", "--events", 1000);
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("  plane straw-4        A = 0.", "  survival             A = 0.1", "\nA = 0.1",
        ", sigma(m) = 0.");
    assertThat(home.resolve("k3pi/acceptance.csv")).content().startsWith("stage,A,A_err\nplane straw-1,0.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k2pi-dalitz", "k2pi-double-dalitz", "pi-ll", "pi-minus-ll", "pi-s"})
  void everyModeWithAVertexCanBeReconstructed(String mode) throws IOException {
    Files.copy(EXAMPLES.resolve("na62-kaon.toml"), home.resolve("na62-kaon.toml"));
    Path card = Files.writeString(home.resolve("card.toml"), """
        [job]
        kind = "kaon-decays"
        geometry = "na62-kaon.toml"
        events-per-mass = 4098
        [decay]
        mode = "%s"
        %s
        [selection]
        planes = ["straw-1", "straw-4"]
        """.formatted(mode, mode.equals("pi-s") ? "scalar-mass-GeV = 0.3\nboson-masses-GeV = [0.1]" : ""));
    Invocation run = Invocation.of("run", card, "--out", home.resolve("out"), "--device", "cpu", "--json");
    assertThat(run.exit()).isZero();
    JsonNode mass = run.json().get("masses").get(0);
    assertThat(mass.get("A").asDouble()).isBetween(0.005, 0.5);
    double width = mass.get("resolutions").get(0).get("core").asDouble();
    // the photon of pi0 -> gamma e+ e- is not seen, and its energy is missing
    assertThat(width).isBetween(mode.equals("k2pi-dalitz") ? 10e-3 : 0.5e-3, mode.equals("k2pi-dalitz") ? 0.2 : 3e-3);
  }
}

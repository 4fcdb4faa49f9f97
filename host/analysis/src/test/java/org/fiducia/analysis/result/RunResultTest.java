package org.fiducia.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.fiducia.analysis.SyntheticYields;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.geometry.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunResultTest {

  private static final Path CARD = Path.of("../../examples/dark-photon-mumu.toml");

  @TempDir Path home;

  private final AcceptanceCard card = AcceptanceCard.load(CARD);
  private final YieldMap map = SyntheticYields.darkPhoton(13, 41);
  private final RunResult result = RunResult.of(card, map);
  private Path target;

  @BeforeEach
  void write() {
    target = home.resolve("job");
    try (RunFolder folder = RunFolder.begin(target, false)) {
      result.writeNumbers(folder);
      Instant start = Instant.parse("2026-01-02T03:04:05Z");
      new Provenance(card, "0.1.0", "cpu", "JVM", 2, List.of("recovered"), start, start.plusSeconds(6)).write(folder);
      folder.publish();
    }
  }

  private JsonNode json(String name) throws Exception {
    return new ObjectMapper().readTree(Files.readString(target.resolve(name)));
  }

  @Test
  void yieldsReadBackBitForBitInMassMajorOrder() throws Exception {
    List<String> lines = Files.readAllLines(target.resolve("yield.csv"));
    assertThat(lines.getFirst()).isEqualTo("m_GeV,epsilon,N,N_err");
    assertThat(lines).hasSize(1 + 13 * 41);
    for (int i = 0; i < 13; i++) {
      for (int j = 0; j < 41; j++) {
        String[] fields = lines.get(1 + i * 41 + j).split(",");
        assertThat(Double.parseDouble(fields[0])).isEqualTo(map.masses()[i]);
        assertThat(Double.parseDouble(fields[1])).isEqualTo(map.values()[j]);
        assertThat(Double.parseDouble(fields[2])).isEqualTo(map.yields()[i][j]);
        assertThat(Double.parseDouble(fields[3])).isEqualTo(map.errors()[i][j]);
      }
    }
  }

  @Test
  void resultNamesAxesPeaksContourAndFiles() throws Exception {
    JsonNode json = json("result.json");
    assertThat(json.get("schema").asText()).isEqualTo("fiducia-result/1");
    assertThat(json.get("card").asText()).isEqualTo("dark-photon-mumu");
    assertThat(json.get("geometry").asText()).isEqualTo("na62-dump");
    assertThat(json.get("seed").asLong()).isEqualTo(card.seed());
    assertThat(json.get("axes").get(0).get("unit").asText()).isEqualTo("GeV");
    assertThat(json.get("axes").get(1).get("name").asText()).isEqualTo("epsilon");
    assertThat(json.get("axes").get(1).get("values")).hasSize(41);
    assertThat(json.get("peaks")).hasSize(13);
    for (int i = 0; i < 13; i++) {
      double peak = json.get("peaks").get(i).get("N").asDouble();
      for (double yield : map.yields()[i]) {
        assertThat(yield).isLessThanOrEqualTo(peak);
      }
    }
    JsonNode line = json.get("contour").get("lines").get(0);
    assertThat(json.get("contour").get("level").asDouble()).isEqualTo(2.3);
    assertThat(line.get("m_GeV")).hasSameSizeAs(line.get("epsilon")).hasSizeGreaterThan(4);
    assertThat(json.get("files").get("yield.csv").asText())
        .isEqualTo(InputFile.of("", Files.readAllBytes(target.resolve("yield.csv"))).sha256());
    assertThat(json.get("inputs")).hasSize(3);
    assertThat(json.get("inputs").get(0).get("name").asText()).isEqualTo("dark-photon-mumu.toml");
    assertThat(json.get("inputs").get(0).get("sha256").asText())
        .isEqualTo(InputFile.of("", Files.readAllBytes(CARD)).sha256());
  }

  @Test
  void contourFileHoldsThePointsOfTheResult() throws Exception {
    List<String> lines = Files.readAllLines(target.resolve("contour.csv"));
    assertThat(lines.getFirst()).isEqualTo("line,m_GeV,epsilon");
    assertThat(lines).hasSize(1 + result.contour().stream().mapToInt(l -> l.masses().length).sum());
    String[] first = lines.get(1).split(",");
    assertThat(Double.parseDouble(first[1])).isEqualTo(result.contour().getFirst().masses()[0]);
    assertThat(Double.parseDouble(first[2])).isEqualTo(result.contour().getFirst().values()[0]);
  }

  @Test
  void provenanceHashesEveryInputAndOutput() throws Exception {
    JsonNode json = json("provenance.json");
    assertThat(json.get("device").get("id").asText()).isEqualTo("cpu");
    assertThat(json.get("warnings").get(0).asText()).isEqualTo("recovered");
    assertThat(json.get("finished").asText()).isEqualTo("2026-01-02T03:04:11Z");
    assertThat(json.get("inputs")).hasSize(3);
    assertThat(json.get("outputs").fieldNames()).toIterable()
        .containsExactly("yield.csv", "contour.csv", "result.json");
    assertThat(json.get("outputs").get("result.json").asText())
        .isEqualTo(InputFile.of("", Files.readAllBytes(target.resolve("result.json"))).sha256());
  }

  @Test
  void findsThePeak() {
    // production epsilon^2 exp(-6 m) / m^2 is greatest at the lightest mass
    RunResult.Peak peak = result.peak().orElseThrow();
    assertThat(peak.mass()).isEqualTo(map.masses()[0]);
    assertThat(peak.error()).isCloseTo(0.01 * peak.yield(), within(1e-12));
    YieldMap nothing = SyntheticYields.map(YieldMap.COUPLING, map.masses(), map.values(), (m, e) -> 0);
    assertThat(RunResult.of(card, nothing).peak()).isEmpty();
    assertThat(RunResult.of(card, nothing).contour()).isEmpty();
  }
}

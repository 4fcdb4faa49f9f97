package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fiducia.geometry.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

  @TempDir Path home;

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAllFilesAndSaysSo() throws IOException {
    Path out = home.resolve("results/small");
    Invocation run = Invocation.of("run", Cards.small(home), "--out", out, "--device", "cpu");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Device: cpu", "Peak: N = ", "Contour: N = 2.3", out.toString());
    assertThat(names(out)).containsExactly(
        "contour.csv", "contour.png", "contour.svg", "provenance.json", "result.json", "yield.csv");
    assertThat(names(home.resolve("results"))).containsExactly("small");
  }

  @Test
  void printsAJsonSummaryAloneOnStandardOutput() throws IOException {
    Path out = home.resolve("results");
    Invocation run = Invocation.of(
        "run", Cards.small(home), "--out", out, "--device", "cpu", "--seed", 7, "--events", 207, "--json");
    assertThat(run.exit()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("eventsPerMass").asLong()).isEqualTo(256);
    assertThat(json.get("points").asInt()).isEqualTo(6 * 13);
    assertThat(json.get("files")).hasSize(6);
    assertThat(json.get("peak").get("N").asDouble()).isPositive();
    JsonNode provenance = new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
    assertThat(provenance.get("seed").asLong()).isEqualTo(7);
    for (var file : provenance.get("outputs").properties()) {
      assertThat(InputFile.of("", Files.readAllBytes(out.resolve(file.getKey()))).sha256())
          .isEqualTo(file.getValue().asText());
    }
  }

  @Test
  void givesTheSameNumbersForAnyNumberOfThreadsAndOthersForAnotherSeed() throws IOException {
    Path card = Cards.small(home);
    Path one = home.resolve("one");
    Path three = home.resolve("three");
    Path other = home.resolve("other");
    Invocation.of("run", card, "--out", one, "--device", "cpu", "--threads", 1);
    Invocation.of("run", card, "--out", three, "--device", "cpu", "--threads", 3);
    Invocation.of("run", card, "--out", other, "--device", "cpu", "--seed", 2);
    for (String name : List.of("result.json", "yield.csv", "contour.csv")) {
      assertThat(three.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(Files.readString(other.resolve("yield.csv"))).isNotEqualTo(Files.readString(one.resolve("yield.csv")));
  }

  @Test
  void goesOnWithTheSameNumbersIfTheDeviceDies() throws IOException {
    Path card = Cards.small(home);
    Path good = home.resolve("good");
    Path recovered = home.resolve("recovered");
    Invocation.of("run", card, "--out", good, "--device", "cpu");
    Invocation run = Invocation.of("run", card, "--out", recovered, "--device", TroubleBackend.DYING);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("warning: ", "out of resources");
    for (String name : List.of("result.json", "yield.csv", "contour.csv")) {
      assertThat(recovered.resolve(name)).hasSameBinaryContentAs(good.resolve(name));
    }
    assertThat(recovered.resolve("provenance.json")).content().contains("out of resources");
  }

  @Test
  void failsInOneLineIfTheDeviceAskedForIsFalse() throws IOException {
    Path out = home.resolve("deep/results");
    Invocation run = Invocation.of("run", Cards.small(home), "--out", out, "--device", TroubleBackend.FLIPPING);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).hasLineCount(1).contains("failed its self-test");
    assertThat(out.getParent()).doesNotExist();
  }

  @Test
  void refusesAFilledFolderUnlessToldToOverwrite() throws IOException {
    Path card = Cards.small(home);
    Path out = home.resolve("results");
    assertThat(Invocation.of("run", card, "--out", out, "--device", "cpu").exit()).isZero();
    String before = Files.readString(out.resolve("provenance.json"));

    Invocation refused = Invocation.of("run", card, "--out", out, "--device", "cpu");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("not empty").hasLineCount(1);
    assertThat(Files.readString(out.resolve("provenance.json"))).isEqualTo(before);

    assertThat(Invocation.of("run", card, "--out", out, "--device", "cpu", "--overwrite").exit()).isZero();
    assertThat(Files.readString(out.resolve("provenance.json"))).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "seed = 1 | sead = 1 | sead",
    "max = 0.7 | max = nan | max",
    "protons-on-target = 1.4e17 | protons-on-target = -1.0 | protons-on-target",
    "na62-dump.toml | nowhere.toml | nowhere.toml",
    "builtin:proton-bremsstrahlung | no-such-table.dat | no-such-table.dat",
    "[selection] | [selection | small.toml"
  })
  void refusesBadCardsInOneLineAndWritesNothing(String from, String to, String named) throws IOException {
    Path card = Cards.changed(home, from, to);
    List<String> before = names(home);
    Invocation run = Invocation.of("run", card, "--out", home.resolve("deep/results"), "--device", "cpu");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains(named).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
    assertThat(names(home)).isEqualTo(before);
  }

  @Test
  void refusesUnknownDevicesAndBadOptionsInOneLineAndWritesNothing() throws IOException {
    Path card = Cards.small(home);
    List<String> before = names(home);
    Path out = home.resolve("deep/results");
    List<Invocation> refused = List.of(
        Invocation.of("run", card, "--out", out, "--device", "opencl:99"),
        Invocation.of("run", card, "--out", out, "--threads", 0),
        Invocation.of("run", card, "--out", out, "--events", 0),
        Invocation.of("run", card, "--out", out, "--events", Long.MAX_VALUE),
        Invocation.of("run", card, "--out", out, "--seed", -1),
        Invocation.of("run", card, "--out", out, "--evnets", 5),
        Invocation.of("run", "--out", out),
        Invocation.of("run", home.resolve("missing.toml"), "--out", out));
    assertThat(refused).allSatisfy(run -> {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1).doesNotContain("Exception");
      assertThat(run.out()).isEmpty();
    });
    assertThat(refused.get(5).err()).contains("--evnets", "fiducia run --help");
    assertThat(names(home)).isEqualTo(before);
  }
}

package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiduciaTest {

  @ParameterizedTest
  @ValueSource(strings = {"run", "devices", "crosscheck", "bench", "inspect", "schema"})
  void everyCommandHelpsWithExamplesAndTellsItsVersion(String command) {
    Invocation help = Invocation.of(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Usage: fiducia " + command, "Examples:", "  fiducia " + command);
    assertThat(Invocation.of(command, "--version").out()).contains("fiducia 0.1.0");
  }

  @Test
  void theCommandItselfHelpsWithExamplesAndExitCodes() {
    assertThat(Invocation.of("--help").out()).contains("Examples:", "Exit codes:", "crosscheck");
    assertThat(Invocation.of("--version").out()).startsWith("fiducia 0.1.0 ");
  }

  @Test
  void badUsageIsOneLineAndExitCodeTwo() {
    for (Invocation bad : List.of(Invocation.of(), Invocation.of("runn"), Invocation.of("devices", "--jsn"),
        Invocation.of("crosscheck", "--items", "many"), Invocation.of("crosscheck", "--items", "0"),
        Invocation.of("crosscheck", "--seed", "-1"), Invocation.of("crosscheck", "--kernels", "Vertex,Nothing"),
        Invocation.of("crosscheck", "--devices", "cpu,cpu"), Invocation.of("crosscheck", "--lanes", "1,3"),
        Invocation.of("crosscheck", "--devices", "cpu,opencl:99", "--items", "1"))) {
      assertThat(bad.exit()).isEqualTo(2);
      assertThat(bad.err()).hasLineCount(1).startsWith("fiducia").doesNotContain("Exception");
      assertThat(bad.out()).isEmpty();
    }
    assertThat(Invocation.of("runn").err()).contains("did you mean", "run");
  }

  @Test
  void devicesAreListedWithOneChosen() throws IOException {
    Invocation listing = Invocation.of("devices", "--json");
    assertThat(listing.exit()).isZero();
    JsonNode devices = listing.json().get("devices");
    int chosen = 0;
    List<String> ids = new ArrayList<>();
    for (JsonNode device : devices) {
      assertThat(device.fieldNames()).toIterable()
          .containsExactly("id", "backend", "name", "fp64", "selfTest", "chosen", "reason");
      assertThat(device.get("selfTest").asText()).isIn("passed", "failed", "absent");
      assertThat(device.get("reason").asText()).isNotBlank();
      assertThat(device.get("fp64").isBoolean()).isTrue();
      chosen += device.get("chosen").asBoolean() ? 1 : 0;
      ids.add(device.get("id").asText());
    }
    assertThat(chosen).isEqualTo(1);
    assertThat(ids).contains("cpu").doesNotHaveDuplicates();
    // a build has the TornadoVM backend or not, and a JVM its options or not: either way its row says how to get it
    assertThat(devices).anySatisfy(device -> {
      assertThat(device.get("backend").asText()).isEqualTo("tornado");
      assertThat(device.get("reason").asText()).contains("TORNADOVM_HOME", "docs/tornadovm.md");
    });
    assertThat(Invocation.of("devices").out()).contains("SELF-TEST", "cpu");
  }

  /** The JVM and every real device that passes its self-test. */
  private static String devices() throws IOException {
    List<String> ids = new ArrayList<>(List.of("cpu"));
    for (JsonNode device : Invocation.of("devices", "--json").json().get("devices")) {
      String id = device.get("id").asText();
      if (!id.equals("cpu") && !id.startsWith("trouble") && device.get("selfTest").asText().equals("passed")) {
        ids.add(id);
      }
    }
    return String.join(",", ids);
  }

  @Test
  void crosscheckNamesTheDevicesThatItLeavesOutAndFailsOnADeviceThatDies() {
    // by default the JVM is compared with all others: trouble:0 does not pass its self-test, trouble:1 dies in real work
    Invocation check = Invocation.of("crosscheck", "--items", 4, "--json");
    assertThat(check.err()).contains("left out: trouble:0", "out of resources");
    assertThat(check.out()).isEmpty();
    assertThat(check.exit()).isEqualTo(1);
  }

  @Test
  void crosscheckComparesKernelsAndAgrees() throws IOException {
    Invocation check =
        Invocation.of("crosscheck", "--devices", devices(), "--items", 207, "--seed", 3, "--json");
    JsonNode json = check.json();
    assertThat(check.exit()).isEqualTo(0);
    assertThat(json.fieldNames()).toIterable().containsExactly("mismatchedBytes", "kernels");
    assertThat(json.get("mismatchedBytes").asLong()).isZero();
    assertThat(json.get("kernels")).isNotEmpty().allSatisfy(row -> {
      assertThat(row.fieldNames()).toIterable().containsExactly(
          "kernel", "items", "device", "reference", "form", "bytesCompared", "mismatchedBytes", "hash");
      assertThat(row.get("items").asLong()).isEqualTo(207);
      assertThat(row.get("reference").asText()).isEqualTo("cpu");
      assertThat(row.get("bytesCompared").asLong()).isPositive();
      assertThat(row.get("hash").asText()).matches("[0-9a-f]{16}");
    });
    Invocation alone =
        Invocation.of("crosscheck", "--devices", "cpu", "--items", 13, "--kernels", "BlockSum,VertexFit");
    assertThat(alone.out()).contains("BlockSum", "VertexFit on the beam").doesNotContain("StrawHits");
    assertThat(alone.out()).contains("KERNEL", "Nothing was compared.");
    assertThat(alone.err()).contains("no other device");
  }

  /** One form is the reference of the other; on the JVM alone they are the same. */
  @Test
  void crosscheckComparesFormsOfOneDevice() throws IOException {
    String device = List.of(devices().split(",")).getLast();
    Invocation check = Invocation.of("crosscheck", "--devices", device, "--lanes", "1,4", "--kernels",
        "ClosestApproach,BlockSum", "--items", 13, "--json");
    assertThat(check.exit()).as(check.err()).isZero();
    assertThat(check.json().get("kernels")).isNotEmpty().allSatisfy(row -> {
      assertThat(row.get("device").asText()).isEqualTo(device);
      assertThat(row.get("reference").asText()).isEqualTo(device);
      assertThat(row.get("form").asText()).isEqualTo(device.equals("cpu") ? "jvm" : "wide4");
      assertThat(row.get("bytesCompared").asLong() > 0).isEqualTo(!device.equals("cpu"));
    });
  }

  @Test
  void crosscheckEndsWithThreeIfOneBitDiffers() throws IOException {
    Invocation check = Invocation.of("crosscheck", "--devices", "cpu,trouble:0", "--items", 13, "--json");
    assertThat(check.exit()).isEqualTo(3);
    JsonNode json = check.json();
    assertThat(json.get("mismatchedBytes").asLong()).isEqualTo(json.get("kernels").size());
    assertThat(json.get("kernels")).allSatisfy(row -> {
      assertThat(row.get("mismatchedBytes").asLong()).isEqualTo(1);
      assertThat(row.get("device").asText()).isEqualTo("trouble:0");
    });
    assertThat(Invocation.of("crosscheck", "--devices", "cpu,trouble:0", "--items", 13).out()).contains("bytes differ");
  }

  @Test
  void aDeviceThatFailsItsSelfTestIsNamedAndNotUsed() throws IOException {
    assertThat(Invocation.of("devices", "--json").json().get("devices")).anySatisfy(device -> {
      assertThat(device.get("id").asText()).isEqualTo("trouble:0");
      assertThat(device.get("selfTest").asText()).isEqualTo("failed");
      assertThat(device.get("chosen").asBoolean()).isFalse();
    });
  }

  @Test
  void schemaListsEveryKeyWithTypeUnitDefaultAndMeaning() throws IOException {
    JsonNode schema = Invocation.of("schema", "--json").json();
    assertThat(schema.fieldNames()).toIterable().containsExactly(
        "decay-volume-acceptance", "kaon-decays", "geometry");
    for (String file : List.of("decay-volume-acceptance", "kaon-decays", "geometry")) {
      assertThat(schema.get(file)).hasSizeGreaterThan(10).allSatisfy(key -> {
        assertThat(key.fieldNames()).toIterable().containsExactly("key", "type", "unit", "default", "meaning");
        assertThat(key.get("type").asText()).isNotBlank();
        assertThat(key.get("default").asText()).isNotBlank();
        assertThat(key.get("meaning").asText()).isNotBlank();
      });
    }
    assertThat(Invocation.of("schema").out()).contains("job.seed", "scan.mass-GeV", "decay.mode", "decay-volume");
  }
}

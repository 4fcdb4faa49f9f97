package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fiducia.analysis.bench.SimulatedData;
import org.fiducia.host.DeviceReport;
import org.fiducia.host.Devices;
import org.fiducia.host.spi.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

  private static final int EVENTS = 1000;

  /** Degrees of freedom of each task. */
  private static final Map<String, Integer> NDF = Map.of("kalman", 3, "kalman-parameters", 3, "strawfit", 11,
      "vertex5", 7, "vertex5-position", 7, "kinfit4c", 4, "kinfit4c-errors", 4);

  @TempDir Path home;

  private Invocation bench(Object... more) {
    Object[] args = new Object[more.length + 5];
    System.arraycopy(new Object[] {"bench", "--peer-data", home, "--seconds", "0.01"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Invocation.of(args);
  }

  @Test
  void reportsRatesAndChecksOfEveryTask() throws IOException, InterruptedException, DeviceException {
    SimulatedData.write(home, EVENTS, 11);
    Invocation bench = bench("--json");
    assertThat(bench.exit()).isZero();
    JsonNode rows = bench.json().get("rows");
    assertThat(rows).extracting(row -> row.get("task").asText()).containsExactly(
        "kalman", "kalman-parameters", "strawfit", "vertex5", "vertex5-position", "kinfit4c", "kinfit4c-errors");
    assertThat(rows).allSatisfy(row -> {
      assertThat(row.fieldNames()).toIterable()
          .containsExactly("task", "device", "form", "lanes", "threads", "itemsPerSecond",
              "itemsPerSecondWithTransfers", "checks");
      assertThat(row.get("device").asText()).isEqualTo("cpu");
      assertThat(row.get("form").asText()).isEqualTo("jvm");
      assertThat(row.get("threads").asInt()).isEqualTo(1);
      assertThat(row.get("itemsPerSecond").asDouble()).isPositive();
      assertThat(row.get("checks").fieldNames()).toIterable().containsExactly("pull", "chi2");
      String task = row.get("task").asText();
      // five standard deviations of the mean of chi2 and of the rms of a pull
      double ndf = NDF.get(task);
      assertThat(row.get("checks").get("chi2").asDouble()).isCloseTo(ndf, within(5 * Math.sqrt(2 * ndf / EVENTS)));
      if (task.equals("kinfit4c")) {
        assertThat(row.get("checks").get("pull").isNull()).isTrue();
      } else {
        assertThat(row.get("checks").get("pull").asDouble()).isCloseTo(1, within(5 / Math.sqrt(2.0 * EVENTS)));
      }
    });
  }

  @Test
  void measuresOnlyTheTasksThatAreAskedForOnAnyEvents() throws IOException, InterruptedException, DeviceException {
    Invocation bench = Invocation.of("bench", "--simulate", 207, "--seed", 5, "--seconds", 0.01, "--tasks",
        "kinfit4c,kalman", "--json");
    assertThat(bench.exit()).isZero();
    assertThat(bench.json().get("rows")).extracting(row -> row.get("task").asText())
        .containsExactly("kinfit4c", "kalman");
    assertThat(bench.json().get("peakBytes").asLong()).isPositive();
    // five standard deviations of the mean
    assertThat(bench.json().get("rows").get(1).get("checks").get("chi2").asDouble())
        .isCloseTo(3, within(5 * Math.sqrt(6.0 / 207)));
  }

  /** Four lanes if a device has them, whatever the JVM is told. */
  @Test
  void saysWhichFormRan() throws IOException, InterruptedException, DeviceException {
    SimulatedData.write(home, 13, 11);
    List<String> devices = Devices.list().stream().filter(d -> d.selfTest().equals("passed")).map(DeviceReport::id)
        .filter(id -> id.equals("cpu") || id.startsWith("opencl")).toList();
    assertThat(devices).contains("cpu");
    for (String device : devices) {
      Invocation bench = bench("--tasks", "kalman", "--device", device, "--lanes", 4);
      assertThat(bench.out().lines().skip(1).map(line -> line.split(" +")[2]))
          .containsExactly(device.equals("cpu") ? "jvm" : "wide4");
    }
  }

  @Test
  void countsFitsThatFail() throws IOException, InterruptedException, DeviceException {
    SimulatedData.write(home, 13, 11);
    put("tracks.f64", 13 * 7 + 2, 1e300);
    // impossible only away from the vertex: a fit without momenta does not see it
    put("vtx5.f64", 103 * 4 + 5, -1.0);
    put("kin5.f64", 60 * 12 + 15, -1.0);
    put("kin5.f64", 60 * 3 + 48, -1.0);
    Map<String, String> failed = new TreeMap<>();
    bench("--threads", 3).out().lines().skip(1).map(line -> line.split(" +")).forEach(c -> {
      assertThat(c[3]).isEqualTo("3");
      failed.put(c[0], c[8]);
    });
    assertThat(failed).isEqualTo(
        Map.of("kalman", "1", "kalman-parameters", "1", "strawfit", "0", "vertex5", "1", "vertex5-position", "0",
            "kinfit4c", "2", "kinfit4c-errors", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tracks.f64", "vtx5.f64", "kin5.f64"})
  void refusesDataThatAreNotWhole(String name) throws IOException, InterruptedException, DeviceException {
    SimulatedData.write(home, 6, 11);
    byte[] good = Files.readAllBytes(home.resolve(name));
    assertRefused(name, Arrays.copyOf(good, good.length - 1), "not a whole number of records");
    assertRefused(name, Arrays.copyOf(good, good.length - 8), "not a whole number of records");
    assertRefused(name, new byte[0], "not a whole number of records");
    assertRefused(name, Arrays.copyOf(good, good.length / 6 * 5), "records");
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      byte[] damaged = good.clone();
      ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putDouble(damaged.length - 8, bad);
      assertRefused(name, damaged, "of record 5 is " + bad);
    }
    Files.delete(home.resolve(name));
    refused(bench(), name + ": there is no such file");
    Files.createDirectory(home.resolve(name));
    refused(bench(), name + ": this is a folder");
  }

  private void assertRefused(String name, byte[] bytes, String message) throws IOException {
    Files.write(home.resolve(name), bytes);
    refused(bench(), message);
  }

  private static void refused(Invocation bench, String message) {
    assertThat(bench.exit()).isEqualTo(2);
    assertThat(bench.err()).hasLineCount(1).contains(message).doesNotContain("Exception");
    assertThat(bench.out()).isEmpty();
  }

  private void put(String name, long number, double value) throws IOException {
    try (FileChannel file = FileChannel.open(home.resolve(name), StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);
      file.write(bytes, number * Double.BYTES);
    }
  }

  @Test
  void refusesBadOptions() throws IOException, InterruptedException, DeviceException {
    refused(Invocation.of("bench"), "--peer-data");
    refused(Invocation.of("bench", "--peer-data", home.resolve("nowhere")), "there is no such folder");
    SimulatedData.write(home, 1, 11);
    refused(bench("--tasks", "kalman,nothing"), "--tasks: there is no 'nothing'");
    refused(bench("--lanes", 3), "lanes");
    refused(bench("--simulate", 5), "mutually exclusive");
    refused(Invocation.of("bench", "--simulate", 0), "--simulate must be at least 1");
    refused(Invocation.of("bench", "--simulate", 1, "--seed", -1), "--seed must not be negative");
    refused(bench("--threads", 0), "--threads must be at least 1");
    refused(Invocation.of("bench", "--peer-data", home, "--seconds", "0"), "--seconds must be above 0");
    refused(bench("--device", "nothing"), "device 'nothing' is unknown");
  }
}

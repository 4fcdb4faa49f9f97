package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding devices, and saying why there are none; a JVM starts TornadoVM once, so that absences need own JVMs. */
class TornadoBackendTest {

  private static final String TORNADO = "@" + System.getenv("TORNADOVM_HOME") + "/tornado-argfile";
  private static final String OPTIONS = "@" + Path.of("java-options").toAbsolutePath();

  /** Prints what a backend finds, and how the first device opens. */
  static final class Look {

    private Look() {}

    public static void main(String[] arguments) {
      TornadoBackend backend = new TornadoBackend();
      List<BackendDevice> devices = backend.devices();
      String opened = "";
      if (!devices.isEmpty()) {
        try {
          devices.getFirst().open(new RunnerOptions(1, 0, 0)).close();
          opened = "opened";
        } catch (DeviceException e) {
          opened = e.getMessage();
        }
      }
      System.out.println("|" + devices.size() + "|" + backend.absence() + "|" + opened + "|");
    }
  }

  private static String look(Map<String, String> environment, String... options) throws Exception {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Look.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().filter(line -> line.startsWith("|")).findFirst().orElse(output);
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Backend.class)).anyMatch(backend -> backend instanceof TornadoBackend);
  }

  @Test
  void numbersAndNamesItsDevices() {
    TornadoDevice first = TestDevices.first();
    assertThat(first.id()).isEqualTo("tornado:0");
    assertThat(first.name()).startsWith("TornadoVM, ");
    assertThat(first.fp64()).isTrue();
    assertThat(new TornadoBackend().absence()).isEmpty();
  }

  @Test
  void opensWithItsOptions() throws Exception {
    assertThat(look(Map.of(), TORNADO, OPTIONS)).endsWith("||opened|");
  }

  @Test
  void saysHowToStartJavaWithoutTornadoVmsOptions() throws Exception {
    assertThat(look(Map.of(), OPTIONS))
        .startsWith("|0|").contains("TORNADOVM_HOME", "@$TORNADOVM_HOME/tornado-argfile", "docs/tornadovm.md");
  }

  /** Every line of the file matters, beside those on memory and speed. */
  @Test
  void refusesToOpenWithoutAnyOneOfTheStrictOptions(@TempDir Path folder) throws Exception {
    List<String> strict = Files.readAllLines(Path.of("java-options")).stream()
        .filter(line -> line.startsWith("-Dtornado.") && !line.matches(".*(device.memory|max.events).*"))
        .toList();
    assertThat(strict).hasSize(6);
    assertThat(look(Map.of(), TORNADO)).contains("may change results", strict.get(0), strict.get(5));
    for (String left : strict) {
      Path options = folder.resolve("java-options");
      Files.write(options, strict.stream().filter(line -> !line.equals(left)).toList());
      assertThat(look(Map.of(), TORNADO, "@" + options)).endsWith("which host/tornado/java-options has: " + left + "|");
    }
  }

  @Test
  void saysSoWhereThereIsNoOpenClPlatform(@TempDir Path empty) throws Exception {
    assertThat(look(Map.of("OCL_ICD_VENDORS", empty + "/"), TORNADO, OPTIONS))
        .startsWith("|0|").contains("TornadoVM", "docs/tornadovm.md");
  }
}

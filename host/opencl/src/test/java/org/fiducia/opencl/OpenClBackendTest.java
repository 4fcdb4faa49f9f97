package org.fiducia.opencl;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding devices, and saying why there are none; a JVM looks once, so that absences need JVMs of their own. */
class OpenClBackendTest {

  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

  /** Prints what a backend finds, after the folder of temporary files. */
  static final class Look {

    private Look() {}

    public static void main(String[] arguments) {
      OpenClBackend backend = new OpenClBackend();
      List<BackendDevice> devices = backend.devices();
      System.out.println(System.getProperty("java.io.tmpdir") + "|" + devices.size() + "|" + backend.absence());
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
    return output.strip();
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Backend.class)).anyMatch(backend -> backend instanceof OpenClBackend);
  }

  @Test
  void numbersAndNamesItsDevices() {
    OpenClDevice first = TestDevices.first();
    assertThat(first.id()).isEqualTo("opencl:0");
    assertThat(first.name()).matches(".+, .+").startsWith(first.platformName());
    assertThat(first.fp64()).isTrue();
    assertThat(new OpenClBackend().absence()).isEmpty();
  }

  @Test
  void saysWhatToInstallWhereThereIsNoPlatform(@TempDir Path empty) throws Exception {
    TestDevices.first();
    assertThat(look(Map.of("OCL_ICD_VENDORS", empty + "/"), NATIVE_ACCESS))
        .contains("|0|").contains("no platform").contains("install pocl-opencl-icd").doesNotContain("\n");
  }

  @Test
  void neitherLoadsAPlantedLibraryNorLeavesAnything(@TempDir Path temporary) throws Exception {
    TestDevices.first();
    for (String machine : List.of("x86_64", "arm64")) {
      Files.writeString(temporary.resolve("libJOCL_2_0_6-linux-" + machine + ".so"), "planted");
    }
    assertThat(look(Map.of(), NATIVE_ACCESS, "-Djava.io.tmpdir=" + temporary))
        .startsWith(temporary + "|").doesNotContain("|0|");
    try (var files = Files.list(temporary)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allSatisfy(name -> assertThat(name).startsWith("libJOCL_2_0_6-linux-"));
    }
  }

  @Test
  void saysWhenItCannotUnpackItsLibrary() throws Exception {
    assertThat(look(Map.of(), NATIVE_ACCESS, "-Djava.io.tmpdir=/nonexistent"))
        .contains("/nonexistent|0|").contains("make that folder writable");
  }

  @Test
  void saysHowToAllowNativeCode() throws Exception {
    TestDevices.first();
    assertThat(look(Map.of(), "--illegal-native-access=deny"))
        .contains("|0|").contains("--enable-native-access=ALL-UNNAMED");
  }
}

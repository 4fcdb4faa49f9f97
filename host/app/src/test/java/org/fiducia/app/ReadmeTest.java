package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadmeTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** The Java examples of the README, compiled and run as a user would. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Example | m = 0\\.\\d+ GeV, epsilon = .*: N = \\d.* \\+- \\d.* on ",
    "Chain   | [5-9]\\d\\d vertices, rms of z \\d+ mm on "
  })
  void examplesCompileAndRun(String name, String printed, @TempDir Path folder) throws Exception {
    Matcher block = Pattern.compile("```java\n([^`]*?class " + name + " .*?)```", Pattern.DOTALL)
        .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).isTrue();
    Path source = Files.writeString(folder.resolve(name + ".java"), block.group(1));
    String classPath = System.getProperty("java.class.path");
    int compiled = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-cp", classPath, "-proc:none", "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    Path output = folder.resolve("output");
    Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-cp", folder + System.getProperty("path.separator") + classPath, name)
        .directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(run.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).containsPattern(printed);
  }
}

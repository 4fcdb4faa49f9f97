package org.fiducia.tornado.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What TornadoVM's own code generator makes of Java kernels, and that docs/tornadovm.md says it: why Fiducia gives it
 * the OpenCL C of its own translator instead. Where a new version does better, this test says so, and the page must
 * follow.
 */
class JitTest {

  private static final Path PAGE = Path.of("../../docs/tornadovm.md");

  /** {@code | `kernel` ... | outcome with the strict options | outcome with TornadoVM's own |}. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)`[^|]*\\| ([a-z ]+) \\| ([a-z ]+) \\|.*");

  private static final String DIFFERENT = "differs";
  private static final String DEADLY = "ends the process";

  private static final String TORNADO = "@" + System.getenv("TORNADOVM_HOME") + "/tornado-argfile";
  private static final String STRICT = "@" + Path.of("java-options").toAbsolutePath();

  /** Without it, the JVM would do the work of what is refused, and hide it. */
  private static final String NO_RECOVERY = "-Dtornado.recover.bailout=False";

  @Test
  void everyKernelIsAnExperiment() {
    assertThat(JitExperiments.names()).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(JitKernels.class.getDeclaredMethods())
            .filter(m -> !Modifier.isPrivate(m.getModifiers()) && !m.isSynthetic()).map(Method::getName).toList());
  }

  @Test
  @Tag("slow")
  void thePageSaysWhatTheStrictOptionsGive() throws Exception {
    assertThat(outcomes(TORNADO, STRICT)).isEqualTo(fromPage(2));
  }

  @Test
  @Tag("slow")
  void thePageSaysWhatTornadoVmsOwnOptionsGive() throws Exception {
    assertThat(outcomes(TORNADO, NO_RECOVERY, "--enable-native-access=ALL-UNNAMED")).isEqualTo(fromPage(3));
  }

  private static Map<String, String> fromPage(int column) throws IOException {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        outcomes.put(row.group(1), row.group(column));
      }
    }
    return outcomes;
  }

  /** All outcomes; after an experiment that ends the process another process goes on. */
  private static Map<String, String> outcomes(String... options) throws Exception {
    Map<String, String> outcomes = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(JitExperiments.names());
    while (!left.isEmpty()) {
      String begun = "";
      for (String line : output(left, options)) {
        System.out.println(line);
        if (line.startsWith(JitExperiments.BEGINS)) {
          begun = line.substring(JitExperiments.BEGINS.length());
          outcomes.put(begun, DEADLY);
        } else if (line.startsWith(JitExperiments.ENDS + begun)) {
          String outcome = line.substring((JitExperiments.ENDS + begun + ": ").length());
          outcomes.put(begun, outcome.equals(JitExperiments.EQUAL) ? JitExperiments.EQUAL
              : outcome.startsWith(JitExperiments.REFUSED) ? JitExperiments.REFUSED : DIFFERENT);
        }
      }
      assertThat(begun).as("the program of experiments does not start").isNotEmpty();
      left.subList(0, left.indexOf(begun) + 1).clear();
    }
    return outcomes;
  }

  private static List<String> output(List<String> experiments, String... options) throws Exception {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null",
        "-cp", System.getProperty("java.class.path"), JitExperiments.class.getName()));
    command.addAll(experiments);
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return lines;
  }
}

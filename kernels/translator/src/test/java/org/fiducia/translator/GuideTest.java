package org.fiducia.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide {@code docs/kernel-language.md} shows code that compiles and lists what there is. */
class GuideTest {

  private static final Path GUIDE = Path.of("../../docs/kernel-language.md");

  @TempDir
  Path folder;

  @Test
  void theExampleIsAKernel() throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf("```java\n") + "```java\n".length();
    String example = guide.substring(start, guide.indexOf("```", start)).replace("package demo;", "");
    Compilation compilation = new Compilation(folder)
        .source("org.fiducia.kernels.math.Exact", """
            @Functions public final class Exact {
              public static double hypot(double x, double y) { return Math.sqrt(x * x + y * y); }
              public static double log(double x) { return x; }
            }
            """)
        .source("demo.Pseudorapidity", example);
    assertThat(compilation.compile()).as("%s", compilation.errors()).isTrue();
    assertThat(compilation.fragment("demo.Pseudorapidity").functions()).hasSize(1);
  }

  @Test
  void everyIntrinsicIsListed() throws IOException {
    String guide = Files.readString(GUIDE);
    Set<String> missing = new TreeSet<>();
    for (String signature : Intrinsics.signatures()) {
      String method = signature.substring(signature.indexOf('.') + 1, signature.indexOf('('));
      if (!Pattern.compile("\\b" + method + "\\b").matcher(guide).find()) {
        missing.add(signature);
      }
    }
    assertThat(missing).isEmpty();
  }
}

package org.fiducia.translator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.KernelSource;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor leaves on disk, and how it is found and linked. */
class KernelProcessorTest {

  private static final String SCALE = """
      @Kernel public final class Scale {
        public static void run(long i, long event, Doubles in, Doubles out, Longs sums, Doubles spare) {
          Steps.put(out, i, Steps.FACTORS[1] * in.get(0, i));
          sums.add(0, 0, event);
        }
      }
      """;
  private static final String STEPS = """
      @Functions public final class Steps {
        public static final double[] FACTORS = {1, 2};
        public static void put(Doubles to, long i, double x) { deeper(to, i, x); }
        private static void deeper(Doubles to, long i, double x) { to.set(0, i, x); }
      }
      """;

  @TempDir
  Path root;

  private Path main;
  private Path library;

  @BeforeEach
  void folders() throws IOException {
    main = Files.createDirectory(root.resolve("main"));
    library = Files.createDirectory(root.resolve("library"));
  }

  private Compilation both() {
    return compiled(new Compilation(main).source("p.Scale", SCALE).source("p.Steps", STEPS));
  }

  private static Compilation compiled(Compilation compilation) {
    assertThat(compilation.compile()).as("%s", compilation.errors()).isTrue();
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation;
  }

  @Test
  void theDescriptorTellsAllOfTheKernel() throws Exception {
    KernelDescriptor scale = both().descriptor("p.Scale");
    assertThat(scale.name()).isEqualTo("p.Scale");
    assertThat(scale.function()).isEqualTo("Scale_run");
    assertThat(scale.parameters()).containsExactly(
        new KernelDescriptor.Parameter("in", Doubles.class), new KernelDescriptor.Parameter("out", Doubles.class),
        new KernelDescriptor.Parameter("sums", Longs.class), new KernelDescriptor.Parameter("spare", Doubles.class));
    assertThat(scale.access()).containsExactly(Access.READ, Access.WRITE, Access.WRITE, Access.READ);
  }

  @Test
  void theDescriptorRunsTheKernel() throws Exception {
    KernelDescriptor scale = both().descriptor("p.Scale");
    try (Arena arena = Arena.ofConfined()) {
      Doubles in = Doubles.allocate(arena, 1, 6);
      Doubles out = Doubles.allocate(arena, 1, 6);
      Longs sums = Longs.allocate(arena, 1, 1);
      for (long i = 0; i < 6; i++) {
        in.set(0, i, i + 0.25);
      }
      Launch launch = (Launch) scale.getClass()
          .getMethod("with", Doubles.class, Doubles.class, Longs.class, Doubles.class)
          .invoke(null, in, out, sums, in);
      List<Block> blocks = launch.blocks();
      launch.kernel().loop(1, 4, 100, blocks);
      assertThat(List.of(out.get(0, 0), out.get(0, 1), out.get(0, 3), out.get(0, 4))).containsExactly(0.0, 2.5, 6.5, 0.0);
      assertThat(sums.get(0, 0)).isEqualTo(101 + 102 + 103);
    }
  }

  @Test
  void kernelsAreListedForServices() throws IOException {
    both();
    Path services = main.resolve("META-INF/services/org.fiducia.language.KernelDescriptor");
    assertThat(services).content().isEqualTo("p.ScaleKernel\n");
    compiled(new Compilation(main).with(main)
        .source("p.Other", "@Kernel public final class Other { public static void run(long i, Ints a) { } }"));
    assertThat(services).as("after compiling a part").content().isEqualTo("p.OtherKernel\np.ScaleKernel\n");
  }

  @Test
  void aProgramHoldsEverythingOnce() throws Exception {
    String program = KernelSource.link(both().descriptor("p.Scale"));
    assertThat(program).contains("#pragma OPENCL FP_CONTRACT OFF").doesNotContain("//@");
    assertThat(program).containsOnlyOnce("__kernel void Scale_run(").containsOnlyOnce("__constant double Steps_FACTORS[2]");
    assertThat(program.indexOf("void Steps_put(")).isLessThan(program.indexOf("__kernel void Scale_run("));
  }

  @Test
  void twoBuildsGiveOneText() throws Exception {
    Compilation first = both();
    String scale = first.fragmentText("p.Scale");
    String steps = first.fragmentText("p.Steps");
    Compilation second = compiled(new Compilation(library).source("p.Steps", STEPS).source("p.Scale", SCALE));
    assertThat(second.fragmentText("p.Scale")).isEqualTo(scale);
    assertThat(second.fragmentText("p.Steps")).isEqualTo(steps);
    assertThat(KernelSource.link(second.descriptor("p.Scale"))).isEqualTo(KernelSource.link(first.descriptor("p.Scale")));
  }

  @Test
  void anErrorLeavesNoStaleFragment() {
    Compilation good = both();
    assertThat(good.fragmentFile("p.Scale")).exists();
    Compilation bad = new Compilation(main).source("p.Scale", SCALE.replace("1] *", "1] * Math.exp(1) *"))
        .source("p.Steps", STEPS);
    assertThat(bad.compile()).isFalse();
    assertThat(bad.fragmentFile("p.Scale")).doesNotExist();
  }

  @Test
  void anErrorOfJavacLeavesNoStaleFragment() {
    both();
    Compilation bad = new Compilation(main).source("p.Scale", SCALE.replace("in.get", "nowhere.get"))
        .source("p.Steps", STEPS);
    assertThat(bad.compile()).isFalse();
    assertThat(bad.fragmentFile("p.Scale")).doesNotExist();
  }

  @Test
  void functionsOfAnotherJarKeepTheirEffects() throws Exception {
    compiled(new Compilation(library).source("p.Steps", STEPS));
    Compilation kernels = compiled(new Compilation(main).with(library).source("p.Scale", SCALE));
    KernelDescriptor scale = kernels.descriptor("p.Scale");
    assertThat(scale.access()).startsWith(Access.READ, Access.WRITE);
    assertThat(KernelSource.link(scale)).contains("__constant double Steps_FACTORS[2]");
  }

  @Test
  void aMissingFragmentIsNamedAtLinkTime() throws Exception {
    Compilation compilation = both();
    Files.delete(compilation.fragmentFile("p.Steps"));
    KernelDescriptor scale = compilation.descriptor("p.Scale");
    assertThatThrownBy(() -> KernelSource.link(scale)).isInstanceOf(IllegalStateException.class)
        .hasMessage("no OpenCL C for p.Steps (needed by p.Scale): p/Steps.cl is not on the class path; "
            + "compile the class with the fiducia-translator annotation processor");
  }

  @Test
  void twoClassesOfOneNameCannotBeLinked() throws Exception {
    Compilation compilation = compiled(new Compilation(main)
        .source("a.Same", "@Functions public final class Same { public static int f(int n) { return n; } }")
        .source("b.Same", "@Functions public final class Same { public static int f(int n) { return -n; } }")
        .source("p.Test", """
            @Kernel public final class Test {
              public static void run(long i, Ints n) { n.set(0, i, a.Same.f(1) + b.Same.f(2)); }
            }
            """));
    KernelDescriptor test = compilation.descriptor("p.Test");
    assertThatThrownBy(() -> KernelSource.link(test)).isInstanceOf(IllegalStateException.class)
        .hasMessage("classes a.Same and b.Same meet in one OpenCL program and share the name Same: rename one of them");
  }

  @Test
  void aKernelMayCarryItsLayout() {
    compiled(new Compilation(main).source("p.Test", """
        @Kernel public final class Test {
          static final int X = 1;
          static final Layout POINT = Layout.of("point", Layout.column("x", "mm", "place"));
          public static void run(long i, Ints n) { n.set(X, i, 1); }
        }
        """));
  }

  @Test
  void pureFunctionsOfArraysMayStandInAnyOrder() {
    compiled(new Compilation(main).source("p.Test", """
        @Functions public final class Test {
          static double sum(double[] a) { return a[0] + a[1]; }
          static double twice(double[] a, double[] b) { return sum(a) * sum(b) + a[1]; }
          static boolean set(double[] a) { a[0] = 1; return true; }
          static double ordered(double[] a, double x) { return x > 0 && set(a) ? sum(a) : set(a) ? x : -x; }
        }
        """));
  }
}

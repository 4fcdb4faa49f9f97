package org.fiducia.wide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fiducia.language.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of small programs. That the bits are right is tested where there is a device. */
class WideFormTest {

  private static final String HEAD = """
      __kernel void K_run(const long j_items, const long j_first, __global double* in, const long in_stride, \
      __global double* out, const long out_stride, __global int* codes, const long codes_stride) {
        long i = (long)get_global_id(0);
        if (i >= j_items) {
          return;
        }
      """;

  /** The functions of the wide form of a kernel with this body, without preludes. */
  private static String wide(String functions, String body) {
    String text = form(functions, body).text();
    return text.substring(text.indexOf("__kernel"));
  }

  private static WideForm form(String functions, String body) {
    return WideForm.of(KernelSource.prelude() + functions + HEAD + body + "}\n", "K_run");
  }

  @Test
  void whatIsTheSameInAllLanesStaysScalar() {
    String text = wide("", """
        int n = j_int(in[(2 * in_stride) + 0L]);
        double scale = 1.0;
        for (int k = 0; k < n; k = (int)((uint)k + (uint)1)) {
          scale = scale * (in[(3 * in_stride) + ((long)k)] + 0.5);
        }
        out[i] = j_store(scale);
        """);
    assertThat(text)
        .contains("int n = j_int(in[((2 * in_stride) + 0L)]);")
        .contains("for (; (k < n); k = ((int)(((uint)k) + ((uint)1)))) {")
        .contains("scale = (scale * (in[((3 * in_stride) + ((long)k))] + 0.5));")
        .contains("j_save_doubles(out, i, j_n, (j_doubles)(j_store(scale)));");
  }

  @Test
  void consecutiveElementsAreVectorsAndOthersAreGathered() {
    String text = wide("", """
        long event = (long)((ulong)j_first + (ulong)i);
        long row = (long)((ulong)i + (ulong)7L);
        out[i] = j_store(in[(1 * in_stride) + row]);
        out[(1 * out_stride) + i] = j_store(in[(long)codes[i]]);
        out[(2 * out_stride) + i] = j_store((double)event);
        out[(long)codes[i]] = j_store(in[i]);
        """);
    assertThat(text)
        .contains("long event = ((long)(((ulong)j_first) + ((ulong)i)));")
        .contains("j_load_doubles(in, ((1 * in_stride) + row), j_n)")
        .contains("j_gather_doubles(in, j_to_longs(j_load_ints(codes, i, j_n)))")
        .contains("j_to_doubles(((j_longs)(event) + j_lane))")
        .contains("j_scatter_doubles(out, j_to_longs(j_load_ints(codes, i, j_n)), ");
  }

  /** Found by the random kernel 254: {@code (char) (byte) x}. */
  @ParameterizedTest
  @CsvSource({"ushort, char", "ushort, short", "short, char", "short, ushort", "char, short", "char, ushort"})
  void aNarrowTypeIsCastToAnother(String outer, String inner) {
    String text = wide("", "codes[i] = (" + outer + ")(" + inner + ")codes[i];");
    assertThat(text).contains("j_to_" + outer + "s(j_to_" + inner + "s(j_load_ints(codes, i, j_n)))");
  }

  /** Found by the random kernels 93 and 258. */
  @Test
  void aCaseThatAllLanesLeftByReturnDoesNotFallThrough() {
    String text = wide("", """
        switch (codes[0]) {
          case 0:
            if (in[i] > 0.0) {
              return;
            }
            out[i] = j_store(1.0);
            break;
          default:
            out[i] = j_store(2.0);
        }
        """);
    assertThat(text).containsPattern("break;\\n\\s*}\\n\\s*if \\(!j_any\\(j_live\\)\\) break;\\n\\s*default:");
  }

  @Test
  void aBranchThatDiffersByLaneChoosesOnlyForVariablesFromOutside() {
    String text = wide("", """
        double x = in[i];
        if (x > 0.0) {
          double y = 2.0 * x;
          y = y + 1.0;
          x = y;
        }
        out[i] = j_store(x);
        """);
    assertThat(text)
        .contains("y = (y + (j_doubles)(1.0));")
        .containsPattern("x = j_choose_doubles\\(x, y, j_m\\d+\\);");
  }

  @Test
  void aVariableVariesFromTheFirstRoundOfALoopIfItDoesInTheSecond() {
    String text = wide("", """
        double sum = 0.0;
        for (int k = 0; k < 3; k = (int)((uint)k + (uint)1)) {
          out[(k * out_stride) + i] = j_store(sum);
          sum = in[i];
        }
        """);
    assertThat(text).contains("j_doubles sum = (j_doubles)(0.0);").contains("j_v_store(sum)");
  }

  @Test
  void aLoopThatLanesLeaveAtDifferentTimesEndsWithTheLast() {
    String text = wide("", """
        double x = in[i];
        int rounds = 0;
        while (x > 1.0) {
          if (x > 100.0) {
            break;
          }
          x = x * 0.5;
          rounds = (int)((uint)rounds + (uint)1);
        }
        codes[i] = rounds;
        """);
    assertThat(text)
        .containsPattern("j_a\\d+ &= \\(x > \\(j_doubles\\)\\(1.0\\)\\);\n *if \\(!j_any\\(j_a\\d+\\)\\) break;")
        .containsPattern("x = j_choose_doubles\\(x, \\(x \\* \\(j_doubles\\)\\(0.5\\)\\), j_a\\d+\\);")
        .containsPattern("j_a\\d+ &= ~j_l\\d+;");
  }

  @Test
  void aFunctionIsWrittenOnceForEveryKindOfCall() {
    String text = wide("""
        double K_twice(double x);
        double K_twice(double x) {
          return x + x;
        }
        """, """
        double same = K_twice(in[0L]);
        out[i] = j_store(K_twice(in[i]) + same);
        out[(1 * out_stride) + i] = j_store(K_twice(K_twice(in[i])));
        """);
    assertThat(text)
        .contains("double j_K_twice_U(double x) {\n  return (x + x);")
        .contains("j_doubles j_K_twice_V(j_doubles x) {\n  return (x + x);");
    assertThat(text.split("j_doubles j_K_twice_V\\(j_doubles x\\) \\{")).hasSize(2);
  }

  @Test
  void anArrayVariesIfAFunctionFillsItSo() {
    String text = wide("""
        void K_fill(double* a, double x) {
          a[0] = x;
        }
        """, """
        double a[2] = {0};
        K_fill(a, in[i]);
        if (in[i] > 0.0) {
          K_fill(a, 1.0);
        }
        out[i] = j_store(a[0]);
        """);
    assertThat(text)
        .contains("j_doubles a[2] = {(j_doubles)(0)};")
        .contains("void j_K_fill_VV(j_doubles* a, j_doubles x) {\n  a[0] = x;")
        .contains("a[0] = j_choose_doubles(a[0], (j_doubles)(x), j_on);");
  }

  @Test
  void memoryIsTouchedOnlyIfALaneAsksForIt() {
    String text = wide("", """
        int k = j_int(in[0L]);
        out[i] = j_store((in[i] > 0.0) ? in[(k * in_stride) + 0L] : 1.0);
        if (in[i] < 0.0) {
          return;
        }
        out[(1 * out_stride) + i] = j_store(in[(long)k]);
        """);
    assertThat(text)
        .containsPattern("if \\(j_any\\(j_g\\d+\\)\\) \\{\n *j_e\\d+ = in\\[\\(\\(k \\* in_stride\\) \\+ 0L\\)\\];")
        .containsPattern("if \\(j_any\\(j_live\\)\\) \\{\n *j_save_doubles_where\\(j_live, out");
  }

  @Test
  void sumsAreMadeLaneByLaneOrTogether() {
    String text = WideForm.of(KernelSource.prelude() + """
        __kernel void K_run(const long j_items, const long j_first, __global long* sums, const long sums_stride) {
          long i = (long)get_global_id(0);
          if (i >= j_items) {
            return;
          }
          j_add(&sums[i % 5L], 1L);
          j_add(&sums[7L], i);
        }
        """, "K_run").text();
    assertThat(text)
        .contains("j_add_each(sums, (((j_longs)(i) + j_lane) % (j_longs)(5L)), j_n, (j_longs)(1L), j_all_lanes);")
        .contains("j_add_sum(sums, 7L, j_n, ((j_longs)(i) + j_lane), j_all_lanes);");
  }

  @Test
  void aSwitchByLaneEntersFallsThroughAndLeaves() {
    String text = wide("", """
        int r = 0;
        switch (codes[i]) {
          case 1:
            r = 5;
          case 2:
            r = (int)((uint)r + (uint)1);
            break;
          default:
            r = 9;
        }
        codes[i] = r;
        """);
    assertThat(text)
        .containsPattern("j_f\\d+ \\|= j_to_longs\\(\\(j_x\\d+ == 1\\)\\);")
        .containsPattern("j_f\\d+ \\|= ~\\(j_to_longs\\(\\(j_x\\d+ == 1\\) \\| \\(j_x\\d+ == 2\\)\\)\\);")
        .containsPattern("j_s\\d+ &= ~j_l\\d+;");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "goto end;                    | goto end;",
      "double x = sinpi(in[i]);     | sinpi",
      "double x = y;                | y",
      "int n = (int)in[i];          | double to int",
      "float f = 0x1.0p0f; f = (in[i] > 0.0) ? f : f;  | float",
      "double* p = in;              | double* p = in;",
      "out[i] = in[i] @ 2.0;        | @",
  })
  void whatItDoesNotKnowIsNamed(String body, String named) {
    assertThatThrownBy(() -> wide("", body)).isInstanceOf(WideFormException.class).hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long i = (long)get_global_id(1 - 1); double x = 0.0;", "double x = 1.0;", ""})
  void anotherBeginningIsRefused(String body) {
    String program =
        KernelSource.prelude() + "__kernel void K_run(const long j_items, const long j_first) {" + body + "}";
    assertThatThrownBy(() -> WideForm.of(program, "K_run")).isInstanceOf(WideFormException.class)
        .hasMessageContaining("K_run");
  }

  @Test
  void aProgramWithoutThePreludeOrTheKernelIsRefused() {
    assertThatThrownBy(() -> WideForm.of("int f(int a);", "K_run")).isInstanceOf(WideFormException.class)
        .hasMessageContaining("prelude");
    assertThatThrownBy(() -> WideForm.of(KernelSource.prelude() + "int f(int a) {\n  return a;\n}\n", "K_run"))
        .isInstanceOf(WideFormException.class).hasMessageContaining("no kernel K_run");
  }

  @Test
  void paysUnlessItMovesMoreThanItComputes() {
    assertThat(form("", "out[i] = j_store(in[(long)codes[i]]);\n").pays()).isFalse();
    assertThat(form("", "out[i] = j_store(in[i]);\n").pays()).isTrue();
    assertThat(form("", "out[i] = j_store(sqrt(in[i] * in[i] + 1.0) / in[(long)codes[i]]);\n").pays()).isTrue();
  }

  /** 600 operations are few enough, 1200 are not, wherever they come from. */
  @Test
  void smallFunctionsTakeThePlaceOfTheirCalls() {
    String functions = """
        double K_half(double x) {
        %s
          return x;
        }
        double K_other(double x) {
        %s
          return x;
        }
        double K_both(double x) {
          return K_other(K_half(x));
        }
        """.formatted("  x = x * x;\n".repeat(600), "  x = x * x;\n".repeat(600));
    assertThat(form(functions, "out[i] = j_store(K_both(in[i]));\n").text())
        .contains("\nJ_INLINE j_doubles j_K_half_V(j_doubles x);", "\nJ_INLINE j_doubles j_K_other_V(j_doubles x);")
        .contains("\nj_doubles j_K_both_V(j_doubles x);");
  }

  @Test
  void theSameTextEachTime() {
    String body = "double x = in[i];\nif (x > 0.0) {\n  out[i] = j_store(x);\n}\n";
    assertThat(form("", body)).isEqualTo(form("", body));
  }
}

package org.fiducia.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The C of single constructs, above all where Java and C part. What the C then computes, the conformance suite tells. */
class TranslationTest {

  @TempDir
  Path folder;

  private String body(String parameters, String code) {
    Compilation compilation = new Compilation(folder)
        .source("p.Line", "public final class Line { public static final int X = 4; public static final long BIG = 1L << 40; }")
        .source("p.Test", """
            @Functions public final class Test {
              static final double[] TABLE = {1.5, -2, 1.0 / 3, 1e300 * 10, -0.0, 3, 'a'};
              static final double[] BOUNDS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
              static void f(%s) {
                %s
              }
              static int g(double[] a) { return (int) a[0]; }
              static boolean h(boolean b, Doubles in) { return b; }
            }
            """.formatted(parameters, code));
    assertThat(compilation.compile()).as("%s", compilation.errors()).isTrue();
    String bodies = compilation.fragment("p.Test").bodies();
    int start = bodies.indexOf(") {\n") + 4;
    return bodies.substring(start, bodies.indexOf("\n}\n", start)).strip().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(delimiterString = " | ", textBlock = """
      p = (int) x;                 | p = j_int(x);
      n = (long) x;                | n = j_long(x);
      p = (int) n;                 | p = (int)n;
      p = (byte) x;                | p = (int)((char)j_int(x));
      p = (char) n;                | p = (int)((ushort)n);
      x = (float) x;               | x = (double)((float)x);
      x = n;                       | x = (double)n;
      x = 3;                       | x = 3.0;
      n = -1;                      | n = -1L;
      x = Math.min(x, p);          | x = j_min(x, (double)p);
      x = Math.max(x, 0);          | x = j_max(x, 0.0);
      p = Math.abs(p);             | p = j_abs_int(p);
      x = Math.abs(x);             | x = fabs(x);
      x = Math.round(x);           | x = (double)j_round(x);
      p = p + 1 > p ? 1 : 0;       | p = (((int)((uint)p + (uint)1)) > p) ? 1 : 0;
      n = n * p;                   | n = (long)((ulong)n * (ulong)((long)p));
      p = -p;                      | p = (int)((uint)0 - (uint)p);
      x = -x;                      | x = -x;
      p++;                         | p = (int)((uint)p + (uint)1);
      x--;                         | x = x - 1.0;
      p = p / 3;                   | p = p / 3;
      p = p / -1;                  | p = j_div_int(p, -1);
      p = p == 0 ? 0 : 7 % p;      | p = (p == 0) ? 0 : j_rem_int(7, p);
      p = p > 0 ? 7 / p : 0;       | p = (p > 0) ? j_div_int(7, p) : 0;
      n /= Math.max(n, 1);         | n = j_div_long(n, max(n, 1L));
      x = x % 3;                   | x = fmod(x, 3.0);
      p = p << n;                  | p = (int)((uint)p << (int)(n & 31));
      p = p << 33;                 | p = (int)((uint)p << 1);
      n = n >>> p;                 | n = (long)((ulong)n >> (int)(p & 63));
      n >>= 64;                    | n = n >> 0;
      p = 0xFFFFFFFF;              | p = -1;
      p = p & 0x80000000;          | p = p & (-2147483647 - 1);
      n = Long.MIN_VALUE;          | n = -9223372036854775807L - 1L;
      x = Double.NaN;              | x = as_double(0x7ff8000000000000L);
      x = 1 / 0.0;                 | x = as_double(0x7ff0000000000000L);
      x = 0.1;                     | x = 0x1.999999999999ap-4;
      x = -0.0;                    | x = -0.0;
      x = Math.PI;                 | x = 0x1.921fb54442d18p1;
      p = 2 * Line.X + 1;          | p = 9;
      n = Line.BIG;                | n = 1099511627776L;
      p += x;                      | p = j_int(((double)p) + x);
      p *= 1.5;                    | p = j_int(((double)p) * 1.5);
      b &= x > 0;                  | b = b & (x > 0.0);
      b = !b ^ true;               | b = (!b) ^ true;
      x = b ? p : x;               | x = b ? ((double)p) : x;
      x = TABLE[p];                | x = Test_TABLE[p];
      x = in.get(2, p);            | x = in[(2 * in_stride) + ((long)p)];
      x = in.get(p, n + 1);        | x = in[(p * in_stride) + ((long)((ulong)n + (ulong)1L))];
      in.set(0, n, x);             | in[n] = j_store(x);
      in.set(Line.X, n, p);        | in[(4 * in_stride) + n] = j_store((double)p);
      sums.set(0, n, p);           | sums[n] = (long)p;
      sums.add(1, 0, n);           | j_add(&sums[(1 * sums_stride) + 0L], n);
      b = h(p > 0, in);            | b = Test_h(p > 0, in, in_stride);
      p = 'a' + p;                 | p = (int)((uint)97 + (uint)p);
      x = switch (p) { case 1, 2 -> 5; case -3 -> x; default -> n; }; | x = ((p == 1) || (p == 2)) ? 5.0 : ((p == (-3)) ? x : ((double)n));
      double[] a = new double[Line.X * 2]; p = g(a);  | double a[8] = {0}; p = Test_g(a);
      int[] a = {1, p}; a[p]++;    | int a[2] = {1, p}; a[p] = (int)((uint)a[p] + (uint)1);
      long[] a = {p}; p = a.length; | long a[1] = {(long)p}; p = (int)(sizeof(a) / sizeof(a[0]));
      double half = x, half_ = half, unix = 1, j_x = 2, P_x = 3; | double half_ = x; double half__ = half_; double unix_ = 1.0; double j_x_ = 2.0; double P_x_ = 3.0;
      for (;;) { break; }          | for (;;) { break; }
      while (b) p++;               | while (b) { p = (int)((uint)p + (uint)1); }
      do { p--; } while (p > 0);   | do { p = (int)((uint)p - (uint)1); } while (p > 0);
      """)
  void statements(String java, String c) {
    assertThat(body("int p, long n, double x, boolean b, Doubles in, Longs sums", java)).isEqualTo(c);
  }

  @Test
  void tablesAreConstantsOfTheirType() {
    body("int p", "p = 1;");
    assertThat(new Compilation(folder).fragment("p.Test").declarations()).contains(
        "__constant double Test_TABLE[7] = {1.5, -2.0, 0x1.5555555555555p-2, "
            + Double.toHexString(1e301) + ", -0.0, 3.0, 97.0};",
        "__constant double Test_BOUNDS[3] = {0.0 / 0.0, HUGE_VAL, -HUGE_VAL};");
  }

  @Test
  void switchesKeepTheirFallThrough() {
    assertThat(body("int p", "switch (p) { case 1: int q = 2; p = q; case 2: p++; break; default: p = 0; }"))
        .isEqualTo("switch (p) { case 1: ; int q = 2; p = q; case 2: p = (int)((uint)p + (uint)1); break; "
            + "default: p = 0; }");
  }

  @Test
  void noLabelStandsAtTheEnd() {
    assertThat(body("int p", "switch (p) { case 0: case 1: p = 4; break; default: }"))
        .isEqualTo("switch (p) { case 0: case 1: p = 4; break; default: ; }");
  }

  @Test
  void arrowCasesEndInBreak() {
    assertThat(body("int p", "switch (p) { case 1, 2 -> p++; default -> { return; } }"))
        .isEqualTo("switch (p) { case 1: case 2: { p = (int)((uint)p + (uint)1); break; } default: { return; break; } }");
  }

  @Test
  void loopsMayCountTwice() {
    assertThat(body("int p", "for (int k = 0, j = 9; k < j; k++, j--) { if (k == 3) continue; else p = j; }"))
        .isEqualTo("{ int k = 0; int j = 9; for (; k < j; k = (int)((uint)k + (uint)1), j = (int)((uint)j - (uint)1)) "
            + "{ if (k == 3) { continue; } else { p = j; } } }");
  }

  static Set<String> intrinsics() {
    return Intrinsics.signatures();
  }

  /** Each one is also in a conformance kernel: its bits are compared there. */
  @ParameterizedTest
  @MethodSource("intrinsics")
  void everyIntrinsicIsCalled(String signature) {
    String arguments = signature.substring(signature.indexOf('(') + 1, signature.length() - 1)
        .replace("double", "x").replace("long", "n").replace("int", "p");
    String call = signature.substring(0, signature.indexOf('(')) + "(" + arguments + ")";
    assertThat(body("int p, long n, double x", "var v = " + call + ";")).matches("\\w+ v = \\w+\\(.*\\);");
  }

  @Test
  void anEntryPointKnowsItsItemAndEvent() {
    Compilation compilation = new Compilation(folder).source("p.Test", """
        @Kernel public final class Test {
          public static void run(long i, long event, Doubles in, Ints n, Longs out) {
            out.set(0, i, event + n.get(0, i));
          }
        }
        """);
    assertThat(compilation.compile()).as("%s", compilation.errors()).isTrue();
    assertThat(compilation.fragment("p.Test").bodies()).isEqualTo("""

        // Test.java:3
        __kernel void Test_run(const long j_items, const long j_first, __global double* in, const long in_stride, \
        __global int* n, const long n_stride, __global long* out, const long out_stride) {
          long i = (long)get_global_id(0);
          if (i >= j_items) {
            return;
          }
          long event = (long)((ulong)j_first + (ulong)i);
          out[i] = (long)((ulong)event + (ulong)((long)n[i]));
        }
        """);
  }
}

package org.fiducia.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything outside the kernel language is an error at its line that says what to do instead. */
class RefusalTest {

  @TempDir
  Path folder;

  /** One statement each, on line 5 of the file. Quotes in messages are written as `. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      double e = Math.exp(x);                       | call of Math.exp: its bits differ between platforms; use org.fiducia.kernels.math.Exact.exp
      double e = StrictMath.pow(x, 2);              | use org.fiducia.kernels.math.Exact.pow
      double e = Math.asin(x);                      | call of Math.asin: not in the kernel language; docs/kernel-language.md
      int e = Math.floorMod(p, 3);                  | call of Math.floorMod: not in the kernel language
      float f = (float) x;                          | a variable of type float: use double
      double d = (float) x * (float) y;             | float arithmetic: devices round it differently; cast the operands to double
      double d = -(float) x;                        | float arithmetic
      double d = Math.abs((float) x);               | call of Math.abs with float: use double
      short s = 3;                                  | a variable of type short: use int
      String s = "a";                               | a variable of type java.lang.String
      Integer boxed = p;                            | a variable of type java.lang.Integer
      var list = new java.util.ArrayList<Integer>();| a variable of type java.util.ArrayList
      x = new Object().hashCode();                  | call of Object.hashCode: not in the kernel language
      Doubles other = in;                           | a variable for a block: use the parameter itself
      x = (p > 0 ? in : out).get(0, i);             | as a block: name a parameter itself
      x = in.rows();                                | `rows` of a block: a kernel may get, set and add; pass sizes in a parameter block
      in.get(0, i);                                 | get as a statement: its value is lost
      double[] b = a;                               | array `b` must be created where it is declared
      a = new double[2];                            | array `a` cannot be assigned: it has one name
      double[] b = new double[p];                   | the size of a local array must be a constant of at least 1
      double[] b = new double[0];                   | the size of a local array must be a constant of at least 1
      double[][] b = new double[2][2];              | an array of arrays: use one array and index it with row * WIDTH + column
      boolean[] b = new boolean[2];                 | an array of boolean: use int[] with 0 and 1
      float[] b = new float[2];                     | an array of float: use int[], long[] or double[]
      Test.both(a, a);                              | array `a` is passed twice: inside, it would have two names
      x = Test.first(Test.TABLE);                   | table `Test.TABLE` cannot be passed to a function
      Test.TABLE[0] = 3;                            | table `Test.TABLE` is constant: copy it to a local array
      x = Test.first(new double[2]);                | as an array: name a local array or an array parameter itself
      x = p++;                                      | a side effect inside an expression: C leaves the order open; make it a statement
      x = y = 3;                                    | a side effect inside an expression
      x = (y += 3);                                 | a side effect inside an expression
      x = Test.fill(a) + a[0];                      | Test.fill writes an array or block while another operand reads
      x = Math.fma(Test.fill(a), x, in.get(0, i));  | Test.fill writes an array or block while another operand reads
      a[(int) a[1]] = Test.fill(a);                 | Test.fill writes an array or block while another operand reads
      a[0] += Test.fill(a);                         | Test.fill writes an array or block while another operand reads
      p = p / (p - 1);                              | integer division by `(p - 1)`, which might be zero
      p = p % p;                                    | integer division by `p`, which might be zero: write p == 0 ? 0 : a / p (with a variable), or divide by Math.max(p, 1)
      p = x > 0 ? p / p : 0;                        | integer division by `p`, which might be zero
      p /= (int) x;                                 | integer division by
      x = Elsewhere.half(x);                        | class p.Elsewhere is not in the kernel language; mark it @Functions
      x = Elsewhere.TABLE[0];                       | table `Elsewhere.TABLE` is outside the kernel language
      x = Elsewhere.SETTING;                        | field `Elsewhere.SETTING` is not a compile-time constant
      x = Test.loop(p);                             | -
      for (double v : a) { x += v; }                | for over an array: count with for (int k = 0; ...)
      outer: while (true) { break outer; }          | a label: put the inner loop in a function
      try { x = 1; } finally { x = 2; }             | try: kernels have no exceptions; use a status column
      if (x > 0) { throw new RuntimeException(); }  | an exception: report trouble in a status column
      assert x > 0;                                 | this statement is not in the kernel language
      synchronized (in) { x = 1; }                  | this statement is not in the kernel language
      class Local {}                                | this statement is not in the kernel language
      Runnable r = () -> {};                        | a variable of type java.lang.Runnable
      switch ("a") { default: }                     | a switch on java.lang.String: switch on an int
      p = switch (p) { case 1: yield 3; default: yield 4; }; | a case of a switch expression that is no single expression
      double \u03c7 = 1;                            | OpenCL C knows letters a to z, digits and _ only
      x = a.length + Test.size(a);                  | -
      boolean same = a == null;                     | operators work on numbers and booleans only
      String t = "a" + p;                           | a variable of type java.lang.String
      System.out.println(x);                        | call of PrintStream.println: not in the kernel language
      Another.run(i, in, out);                      | call of Another.run: an entry point is only launched
      """)
  void statements(String statement, String message) {
    Compilation compilation = new Compilation(folder)
        .source("p.Elsewhere", """
            final class Elsewhere {
              static final double[] TABLE = {1};
              static final double SETTING = Double.parseDouble("1");
              static double half(double x) { return x / 2; }
            }
            """)
        .source("p.Another", """
            @Kernel public final class Another {
              public static void run(long i, Doubles in, Doubles out) { out.set(0, i, in.get(0, i)); }
            }
            """)
        .source("p.Test", """
            @Kernel public final class Test {
              public static void run(long i, Doubles in, Doubles out, Ints counts) {
                double x = in.get(0, i); double y = in.get(1, i); int p = counts.get(0, i); double[] a = new double[3];
            %s
                out.set(0, i, x + y + p + a[0]);
              }
              static final double[] TABLE = {1.0, 2.0};
              static double first(double[] b) { return b[0]; }
              static int fill(double[] b) { b[0] = 7; return 3; }
              static void both(double[] b, double[] c) { b[0] = c[1]; }
              static int size(double[] b) { return 3; }
              static double loop(int n) { return n == 0 ? 1 : n; }
            }
            """.formatted(statement));
    boolean clean = compilation.compile();
    if (message.equals("-")) {
      assertThat(compilation.errors()).isEmpty();
      assertThat(clean).isTrue();
      return;
    }
    assertThat(clean).isFalse();
    assertThat(compilation.errors()).singleElement().asString()
        .startsWith("5: kernel language: ").contains(message.replace('`', '\''));
    assertThat(compilation.fragmentFile("p.Test")).doesNotExist();
  }

  /** One member each, on line 3. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      static double state;                                     | field `state` must be static final: kernels have no state
      static final double[] T = new double[3];                 | table `T` must list its constants: {1.0, 2.0}
      static final double[] T = {Math.sqrt(2)};                | an element of a table must be a constant
      static final double X = Math.sqrt(2);                    | field `X` is no compile-time constant: write its value as a literal
      double instance(double x) { return x; }                  | method `instance` must be static
      static double f(double x) { return x; } static double f(int x) { return x; } | a second `f`: C has no overloads and one name space; rename it
      static double f(double... x) { return x[0]; }            | no throws, type parameters or variable arguments
      static <T> double f(double x) { return x; }              | no throws, type parameters or variable arguments
      static void f() throws Exception { }                     | no throws, type parameters or variable arguments
      static native double f(double x);                        | method `f` has no body in Java
      static double[] f() { return null; }                     | an array cannot stand here
      static double f(Object o) { return 1; }                  | a variable of type java.lang.Object
      static double f(int n) { return n < 1 ? 1 : n * f(n - 1); } | recursion: Test.f leads back to Test.f; OpenCL has no call stack, use a loop
      static { }                                               | an initialiser: kernels have no state
      static final class Inner { }                             | a class inside a class of the kernel language: give it a file of its own
      Test(int x) { }                                          | a constructor with parameters
      static int f(double[] a) { return a.length; }            | the length of a parameter: C does not know it
      """)
  void members(String member, String message) {
    Compilation compilation = new Compilation(folder).source("p.Test", """
        @Functions public final class Test {
        %s
        }
        """.formatted(member));
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).singleElement().asString()
        .startsWith("3: kernel language: ").contains(message.replace('`', '\''));
    assertThat(compilation.fragmentFile("p.Test")).doesNotExist();
  }

  /** One class each, on line 2. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @Kernel public final class Test {}                                         | kernel Test must have one entry point public static void run(long i, [long event,] blocks...), not 0
      @Kernel public final class Test { public static void run(long i) {} }      | the entry point of kernel Test must be public static void run
      @Kernel public final class Test { public static void run(int i, Ints a) {} } | each block a Doubles, Longs or Ints
      @Kernel public final class Test { public static void run(long i, long n, Ints a) {} } | each block a Doubles, Longs or Ints
      @Kernel public final class Test { static void run(long i, Ints a) {} }     | the entry point of kernel Test must be public static void run
      @Kernel public final class Test { public static int run(long i, Ints a) { return 1; } } | the entry point of kernel Test must be
      @Functions public class Test {}                                            | class Test must be final, top-level and without type parameters
      @Functions public final class Test<T> {}                                   | class Test must be final, top-level and without type parameters
      @Functions public record Test() {}                                         | class Test must be final, top-level and without type parameters
      @Kernel final class Test { public static void run(long i, Ints a) {} }     | kernel Test must be public: hosts find its descriptor by ServiceLoader
      """)
  void classes(String text, String message) {
    Compilation compilation = new Compilation(folder).source("p.Test", text);
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).anySatisfy(error ->
        assertThat(error).startsWith("2: kernel language: ").contains(message));
    assertThat(compilation.fragmentFile("p.Test")).doesNotExist();
  }

  @Test
  void aNameWithUnderscoreIsRefused() {
    Compilation compilation = new Compilation(folder).source("p.Te_st", "@Functions public final class Te_st {}");
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).singleElement().asString().contains("OpenCL C separates class and function by _");
  }

  @Test
  void errorsOfJavacStandAlone() {
    Compilation compilation = new Compilation(folder).source("p.Test", """
        @Functions public final class Test {
          static double f(double x) { return nowhere + Math.sin(x); }
        }
        """);
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).singleElement().asString().contains("nowhere").doesNotContain("kernel language");
  }

  @Test
  void everyWrongStatementIsReportedAtOnce() {
    Compilation compilation = new Compilation(folder).source("p.Test", """
        @Functions public final class Test {
          static double f(double x) {
            double a = Math.sin(x);
            double b = Math.cos(x);
            return Math.tan(x) + a + b;
          }
        }
        """);
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).hasSize(3);
    assertThat(compilation.diagnostics().get(0).getColumnNumber()).isPositive();
  }

  @Test
  void recursionThroughTwoClassesIsFound() {
    Compilation compilation = new Compilation(folder)
        .source("p.A", "@Functions public final class A { static int f(int n) { return B.g(n); } }")
        .source("p.B", "@Functions public final class B { static int g(int n) { return A.f(n); } }");
    assertThat(compilation.compile()).isFalse();
    assertThat(compilation.errors()).anySatisfy(error ->
        assertThat(error).startsWith("2: ").contains("recursion: B.g leads back to A.f"));
  }

  @Test
  void aCalleeWithoutOpenClIsNamed() {
    Path library = folder.resolve("library");
    library.toFile().mkdirs();
    Compilation first = new Compilation(library)
        .source("q.Lib", "@Functions public final class Lib { public static int f(int n) { return n; } }");
    assertThat(first.compile()).isTrue();
    assertThat(first.fragmentFile("q.Lib").toFile().delete()).isTrue();
    Compilation second = new Compilation(folder).with(library)
        .source("p.A", "@Functions public final class A { static int f(int n) { return q.Lib.f(n); } }");
    assertThat(second.compile()).isFalse();
    assertThat(second.errors()).singleElement().asString()
        .contains("call of Lib.f: no OpenCL C of q.Lib on the class path; compile it with the fiducia-translator");
  }
}

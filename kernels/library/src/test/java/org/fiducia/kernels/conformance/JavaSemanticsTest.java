package org.fiducia.kernels.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subtle expressions against values that follow from the Java Language Specification (JLS), edition 25. */
class JavaSemanticsTest {

  private final Arena arena = Arena.ofAuto();

  private double floating(int column, double x, double y, double z) {
    Doubles in = Doubles.allocate(arena, FloatingPoint.INPUTS, 1);
    Doubles out = Doubles.allocate(arena, FloatingPoint.EXPRESSIONS, 1);
    in.set(0, 0, x);
    in.set(1, 0, y);
    in.set(2, 0, z);
    FloatingPoint.run(0, in, out);
    return out.get(column, 0);
  }

  private int ints(int column, int p, int q) {
    Ints in = Ints.allocate(arena, IntArithmetic.INPUTS, 1);
    Ints out = Ints.allocate(arena, IntArithmetic.EXPRESSIONS, 1);
    in.set(0, 0, p);
    in.set(1, 0, q);
    IntArithmetic.run(0, in, out);
    return out.get(column, 0);
  }

  private long longs(int column, long a, long b, int p) {
    Longs in = Longs.allocate(arena, LongArithmetic.LONG_INPUTS, 1);
    Ints counts = Ints.allocate(arena, LongArithmetic.INT_INPUTS, 1);
    Longs out = Longs.allocate(arena, LongArithmetic.EXPRESSIONS, 1);
    in.set(0, 0, a);
    in.set(1, 0, b);
    counts.set(0, 0, p);
    LongArithmetic.run(0, in, counts, out);
    return out.get(column, 0);
  }

  private record Converted(Doubles reals, Longs wholes, Ints counts) {}

  private Converted conversions(double x, long a, int p) {
    Doubles reals = Doubles.allocate(arena, 1, 1);
    Longs wholes = Longs.allocate(arena, 1, 1);
    Ints counts = Ints.allocate(arena, 1, 1);
    reals.set(0, 0, x);
    wholes.set(0, 0, a);
    counts.set(0, 0, p);
    Converted out = new Converted(
        Doubles.allocate(arena, Conversions.DOUBLE_EXPRESSIONS, 1),
        Longs.allocate(arena, Conversions.LONG_EXPRESSIONS, 1),
        Ints.allocate(arena, Conversions.INT_EXPRESSIONS, 1));
    Conversions.run(0, reals, wholes, counts, out.reals, out.wholes, out.counts);
    return out;
  }

  /** JLS 5.1.3. */
  @ParameterizedTest
  @CsvSource({
    "NaN, 0, 0",
    "Infinity, 2147483647, 9223372036854775807",
    "-Infinity, -2147483648, -9223372036854775808",
    "2147483647.5, 2147483647, 2147483647",
    "2147483648, 2147483647, 2147483648",
    "-2147483648.9, -2147483648, -2147483648",
    "-2147483649, -2147483648, -2147483649",
    "9.3e18, 2147483647, 9223372036854775807",
    "-1e300, -2147483648, -9223372036854775808",
    "-0.9, 0, 0",
  })
  void doublesToIntegersSaturate(double x, int asInt, long asLong) {
    Converted out = conversions(x, 0, 0);
    assertThat(out.counts.get(0, 0)).isEqualTo(asInt);
    assertThat(out.wholes.get(0, 0)).isEqualTo(asLong);
  }

  /** JLS 5.1.3: through int, then the low bits. */
  @Test
  void narrowTypesTakeTheLowBits() {
    Ints out = conversions(1e10, 0x1_0000_8000L, 200).counts();
    assertThat(out.get(2, 0)).as("(byte) 200").isEqualTo(-56);
    assertThat(out.get(5, 0)).as("(byte) 1e10").isEqualTo(-1);
    assertThat(out.get(7, 0)).as("(char) 1e10").isEqualTo(65535);
    assertThat(out.get(9, 0)).as("(char) 0x100008000L").isEqualTo(32768);
    assertThat(conversions(0, 0, -1).counts().get(4, 0)).as("(char) -1").isEqualTo(65535);
  }

  /** JLS 15.26.2: E1 op= E2 is E1 = (T) (E1 op E2). */
  @Test
  void compoundAssignmentsNarrow() {
    assertThat(conversions(0.75, 0, 2147483647).counts().get(13, 0)).isEqualTo(2147483647);
    assertThat(conversions(0, 0, 3).counts().get(14, 0)).as("3 * 1.5").isEqualTo(4);
    assertThat(conversions(0, 1L << 32, 5).counts().get(15, 0)).as("5 - 2^32").isEqualTo(5);
    assertThat(conversions(1, Long.MAX_VALUE, 0).wholes().get(9, 0)).as("MAX + 1.0").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void floatsRoundAndOverflow() {
    assertThat(conversions(1e39, 0, 0).reals().get(2, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(conversions(0.1, 0, 0).reals().get(2, 0)).isEqualTo(0x1.99999ap-4);
    assertThat(conversions(0, (1L << 53) + 1, 0).reals().get(0, 0)).isEqualTo(0x1p53);
  }

  @ParameterizedTest
  @CsvSource({"0.49999999999999994, 0", "0.5, 1", "-0.5, 0", "-2.5, -2", "2.5, 3", "NaN, 0", "4503599627370497, 4503599627370497"})
  void roundSendsHalvesUp(double x, long rounded) {
    assertThat(conversions(x, 0, 0).wholes().get(3, 0)).isEqualTo(rounded);
  }

  @Test
  void nanBitsAreCanonical() {
    assertThat(conversions(Double.POSITIVE_INFINITY, 0, 0).wholes().get(10, 0)).isEqualTo(0x7ff8000000000000L);
    assertThat(Double.doubleToRawLongBits(floating(37, Double.NEGATIVE_INFINITY, 0, 0))).isEqualTo(0x7ff8000000000000L);
  }

  @Test
  void minAndMaxKnowZerosAndNaN() {
    assertThat(floating(18, 0.0, -0.0, 0)).isEqualTo(-0.0);
    assertThat(floating(19, -0.0, 0.0, 0)).isEqualTo(0.0);
    assertThat(floating(18, 1, Double.NaN, 0)).isNaN();
    assertThat(floating(19, Double.NaN, 1, 0)).isNaN();
  }

  @Test
  void productsAreRoundedBeforeTheSum() {
    double x = 1 + 0x1p-30;
    double product = 1 + 0x1p-29;
    assertThat(floating(9, x, x, -product)).as("x * x + z").isEqualTo(0);
    assertThat(floating(8, x, x, -product)).as("fma(x, x, z)").isEqualTo(0x1p-60);
  }

  @Test
  void remaindersTakeTheSignOfTheDividend() {
    assertThat(floating(4, 5.5, -2, 0)).isEqualTo(1.5);
    assertThat(floating(4, -5.5, 2, 0)).isEqualTo(-1.5);
    assertThat(ints(6, -7, 4)).isEqualTo(-3);
    assertThat(longs(6, -7, -4, 0)).isEqualTo(-3);
  }

  @Test
  void divisionOfTheLeastNumberWraps() {
    assertThat(ints(5, Integer.MIN_VALUE, -1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(ints(6, Integer.MIN_VALUE, -1)).isZero();
    assertThat(longs(5, Long.MIN_VALUE, -1, 0)).isEqualTo(Long.MIN_VALUE);
    assertThat(longs(9, Long.MIN_VALUE, 0, 0)).isEqualTo(Long.MIN_VALUE);
    assertThat(ints(5, 3, 0)).as("guarded").isZero();
  }

  @Test
  void overflowWraps() {
    assertThat(ints(21, Integer.MAX_VALUE, 0)).as("MAX + 1 > MAX").isZero();
    assertThat(ints(27, Integer.MIN_VALUE, 0)).as("abs(MIN)").isEqualTo(Integer.MIN_VALUE);
    assertThat(longs(19, Long.MAX_VALUE, 0, 0)).isZero();
    assertThat(longs(35, 0, 0, 65536)).as("int product widened").isZero();
    assertThat(longs(36, 0, 0, 65536)).isEqualTo(1L << 32);
  }

  /** JLS 15.19. */
  @Test
  void shiftsUseTheLowBitsOfTheCount() {
    assertThat(ints(12, 1, 33)).isEqualTo(2);
    assertThat(ints(13, -8, 65)).isEqualTo(-4);
    assertThat(ints(14, -1, -4)).isEqualTo(15);
    assertThat(longs(11, 1, 0, 64)).isEqualTo(1);
    assertThat(longs(13, -1, 0, -1)).isEqualTo(1);
    assertThat(longs(15, -1, -4, 0)).isEqualTo(15);
  }

  @Test
  void hexadecimalIntsAreSigned() {
    assertThat(ints(24, -2, 0)).as("-2 < 0xFFFFFFFF").isEqualTo(1);
    assertThat(ints(24, 5, 0)).as("5 < 0xFFFFFFFF").isZero();
    assertThat(longs(20, 5, 0, 0)).as("5 < 0xFFFFFFFFL").isEqualTo(1);
    assertThat(longs(21, 5, 0, 0)).as("5 < 0xFFFFFFFF widened").isZero();
  }

  @Test
  void unsignedProductsAndComparisons() {
    assertThat(longs(26, -1, -1, 0)).as("high half of (2^64 - 1)^2").isEqualTo(-2);
    assertThat(longs(25, -1, -1, 0)).isZero();
    assertThat(longs(32, -1, 1, 0)).isPositive();
    assertThat(ints(35, 1, -1)).isNegative();
  }

  @Test
  void bitsAreCounted() {
    assertThat(ints(30, 0, 0)).isEqualTo(32);
    assertThat(ints(31, 0, 0)).isEqualTo(32);
    assertThat(longs(27, 1, 0, 0)).isEqualTo(63);
    assertThat(longs(28, 0, 0, 0)).isEqualTo(64);
    assertThat(ints(33, 0x80000001, 33)).isEqualTo(3);
    assertThat(longs(31, 1, 0, 65)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void signumAndRintKeepZeros() {
    assertThat(floating(25, -0.0, 0, 0)).isEqualTo(-0.0);
    assertThat(floating(25, -1e-320, 0, 0)).isEqualTo(-1);
    assertThat(floating(24, -0.5, 0, 0)).isEqualTo(-0.0);
    assertThat(floating(24, 2.5, 0, 0)).isEqualTo(2);
    assertThat(floating(23, -0.1, 0, 0)).isEqualTo(-0.0);
  }
}

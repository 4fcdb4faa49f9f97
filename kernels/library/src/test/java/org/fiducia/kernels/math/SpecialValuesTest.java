package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * NaN, infinities, zeros and whole numbers against {@link java.lang.Math}: the same object where its documentation
 * fixes the result, within two ulp elsewhere.
 */
class SpecialValuesTest {

  private static final double[] VALUES = DoubleStream.of(
      0, Double.MIN_VALUE, 0x1p-1030, Double.MIN_NORMAL, 1e-300, 1e-20, 0.5, Math.nextDown(1.0), 1, Math.nextUp(1.0),
      1.5, 2, 3, 4, 5, 8, 27, 100, 1001, 0x1p31, 0x1p52 + 0.5, 0x1p52 + 1, 0x1p53 - 1, 0x1p53, 0x1p53 + 2, 1e18, 1e300,
      0x1p1023, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN).flatMap(x -> DoubleStream.of(x, -x)).toArray();

  static Stream<Arguments> unary() {
    return Stream.of(
        one("exp", Exact::exp, Math::exp), one("expm1", Exact::expm1, Math::expm1),
        one("log", Exact::log, Math::log), one("log1p", Exact::log1p, Math::log1p),
        one("sin", Exact::sin, Math::sin), one("cos", Exact::cos, Math::cos), one("tan", Exact::tan, Math::tan),
        one("cbrt", Exact::cbrt, Math::cbrt));
  }

  static Stream<Arguments> binary() {
    return Stream.of(
        two("atan2", Exact::atan2, Math::atan2), two("pow", Exact::pow, Math::pow),
        two("hypot", Exact::hypot, Math::hypot));
  }

  private static Arguments one(String name, DoubleUnaryOperator ours, DoubleUnaryOperator platform) {
    return Arguments.of(name, ours, platform);
  }

  private static Arguments two(String name, DoubleBinaryOperator ours, DoubleBinaryOperator platform) {
    return Arguments.of(name, ours, platform);
  }

  private static void same(double ours, double platform, boolean exact, String what) {
    if (exact || platform == 0 || !Double.isFinite(platform)) {
      assertThat(Double.doubleToLongBits(ours)).as(what + " = " + ours + ", not " + platform)
          .isEqualTo(Double.doubleToLongBits(platform));
    } else {
      assertThat(Math.abs(ours - platform)).as(what).isLessThanOrEqualTo(2 * Math.ulp(platform));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unary")
  void ofOneArgument(String name, DoubleUnaryOperator ours, DoubleUnaryOperator platform) {
    for (double x : VALUES) {
      same(ours.applyAsDouble(x), platform.applyAsDouble(x), x == 0, name + "(" + x + ")");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binary")
  void ofTwoArguments(String name, DoubleBinaryOperator ours, DoubleBinaryOperator platform) {
    for (double x : VALUES) {
      for (double y : VALUES) {
        boolean exact = name.equals("pow") && (y == 0 || y == 1 || Math.abs(x) == 1);
        same(ours.applyAsDouble(x, y), platform.applyAsDouble(x, y), exact, name + "(" + x + ", " + y + ")");
      }
    }
  }
}

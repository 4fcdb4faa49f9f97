package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the functions must do besides being accurate: exact cases, symmetries, order. */
class ExactTest {

  private static final int COUNT = 20_000;

  private static double anywhere(SplittableRandom random) {
    double x = Double.longBitsToDouble(random.nextLong());
    return x != x ? 0.0 : x;
  }

  @Test
  void bothAtOnceAreTheSameBits() {
    SplittableRandom random = new SplittableRandom(1);
    double[] both = new double[2];
    for (int i = 0; i < COUNT; i++) {
      double x = i % 2 == 0 ? anywhere(random) : random.nextDouble(-100, 100);
      Exact.sinAndCos(x, both);
      assertThat(both).containsExactly(Exact.sin(x), Exact.cos(x));
    }
  }

  @Test
  void wholePowersAreExact() {
    BigInteger limit = BigInteger.ONE.shiftLeft(53);
    for (int base = -30; base <= 30; base++) {
      BigInteger power = BigInteger.ONE;
      for (int n = 0; n < 200 && power.abs().compareTo(limit) <= 0; n++) {
        assertThat(Exact.pow(base, n)).as("%d^%d", base, n).isEqualTo(power.doubleValue());
        power = power.multiply(BigInteger.valueOf(base));
      }
    }
    for (int n = -1074; n < 1024; n++) {
      assertThat(Exact.pow(2, n)).isEqualTo(Math.scalb(1.0, n));
    }
  }

  @Test
  void theFirstPowerIsTheNumber() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < COUNT; i++) {
      double x = anywhere(random);
      assertThat(Exact.pow(x, 1)).isEqualTo(x);
    }
  }

  @Test
  void cubesAndTriplesAreExact() {
    for (int k = -200_000; k <= 200_000; k += 7) {
      assertThat(Exact.cbrt((double) k * k * k)).isEqualTo(k);
    }
    for (int k = 1; k < 1000; k++) {
      assertThat(Exact.hypot(2.0 * k, (double) k * k - 1)).isEqualTo((double) k * k + 1);
    }
  }

  @Test
  void oddAndEven() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < COUNT; i++) {
      double x = anywhere(random);
      double y = anywhere(random);
      assertThat(Exact.sin(-x)).isEqualTo(-Exact.sin(x));
      assertThat(Exact.tan(-x)).isEqualTo(-Exact.tan(x));
      assertThat(Exact.cbrt(-x)).isEqualTo(-Exact.cbrt(x));
      assertThat(Exact.cos(-x)).isEqualTo(Exact.cos(x));
      assertThat(Exact.atan2(-y, x)).isEqualTo(-Exact.atan2(y, x));
      assertThat(Exact.hypot(x, y)).isEqualTo(Exact.hypot(-y, x));
    }
  }

  /** Steps of 2^-46 of the argument, far above the rounding error, over each function's rising range. */
  @Test
  void growWithTheirArgument() {
    rises(Exact::exp, -745, 709);
    rises(Exact::expm1, -30, 709);
    rises(Exact::log, 1e-320, 1e300);
    rises(Exact::log1p, -0.99, 1e6);
    rises(Exact::sin, -1.57, 1.57);
    rises(Exact::tan, -1.57, 1.57);
    rises(Exact::cbrt, -1e9, 1e9);
    rises(y -> Exact.atan2(y, 2), -100, 100);
    rises(x -> Exact.pow(x, 2.5), 0, 1e10);
    rises(x -> Exact.hypot(x, 3), 0, 1e9);
  }

  private static void rises(DoubleUnaryOperator function, double low, double high) {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < COUNT; i++) {
      double x = random.nextDouble(low, high);
      double next = x + Math.abs(x) * 0x1p-46;
      assertThat(function.applyAsDouble(next)).as("after %s", x).isGreaterThanOrEqualTo(function.applyAsDouble(x));
    }
  }

  @Test
  void inversesUndo() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < COUNT; i++) {
      double x = random.nextDouble(-20, 20);
      assertThat(Exact.log(Exact.exp(x))).isCloseTo(x, within(1e-15 * Math.max(1, Math.abs(x))));
      double small = x * 0x1p-40;
      assertThat(Exact.log1p(Exact.expm1(small))).isCloseTo(small, within(4 * Math.ulp(small)));
      double angle = random.nextDouble(-Math.PI, Math.PI);
      assertThat(Exact.atan2(Exact.sin(angle), Exact.cos(angle))).isCloseTo(angle, within(4e-16 * 2));
    }
  }
}

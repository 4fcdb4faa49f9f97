package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryFunctionsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void everyColumnIsItsFunction(int rows) {
    try (Arena arena = Arena.ofConfined()) {
      Doubles arguments = Doubles.allocate(arena, ElementaryColumns.ARGUMENTS, rows);
      Doubles values = Doubles.allocate(arena, ElementaryColumns.VALUES, rows);
      ElementaryFunctionsInputs.fill(arguments, 42);
      for (int i = 0; i < rows; i++) {
        ElementaryFunctions.run(i, arguments, values);
        double x = arguments.get(ElementaryColumns.X, i);
        double y = arguments.get(ElementaryColumns.Y, i);
        double[] expected = {
          Exact.exp(x), Exact.expm1(x), Exact.log(x), Exact.log1p(x), Exact.sin(x), Exact.cos(x), Exact.sin(x),
          Exact.cos(x), Exact.tan(x), Exact.atan2(y, x), Exact.pow(x, y), Exact.cbrt(x), Exact.hypot(x, y)
        };
        for (int column = 0; column < values.columns(); column++) {
          assertThat(Double.valueOf(values.get(column, i)))
              .as("%s of %s, %s", ElementaryColumns.VALUES.columns().get(column), x, y).isEqualTo(Double.valueOf(expected[column]));
        }
      }
    }
  }

  @Test
  void inputsReachEverything() {
    int rows = 4098;
    try (Arena arena = Arena.ofConfined()) {
      Doubles arguments = Doubles.allocate(arena, ElementaryColumns.ARGUMENTS, rows);
      Doubles again = Doubles.allocate(arena, ElementaryColumns.ARGUMENTS, rows);
      Doubles other = Doubles.allocate(arena, ElementaryColumns.ARGUMENTS, rows);
      ElementaryFunctionsInputs.fill(arguments, 1);
      ElementaryFunctionsInputs.fill(again, 1);
      ElementaryFunctionsInputs.fill(other, 2);
      assertThat(arguments.data().mismatch(again.data())).isEqualTo(-1);
      assertThat(arguments.data().mismatch(other.data())).isNotEqualTo(-1);
      for (int column = 0; column < 2; column++) {
        int nans = 0;
        int infinite = 0;
        int zeros = 0;
        int negativeZeros = 0;
        int subnormal = 0;
        int huge = 0;
        int ordinary = 0;
        for (int i = 0; i < rows; i++) {
          double x = arguments.get(column, i);
          double size = Math.abs(x);
          nans += x != x ? 1 : 0;
          infinite += Double.isInfinite(x) ? 1 : 0;
          zeros += x == 0 ? 1 : 0;
          negativeZeros += x == 0 && 1 / x < 0 ? 1 : 0;
          subnormal += size > 0 && size < Double.MIN_NORMAL ? 1 : 0;
          huge += size > 1e100 && !Double.isInfinite(x) ? 1 : 0;
          ordinary += size > 0.01 && size < 100 ? 1 : 0;
        }
        assertThat(List.of(nans, infinite, negativeZeros)).allMatch(n -> n > 5);
        assertThat(zeros).isGreaterThan(negativeZeros);
        assertThat(List.of(subnormal, huge)).allMatch(n -> n > 100);
        assertThat(ordinary).isGreaterThan(1000);
      }
    }
  }
}

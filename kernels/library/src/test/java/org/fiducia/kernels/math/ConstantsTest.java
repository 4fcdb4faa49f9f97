package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The literals of the source are what their derivation gives. */
class ConstantsTest {

  static Iterable<String> names() {
    return DeriveConstants.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void literalIsDerived(String name) throws ReflectiveOperationException {
    String[] parts = name.split("\\.");
    Field field = Class.forName(getClass().getPackageName() + "." + parts[0]).getDeclaredField(parts[1]);
    assertThat(field.getDouble(null)).isEqualTo(DeriveConstants.all().get(name));
  }

  @Test
  void bitsOfTwoOverPi() {
    assertThat(Angle.TWO_OVER_PI_BITS).isEqualTo(DeriveConstants.twoOverPi());
  }

  @Test
  void cubeRootGuess() {
    assertThat(Root.CUBE_GUESS).isEqualTo(DeriveConstants.cubeGuess());
  }
}

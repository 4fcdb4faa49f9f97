package org.fiducia.opencl.random;

/** Constants and inputs: ordinary numbers, and those at which arithmetic turns. */
final class Numbers {

  private static final double[] DOUBLES = {
    0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -3.0, 0.1, 1e-9, 1e300, -1e300, 0x1p31, -0x1p31, 0x1p32, 0x1p52, 0x1p53, 0x1p63,
    -0x1p63, 0x1.fffffep127, 0x1p-149, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
  };

  private static final long[] WHOLES = {
    0, 1, -1, 2, 3, 5, 7, 8, 31, 32, 33, 63, 64, -64, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
    Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE,
  };

  private Numbers() {}

  static double real(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> DOUBLES[dice.below(DOUBLES.length)];
      case 1 -> Double.longBitsToDouble(dice.bits());
      default -> dice.between(-80_000, 80_000) / 1024.0;
    };
  }

  static long whole(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> WHOLES[dice.below(WHOLES.length)];
      case 1 -> dice.bits() >> dice.below(64);
      default -> dice.between(-20, 20);
    };
  }

  /** A literal of a type in Java. */
  static String literal(Type type, Dice dice) {
    return switch (type) {
      case BOOLEAN -> dice.percent(50) ? "true" : "false";
      case INT -> signed(Integer.toString((int) whole(dice)));
      case LONG -> signed(whole(dice) + "L");
      case DOUBLE -> literal(real(dice));
    };
  }

  private static String literal(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return signed(Double.toString(value));
  }

  private static String signed(String text) {
    return text.startsWith("-") ? "(" + text + ")" : text;
  }
}

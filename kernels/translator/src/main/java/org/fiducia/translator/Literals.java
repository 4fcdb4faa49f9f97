package org.fiducia.translator;

/** Constants as C text that means the same bits: signed decimal integers, hexadecimal floats. */
final class Literals {

  /** Below this halves and whole doubles are as exact in decimal, and shorter. */
  private static final double READABLE = 1e6;

  private Literals() {}

  static Code of(Object constant) {
    return switch (constant) {
      case Integer i -> of((int) i);
      case Long l -> of((long) l);
      case Double d -> of((double) d);
      case Float f -> of((float) f);
      case Boolean b -> Code.atom(b ? "true" : "false");
      case Character c -> of((int) c);
      case Byte b -> of((int) b);
      case Short s -> of((int) s);
      default -> throw new IllegalArgumentException("no literal for a " + constant.getClass().getSimpleName());
    };
  }

  /** An element of a table: C wants its elements constant, which {@code as_double} of bits is not. */
  static Code element(Object constant) {
    return switch (constant) {
      case Double d when d.isNaN() -> Code.compound("0.0 / 0.0");
      case Double d when d.isInfinite() -> signed(d < 0 ? "-HUGE_VAL" : "HUGE_VAL", d < 0);
      default -> of(constant);
    };
  }

  private static Code of(int value) {
    // C reads -2147483648 as minus a long
    return value == Integer.MIN_VALUE ? Code.compound("-2147483647 - 1") : signed(value + "", value < 0);
  }

  private static Code of(long value) {
    return value == Long.MIN_VALUE ? Code.compound("-9223372036854775807L - 1L") : signed(value + "L", value < 0);
  }

  private static Code of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Code.atom("as_double(0x" + Long.toHexString(Double.doubleToLongBits(value)) + "L)");
    }
    boolean readable = value * 2 == Math.rint(value * 2) && Math.abs(value) < READABLE;
    return signed(readable ? Double.toString(value) : Double.toHexString(value), Math.copySign(1, value) < 0);
  }

  private static Code of(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return Code.atom("as_float(0x" + Integer.toHexString(Float.floatToIntBits(value)) + ")");
    }
    return signed(Float.toHexString(value) + "f", Math.copySign(1, value) < 0);
  }

  private static Code signed(String text, boolean negative) {
    return negative ? Code.compound(text) : Code.atom(text);
  }
}

package org.fiducia.wide;

/** Vectors of the wide prelude: how values become vectors, and choices among them. */
final class Vectors {

  private Vectors() {}

  /** The same value in all lanes. */
  static String splat(String text, Type type) {
    return type == Type.BOOL ? "j_mask(" + text + ")" : "(" + type.vector + ")(" + text + ")";
  }

  /** Per lane {@code yes} where the mask is set, else {@code no}. */
  static String choose(Type type, String no, String yes, String mask) {
    return "j_choose_" + plural(type) + "(" + no + ", " + yes + ", " + mask + ")";
  }

  /** The type's part of names in the wide prelude. */
  static String plural(Type type) {
    return switch (type) {
      case DOUBLE -> "doubles";
      case LONG, BOOL -> "longs";
      case INT -> "ints";
      default -> throw new WideFormException("a choice among values of type " + type.scalar + " has no wide form");
    };
  }

  /** A vector as a cast of its lanes makes it. Widening and narrowing of integers wraps, as in Java. */
  static String convert(String text, Type from, Type to) {
    if (from == to) {
      return text;
    }
    String converted = switch (to) {
      case INT -> switch (from) {
        case CHAR, SHORT, USHORT -> text;
        case UINT -> "j_as_ints(" + text + ")";
        case LONG -> "j_to_ints(" + text + ")";
        default -> null;
      };
      case UINT -> from == Type.INT ? "j_as_uints(" + text + ")" : null;
      case LONG -> switch (from) {
        case CHAR, SHORT, USHORT, INT -> "j_to_longs(" + text + ")";
        case ULONG -> "j_as_longs(" + text + ")";
        default -> null;
      };
      case ULONG -> from == Type.LONG ? "j_as_ulongs(" + text + ")" : null;
      case DOUBLE -> switch (from) {
        case CHAR, SHORT, USHORT, INT, LONG, FLOAT -> "j_to_doubles(" + text + ")";
        default -> null;
      };
      case FLOAT -> switch (from) {
        case CHAR, SHORT, USHORT, INT, LONG, DOUBLE -> "j_to_floats(" + text + ")";
        default -> null;
      };
      case CHAR, SHORT, USHORT -> switch (from) {
        case CHAR, SHORT, USHORT, INT, LONG -> "j_to_" + to.scalar + "s(" + convert(text, from, Type.INT) + ")";
        default -> null;
      };
      default -> null;
    };
    if (converted == null) {
      throw new WideFormException("a conversion of " + from.scalar + " to " + to.scalar + " has no wide form");
    }
    return converted;
  }
}

package org.fiducia.wide;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scalar types of kernel programs. Below int there are only casts. */
enum Type {
  VOID("void", null),
  BOOL("bool", "j_longs"),
  CHAR("char", "j_ints"),
  SHORT("short", "j_ints"),
  USHORT("ushort", "j_ints"),
  INT("int", "j_ints"),
  UINT("uint", "j_uints"),
  LONG("long", "j_longs"),
  ULONG("ulong", "j_ulongs"),
  FLOAT("float", "j_floats"),
  DOUBLE("double", "j_doubles");

  private static final Map<String, Type> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(type -> type.scalar, Function.identity()));

  /** Its name in OpenCL C. */
  final String scalar;

  /** The vector with one value a lane: a truth is a mask, and what is narrower than int stays in an int. */
  final String vector;

  Type(String scalar, String vector) {
    this.scalar = scalar;
    this.vector = vector;
  }

  /** The type of this name, or null. */
  static Type named(String name) {
    return BY_NAME.get(name);
  }

  /** The common type of two operands in C. */
  static Type common(Type a, Type b) {
    if (a == BOOL && b == BOOL) {
      return BOOL;
    }
    Type wider = a.compareTo(b) >= 0 ? a : b;
    return wider.compareTo(INT) < 0 ? INT : wider;
  }
}

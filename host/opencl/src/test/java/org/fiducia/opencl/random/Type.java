package org.fiducia.opencl.random;

/** Types of the kernel language. */
enum Type {
  INT("int", "Ints"),
  LONG("long", "Longs"),
  DOUBLE("double", "Doubles"),
  BOOLEAN("boolean", "");

  private static final Type[] NUMBERS = {INT, LONG, DOUBLE};

  private final String java;
  private final String block;

  Type(String java, String block) {
    this.java = java;
    this.block = block;
  }

  /** Its name in Java. */
  String java() {
    return java;
  }

  /** The blocks that hold such values. */
  String block() {
    return block;
  }

  static Type number(Dice dice) {
    return dice.of(NUMBERS);
  }

  static Type any(Dice dice) {
    return dice.of(values());
  }
}

package org.fiducia.wide;

/** How a value depends on the lane. */
enum Binding {
  /** Nothing is known yet. */
  NONE('-'),
  /** One value for all lanes: it stays scalar. */
  UNIFORM('U'),
  /** The first lane's value plus the number of the lane: only the first lane's is kept, as a scalar. */
  AFFINE('A'),
  /** Any: a vector. */
  VARYING('V');

  /** Stands for it in the names of functions. */
  final char letter;

  Binding(char letter) {
    this.letter = letter;
  }

  /** The least that covers both. */
  Binding join(Binding other) {
    return this == NONE ? other : other == NONE || this == other ? this : VARYING;
  }
}

package org.fiducia.wide;

/**
 * An expression of the wide program.
 *
 * @param text an operand that needs no parentheses; of an affine value it is the first lane's
 */
record Value(String text, Type type, Binding binding) {

  static Value uniform(String text, Type type) {
    return new Value(text, type, Binding.UNIFORM);
  }

  static Value affine(String text, Type type) {
    return new Value(text, type, Binding.AFFINE);
  }

  static Value varying(String text, Type type) {
    return new Value(text, type, Binding.VARYING);
  }

  boolean isUniform() {
    return binding == Binding.UNIFORM || binding == Binding.NONE;
  }

  boolean isAffine() {
    return binding == Binding.AFFINE;
  }

  boolean isVarying() {
    return binding == Binding.VARYING;
  }
}

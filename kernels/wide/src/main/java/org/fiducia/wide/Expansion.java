package org.fiducia.wide;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which functions of a wide program are put in the place of their calls. Only there do a caller's arrays of vectors
 * become registers; but each copy has to be compiled.
 */
final class Expansion {

  /**
   * Operations on vectors of doubles up to which a function is copied, those of all that it calls counted in. With
   * 1000, fits of 500 operations become a quarter faster; without a limit the largest take half a minute to compile and
   * are slower than before.
   */
  private static final int LIMIT = 1000;

  private final Map<Specialisation.Signature, Specialisation> functions = new HashMap<>();
  private final Map<Specialisation.Signature, Integer> operations = new HashMap<>();

  /**
   * @param functions of a program, with all that they call
   */
  Expansion(Set<Specialisation> functions) {
    functions.forEach(function -> this.functions.put(function.signature(), function));
  }

  /** Whether a function is copied. */
  boolean isCopied(Specialisation function) {
    return operations(function.signature()) <= LIMIT;
  }

  private int operations(Specialisation.Signature signature) {
    Integer known = operations.get(signature);
    if (known == null) {
      Specialisation function = functions.get(signature);
      known = function.operations() + function.calls().stream().mapToInt(this::operations).sum();
      operations.put(signature, known);
    }
    return known;
  }
}

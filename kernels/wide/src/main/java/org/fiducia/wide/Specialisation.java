package org.fiducia.wide;

import java.util.List;
import java.util.Set;

/**
 * A function of the program made wide for one kind of call.
 *
 * @param text its definition
 * @param head its prototype, without the semicolon
 * @param parameters how the parameters depend on the lane in the end: an array may turn out to vary
 * @param result how the result depends on the lane
 * @param needsMask true if it would have to know which lanes are alive
 * @param needsCount true if it takes the number of items
 * @param operations on vectors of doubles that the text has
 * @param scattered accesses to memory lane by lane that the text has
 * @param written positions of the arrays that it writes to
 * @param calls the specialisations that it calls
 */
record Specialisation(Signature signature, String head, String text, List<Binding> parameters, Binding result,
    boolean needsMask, boolean needsCount, int operations, int scattered, Set<Integer> written, Set<Signature> calls) {

  /**
   * One kind of call.
   *
   * @param arguments how the arguments depend on the lane; {@link Binding#NONE} for blocks
   * @param masked true if some lanes may not be alive
   */
  record Signature(String function, List<Binding> arguments, boolean masked) {

    /** Name of the wide function. */
    String name() {
      StringBuilder name = new StringBuilder("j_").append(function).append('_');
      arguments.stream().filter(argument -> argument != Binding.NONE).forEach(a -> name.append(a.letter));
      return masked ? name.append('m').toString() : name.toString();
    }
  }
}

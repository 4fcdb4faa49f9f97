package org.fiducia.wide;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a function while it is made wide. Knowledge only grows: a function is written again until a writing
 * brings nothing new.
 */
final class Knowledge {

  private final Map<Variable, Binding> bindings = new HashMap<>();
  private final Set<Statement> masked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Statement> skipping = Collections.newSetFromMap(new IdentityHashMap<>());
  private Binding result = Binding.NONE;
  private boolean leavesEarly;
  private boolean grown;

  /** True once after something was learnt. */
  boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  Binding of(Variable variable) {
    return bindings.getOrDefault(variable, Binding.NONE);
  }

  /** A value was given to a variable. */
  Binding bind(Variable variable, Binding binding) {
    Binding before = of(variable);
    Binding after = before.join(binding);
    if (after != before) {
      bindings.put(variable, after);
      grown = true;
    }
    return after;
  }

  Binding result() {
    return result;
  }

  void returns(Binding binding) {
    Binding after = result.join(binding);
    grown |= after != result;
    result = after;
  }

  /** Some lanes return before others. */
  boolean leavesEarly() {
    return leavesEarly;
  }

  void leaveEarly() {
    grown |= !leavesEarly;
    leavesEarly = true;
  }

  /** True for a loop or switch that lanes leave at different times. */
  boolean isMasked(Statement statement) {
    return masked.contains(statement);
  }

  void mask(Statement statement) {
    grown |= masked.add(statement);
  }

  /** True for a masked loop in which some lanes skip the rest of a round. */
  boolean isSkipping(Statement loop) {
    return skipping.contains(loop);
  }

  void skip(Statement loop) {
    grown |= skipping.add(loop);
  }
}

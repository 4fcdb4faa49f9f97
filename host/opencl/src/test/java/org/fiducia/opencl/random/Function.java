package org.fiducia.opencl.random;

import java.util.List;

/**
 * A function that others may call.
 *
 * @param owner class that holds it
 * @param result its type, null for none
 * @param writes true if it may write to its arrays and blocks: its calls are no part of larger expressions
 * @param steps statements that a call executes at most, roughly
 * @param lines statements of it and its callees
 * @param text the whole method
 */
record Function(String owner, String name, Type result, List<Parameter> parameters, boolean writes, int steps,
    int lines, String text) {

  /** A parameter: one of the three is there. */
  record Parameter(Variable scalar, Array array, BlockUse block) {

    String declaration() {
      if (scalar != null) {
        return scalar.type().java() + " " + scalar.name();
      }
      return array != null ? array.type().java() + "[] " + array.name() : block.type().block() + " " + block.name();
    }
  }
}

package org.fiducia.wide;

import java.util.List;
import java.util.Map;

/**
 * A linked kernel program without its prelude.
 *
 * @param tables the declarations of its tables, as they were written
 * @param functions by name; callees are among them
 */
record Program(List<String> tables, Map<String, Function> functions) {

  /** A function; {@code body} is null while only its prototype is known. */
  record Function(String name, Type result, List<Variable> parameters, boolean kernel, List<Statement> body) {}
}

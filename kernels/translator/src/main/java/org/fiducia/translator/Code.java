package org.fiducia.translator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A C expression.
 *
 * @param text what to write
 * @param atom true if it can be an operand without parentheses
 */
record Code(String text, boolean atom) {

  static Code atom(String text) {
    return new Code(text, true);
  }

  static Code compound(String text) {
    return new Code(text, false);
  }

  static Code call(String function, Code... arguments) {
    return call(function, List.of(arguments));
  }

  static Code call(String function, List<Code> arguments) {
    return atom(function + arguments.stream().map(Code::text).collect(Collectors.joining(", ", "(", ")")));
  }

  static Code binary(Code left, String operator, Code right) {
    return compound(left.operand() + " " + operator + " " + right.operand());
  }

  static Code cast(String type, Code value) {
    return compound("(" + type + ")" + value.operand());
  }

  /** As an operand of any operator: all precedence is written out. */
  String operand() {
    return atom ? text : "(" + text + ")";
  }
}

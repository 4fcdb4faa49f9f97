package org.fiducia.wide;

import java.util.List;

/** A statement of a kernel program. */
sealed interface Statement {

  record Block(List<Statement> statements) implements Statement {}

  /** A scalar; {@code start} is null where it has no first value. */
  record Declare(Variable variable, Expression start) implements Statement {}

  /** A local array; the elements that are not listed are zero. */
  record DeclareArray(Variable variable, List<Expression> elements) implements Statement {}

  /** {@code target} is a name or an element. */
  record Assign(Expression target, Expression value) implements Statement {}

  record Invoke(Expression.Call call) implements Statement {}

  /** {@code otherwise} may be empty. */
  record If(Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {}

  /**
   * Any loop.
   *
   * @param start what a {@code for} declares or assigns first, or null
   * @param condition null for none
   * @param testFirst false for {@code do ... while}
   */
  record Loop(Statement start, Expression condition, List<Statement> steps, List<Statement> body, boolean testFirst)
      implements Statement {}

  record Switch(Expression selector, List<Case> cases) implements Statement {}

  /** What follows some labels; it falls through into the next. */
  record Case(List<Expression> labels, boolean isDefault, List<Statement> body) {}

  /** {@code value} is null in a function without result. */
  record Return(Expression value) implements Statement {}

  /** {@code break} or {@code continue}. */
  record Jump(boolean leaves) implements Statement {}
}

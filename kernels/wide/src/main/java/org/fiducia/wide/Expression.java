package org.fiducia.wide;

import java.util.List;

/** A typed expression of a kernel program. None has a side effect, except calls of functions that write to an array. */
sealed interface Expression {

  Type type();

  /** A number, as it was written. */
  record Literal(Type type, String text) implements Expression {}

  record Name(Variable variable) implements Expression {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** An array or block, passed to a function. */
  record Whole(Variable variable) implements Expression {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** An element of an array, table or block. */
  record Element(Variable variable, Expression index) implements Expression {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** The address of an element of a block: where {@code j_add} adds. */
  record Address(Element element) implements Expression {
    @Override
    public Type type() {
      return element.type();
    }
  }

  record Cast(Type type, Expression operand) implements Expression {}

  record Unary(Type type, String operator, Expression operand) implements Expression {}

  record Binary(Type type, String operator, Expression left, Expression right) implements Expression {}

  record Conditional(Type type, Expression condition, Expression yes, Expression no) implements Expression {}

  /** A call of a function of the program or of the prelude. */
  record Call(Type type, String function, List<Expression> arguments) implements Expression {}
}

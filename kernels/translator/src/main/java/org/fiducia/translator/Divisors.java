package org.fiducia.translator;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Element;

/**
 * Integer division by zero throws in Java and has no result in C. So a divisor must be seen not to be zero: a constant,
 * {@code Math.max(b, 1)}, or a variable that the enclosing {@code b == 0 ? x : a / b} has tested.
 */
final class Divisors {

  private final Source source;
  private final Constants constants;
  private final Deque<Element> tested = new ArrayDeque<>();

  Divisors(Source source, Constants constants) {
    this.source = source;
    this.constants = constants;
  }

  void require(ExpressionTree divisor, Tree at) {
    if (!nonZero(divisor)) {
      throw new Refusal(at, "integer division by '" + divisor + "', which might be zero: write " + divisor
          + " == 0 ? 0 : a / " + divisor + " (with a variable), or divide by Math.max(" + divisor + ", 1)");
    }
  }

  private boolean nonZero(ExpressionTree divisor) {
    return switch (divisor) {
      case ParenthesizedTree inner -> nonZero(inner.getExpression());
      case IdentifierTree name when tested.contains(source.element(name)) -> true;
      case MethodInvocationTree call when isMax(call) -> call.getArguments().stream().anyMatch(this::positive);
      default -> constants.value(divisor) instanceof Number n && n.longValue() != 0;
    };
  }

  private boolean positive(ExpressionTree tree) {
    return constants.value(tree) instanceof Number n && n.longValue() > 0;
  }

  private static boolean isMax(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("max")
        && select.getExpression().toString().equals("Math");
  }

  /** Translates one arm of a conditional, knowing what its condition says of a variable. */
  Code under(ExpressionTree condition, boolean holds, Supplier<Code> arm) {
    Element variable = nonZeroIf(condition, holds);
    if (variable == null) {
      return arm.get();
    }
    tested.push(variable);
    try {
      return arm.get();
    } finally {
      tested.pop();
    }
  }

  private Element nonZeroIf(ExpressionTree condition, boolean holds) {
    if (condition instanceof ParenthesizedTree inner) {
      return nonZeroIf(inner.getExpression(), holds);
    }
    if (!(condition instanceof BinaryTree test)
        || !(test.getLeftOperand() instanceof IdentifierTree name)
        || !(constants.value(test.getRightOperand()) instanceof Number bound)
        || bound.doubleValue() != 0) {
      return null;
    }
    List<Tree.Kind> excludeZero = holds
        ? List.of(Tree.Kind.NOT_EQUAL_TO, Tree.Kind.GREATER_THAN, Tree.Kind.LESS_THAN)
        : List.of(Tree.Kind.EQUAL_TO, Tree.Kind.GREATER_THAN_EQUAL, Tree.Kind.LESS_THAN_EQUAL);
    return excludeZero.contains(test.getKind()) ? source.element(name) : null;
  }
}

package org.fiducia.translator;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Values of compile-time constant expressions, by Java's own arithmetic. */
final class Constants {

  private final Source source;

  Constants(Source source) {
    this.source = source;
  }

  /** The boxed value of an expression, or null if it is no constant number or boolean. */
  Object value(ExpressionTree tree) {
    Object value = switch (tree) {
      case LiteralTree literal -> literal.getValue();
      case ParenthesizedTree inner -> value(inner.getExpression());
      case IdentifierTree name -> variable(name);
      case MemberSelectTree member -> variable(member);
      case TypeCastTree cast -> cast(value(cast.getExpression()), cast);
      case UnaryTree unary -> unary(unary.getKind(), value(unary.getExpression()));
      case BinaryTree binary -> binary(binary);
      default -> null;
    };
    return value instanceof String ? null : value;
  }

  /** The value of a constant number after conversion to int, long or double; null for any other expression. */
  Object value(ExpressionTree tree, TypeKind as) {
    Object value = value(tree);
    Number number = value instanceof Character c ? Integer.valueOf(c) : value instanceof Number n ? n : null;
    return number == null ? null : converted(number, as);
  }

  /** Number.intValue and its like are Java's own conversions. */
  private static Object converted(Number number, TypeKind as) {
    return switch (as) {
      case INT -> number.intValue();
      case LONG -> number.longValue();
      case DOUBLE -> number.doubleValue();
      default -> null;
    };
  }

  /** The value of an int constant, or null. */
  Integer integer(ExpressionTree tree) {
    return value(tree) instanceof Integer i ? i : null;
  }

  private Object variable(ExpressionTree tree) {
    return source.element(tree) instanceof VariableElement variable ? variable.getConstantValue() : null;
  }

  private Object cast(Object value, TypeCastTree tree) {
    if (!(value instanceof Number number)) {
      return null;
    }
    TypeKind kind = source.kind(tree);
    return kind == TypeKind.FLOAT ? (Object) number.floatValue() : converted(number, kind);
  }

  private static Object unary(Tree.Kind operator, Object value) {
    return switch (value) {
      case Integer i -> switch (operator) {
        case UNARY_MINUS -> -i;
        case UNARY_PLUS -> i;
        case BITWISE_COMPLEMENT -> ~i;
        default -> null;
      };
      case Long l -> switch (operator) {
        case UNARY_MINUS -> -l;
        case UNARY_PLUS -> l;
        case BITWISE_COMPLEMENT -> ~l;
        default -> null;
      };
      case Double d -> switch (operator) {
        case UNARY_MINUS -> -d;
        case UNARY_PLUS -> d;
        default -> null;
      };
      case null, default -> null;
    };
  }

  private Object binary(BinaryTree tree) {
    Object left = value(tree.getLeftOperand());
    Object right = value(tree.getRightOperand());
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    Tree.Kind operator = tree.getKind();
    return switch (operator) {
      case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> switch (a) {
        case Integer i -> shift(operator, i, b.intValue());
        case Long l -> shift(operator, l, b.intValue());
        default -> null;
      };
      default -> switch (Types.promoted(source.kind(tree.getLeftOperand()), source.kind(tree.getRightOperand()))) {
        case DOUBLE -> doubles(operator, a.doubleValue(), b.doubleValue());
        case LONG -> longs(operator, a.longValue(), b.longValue());
        case INT -> ints(operator, a.intValue(), b.intValue());
        default -> null;
      };
    };
  }

  private static Object shift(Tree.Kind operator, int value, int count) {
    return switch (operator) {
      case LEFT_SHIFT -> value << count;
      case RIGHT_SHIFT -> value >> count;
      default -> value >>> count;
    };
  }

  private static Object shift(Tree.Kind operator, long value, int count) {
    return switch (operator) {
      case LEFT_SHIFT -> value << count;
      case RIGHT_SHIFT -> value >> count;
      default -> value >>> count;
    };
  }

  private static Object doubles(Tree.Kind operator, double a, double b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      default -> null;
    };
  }

  private static Object longs(Tree.Kind operator, long a, long b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      case REMAINDER -> b == 0 ? null : (Object) (a % b);
      default -> null;
    };
  }

  /** Integer results are the low words of long ones, division included. */
  private static Object ints(Tree.Kind operator, int a, int b) {
    return longs(operator, a, b) instanceof Long value ? (Object) value.intValue() : null;
  }
}

package org.fiducia.wide;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes expressions. What is the same in all lanes is written as it was; the rest becomes vectors. Parts that must not
 * run without a lane become statements before the expression.
 */
final class ExpressionWriter {

  private static final Map<String, String> MASKED = Map.of("==", "~", "!=", "", "^", "", "&", "", "|", "");

  private final Context context;
  private final ElementWriter elements;
  private final CallWriter calls;

  ExpressionWriter(Context context) {
    this.context = context;
    this.elements = new ElementWriter(context, this);
    this.calls = new CallWriter(context, this, elements);
  }

  ElementWriter elements() {
    return elements;
  }

  CallWriter calls() {
    return calls;
  }

  Value write(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> Value.uniform(literal.text(), literal.type());
      case Expression.Name name ->
          new Value(name.variable().name(), name.type(), context.knowledge.of(name.variable()));
      case Expression.Element element -> elements.read(element);
      case Expression.Cast cast -> cast(write(cast.operand()), cast.type());
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary when binary.operator().equals("&&") || binary.operator().equals("||") ->
          both(binary);
      case Expression.Binary binary ->
          binary(binary.operator(), write(binary.left()), write(binary.right()), binary.type());
      case Expression.Conditional choice -> choice(choice);
      case Expression.Call call -> calls.value(call);
      case Expression.Whole whole -> throw misplaced(whole.variable());
      case Expression.Address address -> throw misplaced(address.element().variable());
    };
  }

  private static WideFormException misplaced(Variable variable) {
    return new WideFormException("'" + variable.name() + "' as a value has no wide form");
  }

  private Value cast(Value value, Type to) {
    boolean whole = (to == Type.LONG || to == Type.ULONG) && (value.type() == Type.LONG || value.type() == Type.ULONG);
    if (value.isUniform() || value.isAffine() && whole) {
      return new Value("((" + to.scalar + ")" + value.text() + ")", to, value.binding());
    }
    return Value.varying(context.vector(value, to), to);
  }

  private Value unary(Expression.Unary unary) {
    Value value = write(unary.operand());
    if (value.isUniform()) {
      return Value.uniform("(" + unary.operator() + value.text() + ")", unary.type());
    }
    // a mask has all bits set or none
    String operator = unary.operator().equals("!") ? "~" : unary.operator();
    return Value.varying("(" + operator + context.vector(value, unary.type()) + ")", unary.type());
  }

  private Value binary(String operator, Value left, Value right, Type type) {
    boolean sum = operator.equals("+") || operator.equals("-");
    boolean whole = type == Type.LONG || type == Type.ULONG;
    if (left.isUniform() && right.isUniform()) {
      return Value.uniform("(" + left.text() + " " + operator + " " + right.text() + ")", type);
    }
    if (sum && whole && left.isAffine() && right.isUniform()
        || operator.equals("+") && whole && left.isUniform() && right.isAffine()) {
      return Value.affine("(" + left.text() + " " + operator + " " + right.text() + ")", type);
    }
    if (operator.equals("<<") || operator.equals(">>")) {
      return shift(operator, left, right, type);
    }
    Type common = Type.common(left.type(), right.type());
    String a = context.vector(left, common);
    String b = context.vector(right, common);
    if (common == Type.BOOL) {
      return truths(operator, a, b);
    }
    context.operations += common == Type.DOUBLE ? 1 : 0;
    String text = "(" + a + " " + operator + " " + b + ")";
    if (type != Type.BOOL) {
      return Value.varying(text, type);
    }
    return Value.varying(switch (common) {
      case DOUBLE, LONG -> text;
      case INT -> "j_to_longs" + text;
      default -> throw new WideFormException("a comparison of type " + common.scalar + " has no wide form");
    }, type);
  }

  private static Value truths(String operator, String a, String b) {
    String before = MASKED.get(operator);
    if (before == null) {
      throw new WideFormException("operator " + operator + " on truths has no wide form");
    }
    String symbol = operator.equals("==") || operator.equals("!=") ? "^" : operator;
    return Value.varying("(" + before + "(" + a + " " + symbol + " " + b + "))", Type.BOOL);
  }

  /** The counts are within the width already; a vector wants as many bits on the right as on the left. */
  private Value shift(String operator, Value left, Value right, Type type) {
    if (right.type() != Type.INT) {
      throw new WideFormException("a shift by a " + right.type().scalar + " has no wide form");
    }
    String count = switch (type) {
      case INT -> context.vector(right, Type.INT);
      case UINT -> "j_as_uints(" + context.vector(right, Type.INT) + ")";
      case LONG -> context.vector(right, Type.LONG);
      case ULONG -> "j_as_ulongs(" + context.vector(right, Type.LONG) + ")";
      default -> throw new WideFormException("a shift of a " + type.scalar + " has no wide form");
    };
    return Value.varying("(" + context.vector(left, type) + " " + operator + " " + count + ")", type);
  }

  /** {@code &&} and {@code ||}: the right side runs for the lanes that ask for it, or for all if it is harmless. */
  private Value both(Expression.Binary binary) {
    boolean and = binary.operator().equals("&&");
    Value left = write(binary.left());
    if (left.isUniform()) {
      Value stop = Value.uniform(and ? "false" : "true", Type.BOOL);
      return and
          ? choose(left.text(), Type.BOOL, () -> write(binary.right()), () -> stop, binary.operator())
          : choose(left.text(), Type.BOOL, () -> stop, () -> write(binary.right()), binary.operator());
    }
    String first = name("q", left);
    Value right = guarded(binary.right(), and ? first : "~" + first);
    return Value.varying(
        "(" + first + (and ? " & " : " | ") + context.vector(right, Type.BOOL) + ")", Type.BOOL);
  }

  private Value choice(Expression.Conditional choice) {
    Value condition = write(choice.condition());
    Type type = choice.type();
    if (condition.isUniform()) {
      return choose(condition.text(), type, () -> write(choice.yes()), () -> write(choice.no()), "?");
    }
    String mask = name("q", condition);
    Value yes = guarded(choice.yes(), mask);
    Value no = guarded(choice.no(), "~" + mask);
    return Value.varying(
        Vectors.choose(type, context.vector(no, type), context.vector(yes, type), mask), type);
  }

  /** A truth as a constant mask that can be named again. */
  String name(String purpose, Value truth) {
    String name = context.lines.fresh(purpose);
    context.lines.add("const j_longs " + name + " = " + context.vector(truth, Type.BOOL) + ";");
    return name;
  }

  /** A choice by a condition that is the same in all lanes: C evaluates one side alone, and so does this. */
  private Value choose(String condition, Type type, Supplier<Value> yes, Supplier<Value> no, String operator) {
    Value[] values = new Value[2];
    String before = context.lines.capture(() -> values[0] = yes.get());
    String otherwise = context.lines.capture(() -> values[1] = no.get());
    boolean uniform = values[0].isUniform() && values[1].isUniform();
    if (before.isEmpty() && otherwise.isEmpty()) {
      if (uniform) {
        String text = switch (operator) {
          case "&&" -> condition + " && " + values[0].text();
          case "||" -> condition + " || " + values[1].text();
          default -> condition + " ? " + values[0].text() + " : " + values[1].text();
        };
        return Value.uniform("(" + text + ")", type);
      }
      String sides = context.vector(values[0], type) + " : " + context.vector(values[1], type);
      return Value.varying("(" + condition + " ? " + sides + ")", type);
    }
    String result = context.lines.fresh("e");
    Binding binding = uniform ? Binding.UNIFORM : Binding.VARYING;
    context.lines.add(Context.declared(type, binding) + " " + result + ";");
    context.lines.open("if (" + condition + ") {");
    context.lines.append(before);
    context.lines.add(result + " = " + context.as(values[0], type, binding) + ";");
    context.lines.between(" else {");
    context.lines.append(otherwise);
    context.lines.add(result + " = " + context.as(values[1], type, binding) + ";");
    context.lines.close();
    return new Value(result, type, binding);
  }

  /** An expression that only the lanes of a mask need: what is harmless runs anyway, the rest under a branch. */
  private Value guarded(Expression expression, String mask) {
    if (context.program.weights().isLight(expression)) {
      return write(expression);
    }
    Type type = expression.type();
    String lanes = context.lines.fresh("g");
    context.lines.add("const j_longs " + lanes + " = " + context.masks.and(mask) + ";");
    context.masks.push(lanes);
    Value[] value = new Value[1];
    String inner = context.lines.capture(() -> value[0] = write(expression));
    context.masks.pop();
    Binding binding = value[0].isUniform() ? Binding.UNIFORM : Binding.VARYING;
    String result = context.lines.fresh("e");
    String zero = binding == Binding.UNIFORM ? "0" : Vectors.splat("0", type);
    context.lines.add(Context.declared(type, binding) + " " + result + " = " + zero + ";");
    context.lines.open("if (j_any(" + lanes + ")) {");
    context.lines.append(inner);
    context.lines.add(result + " = " + context.as(value[0], type, binding) + ";");
    context.lines.close();
    return new Value(result, type, binding);
  }
}

package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads expressions and finds their types. */
final class ExpressionParser {

  /** Binary operators from the loosest to the tightest. */
  private static final List<Set<String>> LEVELS = List.of(Set.of("||"), Set.of("&&"), Set.of("|"), Set.of("^"),
      Set.of("&"), Set.of("==", "!="), Set.of("<", ">", "<=", ">="), Set.of("<<", ">>"), Set.of("+", "-"),
      Set.of("*", "/", "%"));

  private static final Set<String> TRUTHS = Set.of("||", "&&", "==", "!=", "<", ">", "<=", ">=");

  private final Tokens tokens;
  private final Function<String, Variable> variables;
  private final Map<String, Program.Function> functions;

  ExpressionParser(Tokens tokens, Function<String, Variable> variables, Map<String, Program.Function> functions) {
    this.tokens = tokens;
    this.variables = variables;
    this.functions = functions;
  }

  Expression expression() {
    Expression condition = binary(0);
    if (!tokens.takeIf("?")) {
      return condition;
    }
    Expression yes = expression();
    tokens.expect(":");
    Expression no = expression();
    return new Expression.Conditional(Type.common(yes.type(), no.type()), condition, yes, no);
  }

  /** What stands left of an assignment. */
  Expression target() {
    Expression target = named(tokens.take());
    if (target instanceof Expression.Name || target instanceof Expression.Element) {
      return target;
    }
    throw tokens.failure("this cannot be assigned");
  }

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (LEVELS.get(level).contains(tokens.peek())) {
      String operator = tokens.take();
      left = binary(operator, left, binary(level + 1));
    }
    return left;
  }

  private static Expression binary(String operator, Expression left, Expression right) {
    Type type = TRUTHS.contains(operator)
        ? Type.BOOL
        : operator.equals("<<") || operator.equals(">>") ? left.type() : Type.common(left.type(), right.type());
    return new Expression.Binary(type, operator, left, right);
  }

  private Expression unary() {
    switch (tokens.peek()) {
      case "-", "~" -> {
        String operator = tokens.take();
        Expression operand = unary();
        return new Expression.Unary(operand.type(), operator, operand);
      }
      case "!" -> {
        tokens.take();
        return new Expression.Unary(Type.BOOL, "!", unary());
      }
      case "&" -> {
        tokens.take();
        if (named(tokens.take()) instanceof Expression.Element element
            && element.variable().kind() == Variable.Kind.BLOCK) {
          return new Expression.Address(element);
        }
        throw tokens.failure("only elements of blocks have an address");
      }
      case "(" -> {
        Type cast = Type.named(tokens.peek(1));
        tokens.take();
        if (cast != null) {
          tokens.take();
          tokens.expect(")");
          return new Expression.Cast(cast, unary());
        }
        Expression inner = expression();
        tokens.expect(")");
        return inner;
      }
      default -> {
        return primary();
      }
    }
  }

  private Expression primary() {
    if (tokens.nextIsNumber()) {
      return number(tokens.take());
    }
    if (!tokens.nextIsWord()) {
      throw tokens.failure("'" + tokens.peek() + "' begins no expression");
    }
    String word = tokens.take();
    if (word.equals("true") || word.equals("false")) {
      return new Expression.Literal(Type.BOOL, word);
    }
    if (word.equals("sizeof")) {
      return length();
    }
    return tokens.peek().equals("(") ? call(word) : named(word);
  }

  private static Expression number(String text) {
    boolean real = text.startsWith("0x")
        ? text.contains("p")
        : text.contains(".") || text.contains("e") || text.contains("E");
    Type type = real
        ? text.endsWith("f") ? Type.FLOAT : Type.DOUBLE
        : text.endsWith("L") ? Type.LONG : Type.INT;
    return new Expression.Literal(type, text);
  }

  /** {@code sizeof(a) / sizeof(a[0])}: the number of elements. */
  private Expression length() {
    tokens.expect("(");
    Variable variable = known(tokens.take());
    for (String word : new String[] {")", "/", "sizeof", "(", variable.name(), "[", "0", "]", ")"}) {
      tokens.expect(word);
    }
    if (variable.size() == 0) {
      throw tokens.failure("'" + variable.name() + "' has no known length");
    }
    return new Expression.Literal(Type.INT, Integer.toString(variable.size()));
  }

  private Variable known(String name) {
    Variable variable = variables.apply(name);
    if (variable == null) {
      throw tokens.failure("'" + name + "' is not declared");
    }
    return variable;
  }

  private Expression named(String name) {
    Variable variable = known(name);
    if (variable.kind() == Variable.Kind.SCALAR) {
      return new Expression.Name(variable);
    }
    if (!tokens.takeIf("[")) {
      return new Expression.Whole(variable);
    }
    Expression index = expression();
    tokens.expect("]");
    return new Expression.Element(variable, index);
  }

  private Expression call(String function) {
    List<Expression> arguments = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.takeIf(")")) {
      if (!arguments.isEmpty()) {
        tokens.expect(",");
      }
      arguments.add(expression());
    }
    if (function.equals("j_add")) {
      return new Expression.Call(Type.VOID, function, arguments);
    }
    if (function.equals("get_global_id")) {
      return new Expression.Call(Type.ULONG, function, arguments);
    }
    if (Intrinsics.knows(function)) {
      Intrinsics.Intrinsic intrinsic =
          Intrinsics.of(function, arguments.stream().map(Expression::type).toList());
      if (intrinsic == null) {
        throw tokens.failure("'" + function + "' does not take these arguments");
      }
      return new Expression.Call(intrinsic.result(), function, arguments);
    }
    Program.Function known = functions.get(function);
    if (known == null) {
      throw tokens.failure("function '" + function + "' is not known");
    }
    if (known.parameters().size() != arguments.size()) {
      throw tokens.failure("'" + function + "' takes " + known.parameters().size() + " arguments");
    }
    return new Expression.Call(known.result(), function, arguments);
  }
}

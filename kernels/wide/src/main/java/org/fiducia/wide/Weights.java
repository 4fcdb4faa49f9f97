package org.fiducia.wide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it would cost to compute something for lanes that do not need it. Loops and accesses that may lie outside an
 * array cost infinitely much: they must not run without a lane.
 */
final class Weights {

  /** Above this a branch is cheaper. */
  private static final int LIGHT = 60;

  private static final int COSTLY = 40;
  private static final int INFINITE = 1 << 20;

  private final Program program;
  private final Map<String, Integer> functions = new HashMap<>();

  Weights(Program program) {
    this.program = program;
  }

  boolean isLight(Expression expression) {
    return of(expression) <= LIGHT;
  }

  boolean areLight(List<Statement> statements) {
    return of(statements) <= LIGHT;
  }

  boolean isHarmless(Expression expression) {
    return of(expression) < INFINITE;
  }

  /** True if statements may run without a lane, whatever they cost. */
  boolean areHarmless(List<Statement> statements) {
    return of(statements) < INFINITE;
  }

  private int of(List<Statement> statements) {
    int sum = 0;
    for (Statement statement : statements) {
      sum = Math.min(INFINITE, sum + of(statement));
    }
    return sum;
  }

  private int of(Statement statement) {
    return switch (statement) {
      case Statement.Block block -> of(block.statements());
      case Statement.Declare declare -> declare.start() == null ? 0 : of(declare.start());
      case Statement.DeclareArray declare -> declare.variable().size() + all(declare.elements());
      case Statement.Assign assign -> of(assign.target()) + of(assign.value());
      case Statement.Invoke invoke -> of(invoke.call());
      case Statement.If choice -> of(choice.condition()) + of(choice.then()) + of(choice.otherwise());
      case Statement.Loop loop -> INFINITE;
      case Statement.Switch choice ->
          of(choice.selector()) + choice.cases().stream().mapToInt(branch -> of(branch.body())).sum();
      case Statement.Return back -> back.value() == null ? 1 : of(back.value());
      case Statement.Jump jump -> 1;
    };
  }

  private int all(List<Expression> expressions) {
    return expressions.stream().mapToInt(this::of).sum();
  }

  private int of(Expression expression) {
    return Math.min(INFINITE, switch (expression) {
      case Expression.Literal literal -> 0;
      case Expression.Name name -> 0;
      case Expression.Whole whole -> 0;
      case Expression.Element element -> of(element);
      case Expression.Address address -> INFINITE;
      case Expression.Cast cast -> of(cast.operand());
      case Expression.Unary unary -> 1 + of(unary.operand());
      case Expression.Binary binary -> 1 + of(binary.left()) + of(binary.right());
      case Expression.Conditional choice -> 1 + of(choice.condition()) + of(choice.yes()) + of(choice.no());
      case Expression.Call call -> of(call) + all(call.arguments());
    });
  }

  private int of(Expression.Element element) {
    boolean inside = element.variable().kind() != Variable.Kind.BLOCK
        && element.index() instanceof Expression.Literal;
    return inside ? 1 : INFINITE;
  }

  private int of(Expression.Call call) {
    Program.Function function = program.functions().get(call.function());
    if (function != null) {
      Integer known = functions.get(call.function());
      if (known == null) {
        known = of(function.body());
        functions.put(call.function(), known);
      }
      return known;
    }
    if (call.function().equals("j_add")) {
      return INFINITE;
    }
    Intrinsics.Intrinsic intrinsic =
        Intrinsics.of(call.function(), call.arguments().stream().map(Expression::type).toList());
    return intrinsic != null && intrinsic.costly() ? COSTLY : 2;
  }
}

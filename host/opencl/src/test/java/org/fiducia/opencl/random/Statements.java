package org.fiducia.opencl.random;

import java.util.List;

/**
 * Random statements of one function, one a line. All loops end: their counters only go one way, and a jump is always
 * the last statement under an {@code if} of its own, so that what follows can be reached.
 */
final class Statements {

  private static final int DEPTH = 2;
  private static final int DEEPEST = 4;

  private final Dice dice;
  private final Expressions expressions;
  private final Effort effort;
  private final Type result;
  private final boolean writes;
  private final StringBuilder out = new StringBuilder();
  private int indent = 2;

  /** Which jumps are allowed, and how deep statements are nested. */
  private record Place(boolean inLoop, boolean inSwitch, int depth) {

    Place deeper() {
      return new Place(inLoop, inSwitch, depth + 1);
    }

    Place loop() {
      return new Place(true, false, depth + 1);
    }

    Place choice() {
      return new Place(inLoop, true, depth + 1);
    }
  }

  /**
   * @param result what the function returns, null for nothing
   * @param writes whether it may write to its blocks
   */
  Statements(Dice dice, Expressions expressions, Effort effort, Type result, boolean writes) {
    this.dice = dice;
    this.expressions = expressions;
    this.effort = effort;
    this.result = result;
    this.writes = writes;
  }

  String text() {
    return out.toString();
  }

  void line(String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
  }

  private void open(String text) {
    line(text);
    indent++;
  }

  private void close(String text) {
    indent--;
    line(text);
  }

  /** Statements of the body of a function, which share its scope. */
  void body(Scope scope, int count) {
    statements(scope, new Place(false, false, 0), count);
  }

  /** Declares a variable of each type. */
  void declarations(Scope scope) {
    for (Type type : Type.values()) {
      declaration(scope, type);
    }
    if (dice.percent(70)) {
      array(scope);
    }
  }

  private void nested(Scope scope, Place place) {
    statements(scope.inner(), place, dice.between(1, 3));
  }

  private void statements(Scope scope, Place place, int count) {
    for (int k = 0; k < count && !effort.exhausted(); k++) {
      effort.statement();
      statement(scope, place);
    }
  }

  private void statement(Scope scope, Place place) {
    boolean deep = place.depth() >= DEEPEST;
    switch (dice.below(deep ? 12 : 24)) {
      case 0, 1 -> declaration(scope, Type.any(dice));
      case 2, 3, 4 -> assignment(scope);
      case 5, 6 -> elementAssignment(scope);
      case 7, 8 -> store(scope);
      case 9 -> call(scope);
      case 10 -> jump(scope, place);
      case 11 -> array(scope);
      case 12, 13, 14 -> condition(scope, place);
      case 15, 16, 17 -> counted(scope, place);
      case 18 -> loopWhile(scope, place);
      case 19 -> oldSwitch(scope, place);
      case 20 -> newSwitch(scope, place);
      case 21 -> guarded(scope, place);
      case 22 -> lateStart(scope, place);
      default -> jump(scope, place);
    }
  }

  /** A value for a variable: mostly an expression, else a call that writes, alone or under a condition. */
  private String value(Type type, Scope scope) {
    if (writes && dice.percent(25)) {
      String call = expressions.call(type, scope, DEPTH, false, true);
      if (call != null) {
        return switch (dice.below(type == Type.BOOLEAN ? 4 : 2)) {
          case 0 -> call;
          case 1 -> truth(scope) + " ? " + call + " : " + expressions.of(type, scope, 1, false);
          case 2 -> truth(scope) + " && " + call;
          default -> truth(scope) + " || " + call;
        };
      }
    }
    return expressions.of(type, scope, dice.between(0, DEPTH + 1), dice.percent(20));
  }

  private String truth(Scope scope) {
    return expressions.of(Type.BOOLEAN, scope, DEPTH, false);
  }

  private void declaration(Scope scope, Type type) {
    String name = scope.fresh(dice);
    if (dice.percent(20)) {
      line("final " + type.java() + " " + name + " = " + expressions.of(type, scope, 1, true) + ";");
      scope.add(Variable.fixed(name, type, true));
    } else {
      line(type.java() + " " + name + " = " + value(type, scope) + ";");
      scope.add(Variable.plain(name, type));
    }
  }

  private void array(Scope scope) {
    String name = scope.fresh(dice);
    Type type = Type.number(dice);
    int length = dice.between(1, 9);
    if (dice.percent(60)) {
      line(type.java() + "[] " + name + " = new " + type.java() + "[" + length + "];");
    } else {
      length = dice.between(1, 4);
      StringBuilder values = new StringBuilder();
      for (int k = 0; k < length; k++) {
        values.append(k == 0 ? "" : ", ").append(expressions.of(type, scope, 1, dice.percent(30)));
      }
      line(type.java() + "[] " + name + " = {" + values + "};");
    }
    scope.add(new Array(name, type, length, true, false));
  }

  /** Declared first, given its value in both arms. */
  private void lateStart(Scope scope, Place place) {
    Type type = Type.any(dice);
    String name = scope.fresh(dice);
    line(type.java() + " " + name + ";");
    open("if (" + decision(scope) + ") {");
    nested(scope, place.deeper());
    line(name + " = " + value(type, scope) + ";");
    close("} else {");
    indent++;
    line(name + " = " + value(type, scope) + ";");
    nested(scope, place.deeper());
    close("}");
    scope.add(Variable.plain(name, type));
  }

  private void assignment(Scope scope) {
    List<Variable> known = scope.variables(Variable::assignable);
    if (known.isEmpty()) {
      declaration(scope, Type.any(dice));
      return;
    }
    Variable variable = dice.of(known);
    assign(variable.name(), variable.type(), scope, true);
  }

  private void elementAssignment(Scope scope) {
    List<Array> known = scope.arrays(Array::writable);
    if (known.isEmpty()) {
      array(scope);
      return;
    }
    Array array = dice.of(known);
    assign(array.name() + "[" + expressions.index(array.length(), scope, dice.percent(50)) + "]", array.type(), scope,
        false);
  }

  /** Calls that write may give a variable its value, but no element: their order would be open. */
  private void assign(String target, Type type, Scope scope, boolean mayCall) {
    int form = dice.below(10);
    if (form < 5) {
      line(target + " = " + (mayCall ? value(type, scope) : expressions.of(type, scope, DEPTH, false)) + ";");
    } else if (form < 6 && type != Type.BOOLEAN) {
      line(target + dice.of("++", "--") + ";");
    } else {
      String operator;
      Type other = type;
      switch (type) {
        case BOOLEAN -> operator = dice.of("&=", "|=", "^=");
        case DOUBLE -> {
          operator = dice.of("+=", "-=", "*=", "/=");
          other = dice.percent(70) ? type : Type.number(dice);
        }
        default -> {
          operator = dice.of("+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
          other = dice.percent(60) ? type : dice.of(Type.INT, Type.LONG);
          if (dice.percent(15)) {
            operator = dice.of("+=", "-=", "*=");
            other = Type.DOUBLE;
          } else if (dice.percent(10)) {
            line(target + dice.of(" /= ", " %= ") + dice.of("3", "-1", "17") + ";");
            return;
          }
        }
      }
      line(target + " " + operator + " " + expressions.of(other, scope, DEPTH, false) + ";");
    }
  }

  private void store(Scope scope) {
    List<BlockUse> known = scope.blocks(BlockUse::writable);
    if (!writes || known.isEmpty()) {
      assignment(scope);
      return;
    }
    BlockUse block = dice.of(known);
    String at = expressions.column(block, scope, false) + ", " + expressions.rowOf(block, scope, false);
    line(block.name() + (block.rows() == BlockUse.Rows.SUMS ? ".add(" : ".set(") + at + ", "
        + expressions.of(block.type(), scope, DEPTH, false) + ");");
  }

  private void call(Scope scope) {
    String call = expressions.call(null, scope, DEPTH, false, writes);
    if (call == null) {
      assignment(scope);
    } else {
      line(call + ";");
    }
  }

  private void jump(Scope scope, Place place) {
    if (place.depth() == 0 && dice.percent(70)) {
      assignment(scope);
      return;
    }
    open("if (" + decision(scope) + ") {");
    if (dice.percent(40)) {
      nested(scope, place.deeper());
    }
    int choice = dice.below(10);
    if (place.inLoop() && choice < 4) {
      line(dice.of("break;", "continue;"));
    } else if (place.inSwitch() && choice < 6) {
      line("break;");
    } else if (place.inLoop() && choice < 7) {
      line("continue;");
    } else {
      line(result == null ? "return;" : "return " + value(result, scope) + ";");
    }
    close("}");
  }

  /** What an if asks: sometimes a call that writes. */
  private String decision(Scope scope) {
    if (dice.percent(20)) {
      return expressions.of(Type.BOOLEAN, scope, DEPTH, true);
    }
    if (writes && dice.percent(10)) {
      Type type = Type.number(dice);
      String call = expressions.call(type, scope, 1, false, true);
      if (call != null) {
        return (dice.percent(50) ? truth(scope) + " && " : "") + call + " > " + Numbers.literal(type, dice);
      }
    }
    return truth(scope);
  }

  private void condition(Scope scope, Place place) {
    open("if (" + decision(scope) + ") {");
    nested(scope, place.deeper());
    while (dice.percent(25)) {
      close("} else if (" + decision(scope) + ") {");
      indent++;
      nested(scope, place.deeper());
    }
    if (dice.percent(50)) {
      close("} else {");
      indent++;
      nested(scope, place.deeper());
    }
    close("}");
  }

  private void counted(Scope scope, Place place) {
    int rounds = dice.between(2, 7);
    if (!effort.affords(rounds)) {
      assignment(scope);
      return;
    }
    effort.enter(rounds);
    String k = scope.fresh(dice);
    boolean uniform = dice.percent(60);
    String some = expressions.of(Type.INT, scope, 1, uniform);
    String most = uniform && dice.percent(60)
        ? Integer.toString(rounds)
        : "Math.min(" + dice.of(some + " & 7", "Math.abs(" + some + " % 7)", "Math.max(" + some + ", 0)")
            + ", " + rounds + ")";
    int form = dice.below(6);
    boolean down = form == 0;
    boolean steady = down || dice.percent(75);
    Scope inner = scope.inner();
    inner.add(new Variable(k, Type.INT, uniform && steady, false, steady ? rounds : 0));
    String more = dice.percent(20) ? " && " + truth(scope) : "";
    String from0 = "for (int " + k + " = 0; ";
    switch (form) {
      case 0 -> open("for (int " + k + " = " + most + " - 1; " + k + " >= 0" + more + "; " + k + "--) {");
      case 1 -> {
        open(from0 + "; " + k + "++) {");
        open("if (" + k + " >= " + most + ") {");
        line("break;");
        close("}");
      }
      case 2 -> {
        String j = scope.fresh(dice);
        open("for (int " + k + " = 0, " + j + " = " + some + "; " + k + " < " + most + more + "; " + k + "++, " + j
            + " -= 2) {");
        inner.add(Variable.fixed(j, Type.INT, uniform && steady));
      }
      case 3 -> open(from0 + k + " < " + most + more + "; " + k + " += 2) {");
      default -> open(from0 + k + " < " + most + more + "; " + k + "++) {");
    }
    statements(inner, place.loop(), dice.between(1, 4));
    if (!steady) {
      line(k + " += " + expressions.of(Type.INT, inner, 1, false) + " & 1;");
    }
    close("}");
    effort.leave(rounds);
  }

  /** The counter moves first, so that {@code continue} cannot keep the loop from ending. */
  private void loopWhile(Scope scope, Place place) {
    int rounds = dice.between(2, 8);
    if (!effort.affords(rounds)) {
      assignment(scope);
      return;
    }
    effort.enter(rounds);
    String n = scope.fresh(dice);
    String test = n + " < " + rounds + " && " + decision(scope);
    if (dice.percent(30)) {
      test = decision(scope) + " && " + n + " < " + rounds;
    }
    boolean first = dice.percent(60);
    Type type = dice.of(Type.INT, Type.LONG);
    line(type.java() + " " + n + " = 0;");
    open(first ? "while (" + test + ") {" : "do {");
    line(n + "++;");
    Scope inner = scope.inner();
    inner.add(Variable.fixed(n, type, false));
    statements(inner, place.loop(), dice.between(1, 4));
    close(first ? "}" : "} while (" + test + ");");
    effort.leave(rounds);
  }

  private void oldSwitch(Scope scope, Place place) {
    open("switch (" + expressions.selector(expressions.of(Type.INT, scope, 1, dice.percent(20))) + ") {");
    Scope inner = scope.inner();
    Type type = Type.any(dice);
    String late = scope.fresh(dice);
    int groups = dice.between(1, 4);
    int other = dice.below(groups + 1);
    for (int g = 0; g < groups; g++) {
      line(g == other ? "default:" : "case " + (g + 1) + ":");
      if (dice.percent(25)) {
        line("case " + (g - 8) + ":");
      }
      indent++;
      if (g == 0) {
        line(type.java() + " " + late + " = " + expressions.of(type, scope, 1, false) + ";");
      } else if (dice.percent(30)) {
        line(late + " = " + expressions.of(type, scope, 1, false) + ";");
        inner = inner.inner();
        inner.add(Variable.plain(late, type));
      }
      statements(inner.inner(), place.choice(), dice.between(0, 3));
      if (dice.percent(65)) {
        line("break;");
      }
      inner = scope.inner();
      indent--;
    }
    close("}");
  }

  private void newSwitch(Scope scope, Place place) {
    open("switch (" + expressions.selector(expressions.of(Type.INT, scope, 1, dice.percent(20))) + ") {");
    int cases = dice.between(1, 3);
    for (int c = 0; c < cases; c++) {
      open("case " + c + (dice.percent(30) ? ", " + (c + 3) : "") + " -> {");
      nested(scope, place.choice());
      close("}");
    }
    if (dice.percent(60)) {
      open("default -> {");
      nested(scope, place.choice());
      close("}");
    }
    close("}");
  }

  /** A number that only a condition keeps in bounds: items that do not meet it must not use it. */
  private void guarded(Scope scope, Place place) {
    int bound = dice.between(2, 9);
    String name = scope.fresh(dice);
    line("int " + name + " = " + expressions.of(Type.INT, scope, 2, false) + ";");
    Variable variable = Variable.plain(name, Type.INT);
    scope.add(variable);
    List<Array> indexed = scope.arrays(a -> a.length() >= bound);
    String inside = name + " >= 0 && " + name + " < " + bound;
    if (!indexed.isEmpty() && dice.percent(50)) {
      Array array = dice.of(indexed);
      inside += " && " + array.name() + "[" + name + "] != " + expressions.of(array.type(), scope, 1, false);
    }
    open("if (" + inside + ") {");
    Scope inner = scope.guarding(variable, bound);
    if (effort.affords(bound) && dice.percent(50)) {
      effort.enter(bound);
      String left = scope.fresh(dice);
      line("int " + left + " = " + name + ";");
      open("while (" + left + " != 0) {");
      line(left + "--;");
      statements(inner.inner(), place.loop(), dice.between(1, 3));
      close("}");
      effort.leave(bound);
    }
    nested(inner, place.deeper());
    close("}");
  }
}

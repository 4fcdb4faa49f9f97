package org.fiducia.wide;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes statements: under a condition that differs by lane both sides run, each for its lanes. */
final class StatementWriter {

  private final Context context;
  private final ExpressionWriter expressions;
  private final JumpWriter jumps;
  private final LoopWriter loops;

  StatementWriter(Context context) {
    this.context = context;
    this.expressions = new ExpressionWriter(context);
    this.jumps = new JumpWriter(context, expressions);
    this.loops = new LoopWriter(context, expressions, jumps, this);
  }

  /** Statements in a row. After one in which lanes dropped out, the rest may have no lane left. */
  void write(List<Statement> statements) {
    for (int k = 0; k < statements.size(); k++) {
      int before = context.masks.takeCleared();
      write(statements.get(k));
      int cleared = context.masks.takeCleared();
      context.masks.restore(Math.min(before, cleared));
      List<Statement> rest = statements.subList(k + 1, statements.size());
      boolean fewer = cleared <= context.masks.depth();
      if (fewer && !rest.isEmpty() && !context.program.weights().areHarmless(rest)) {
        context.lines.open("if (j_any(" + context.masks.top() + ")) {");
        write(rest);
        context.lines.close();
        return;
      }
    }
  }

  private void write(Statement statement) {
    switch (statement) {
      case Statement.Block block -> braced("{", block.statements());
      case Statement.Declare declare -> declare(declare);
      case Statement.DeclareArray declare -> declare(declare);
      case Statement.Assign assign -> assign(assign);
      case Statement.Invoke invoke -> expressions.calls().statement(invoke.call());
      case Statement.If choice -> choice(choice);
      case Statement.Loop loop -> loops.write(loop);
      case Statement.Switch choice -> loops.write(choice);
      case Statement.Return back -> jumps.write(back);
      case Statement.Jump jump -> jumps.write(jump);
    }
  }

  void one(Statement statement) {
    write(statement);
  }

  private void braced(String head, List<Statement> statements) {
    context.lines.open(head);
    write(statements);
    context.lines.close();
  }

  private void declare(Statement.Declare declare) {
    Variable variable = declare.variable();
    context.declare(variable, context.masks.depth());
    Value start = declare.start() == null ? null : expressions.write(declare.start());
    if (start != null) {
      context.knowledge.bind(variable, fitting(start, variable.type()));
    }
    Binding binding = context.knowledge.of(variable);
    String head = Context.declared(variable.type(), binding) + " " + variable.name();
    if (start != null) {
      context.lines.add(head + " = " + context.as(start, variable.type(), binding) + ";");
    } else {
      context.lines.add(
          binding == Binding.VARYING ? head + " = " + Vectors.splat("0", variable.type()) + ";" : head + ";");
    }
  }

  /** How a variable depends on the lane when it takes a value. */
  private static Binding fitting(Value value, Type type) {
    return value.isUniform() ? Binding.UNIFORM
        : value.isAffine() && value.type() == type ? Binding.AFFINE : Binding.VARYING;
  }

  private void declare(Statement.DeclareArray declare) {
    Variable array = declare.variable();
    context.declare(array, context.masks.depth());
    List<Value> values = declare.elements().stream().map(expressions::write).toList();
    boolean uniform = values.stream().allMatch(Value::isUniform);
    Binding binding = context.knowledge.bind(array, uniform ? Binding.UNIFORM : Binding.VARYING);
    String elements = values.stream().map(value -> context.as(value, array.type(), binding))
        .collect(Collectors.joining(", "));
    context.lines.add(Context.declared(array.type(), binding) + " " + array.name() + "[" + array.size() + "] = {"
        + elements + "};");
  }

  private void assign(Statement.Assign assign) {
    Value value = expressions.write(assign.value());
    switch (assign.target()) {
      case Expression.Element element -> expressions.elements().write(element, value);
      case Expression.Name name -> assign(name.variable(), value);
      default -> throw new WideFormException("an assignment to this has no wide form");
    }
  }

  void assign(Variable variable, Value value) {
    boolean keeps = context.outlives(variable);
    Binding binding = context.knowledge.bind(variable, keeps ? Binding.VARYING : fitting(value, variable.type()));
    String text = context.as(value, variable.type(), binding);
    String name = variable.name();
    context.lines.add(
        name + " = " + (keeps ? Vectors.choose(variable.type(), name, text, context.masks.top()) : text) + ";");
  }

  private void choice(Statement.If choice) {
    Value condition = expressions.write(choice.condition());
    if (condition.isUniform()) {
      context.lines.open("if (" + condition.text() + ") {");
      write(choice.then());
      if (!choice.otherwise().isEmpty()) {
        context.lines.between(" else {");
        write(choice.otherwise());
      }
      context.lines.close();
      return;
    }
    String mask = expressions.name("c", condition);
    side(choice.then(), mask);
    side(choice.otherwise(), "~" + mask);
  }

  /** One side of a branch for its lanes; a heavy one only if there are any. */
  private void side(List<Statement> statements, String condition) {
    if (statements.isEmpty()) {
      return;
    }
    String mask = context.lines.fresh("m");
    context.lines.add("j_longs " + mask + " = " + context.masks.and(condition) + ";");
    context.lines.open(context.program.weights().areLight(statements) ? "{" : "if (j_any(" + mask + ")) {");
    context.masks.push(mask);
    write(statements);
    context.masks.pop();
    context.lines.close();
  }

  /** Declarations of a list without their first values, for variables that several masked cases share. */
  void hoist(Stream<Statement> statements) {
    statements.forEach(statement -> {
      if (statement instanceof Statement.Declare declare) {
        Variable variable = declare.variable();
        context.declare(variable, context.masks.depth());
        Binding binding = context.knowledge.bind(variable, Binding.VARYING);
        context.lines.add(Context.declared(variable.type(), binding) + " " + variable.name() + " = "
            + Vectors.splat("0", variable.type()) + ";");
      }
    });
  }
}

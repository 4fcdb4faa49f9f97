package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes loops and switches. Those that all lanes run through together stay as they are. In the others a mask holds the
 * lanes that are still inside, and a loop ends when there is none.
 */
final class LoopWriter {

  private final Context context;
  private final ExpressionWriter expressions;
  private final JumpWriter jumps;
  private final StatementWriter statements;

  LoopWriter(Context context, ExpressionWriter expressions, JumpWriter jumps, StatementWriter statements) {
    this.context = context;
    this.expressions = expressions;
    this.jumps = jumps;
    this.statements = statements;
  }

  void write(Statement.Loop loop) {
    context.lines.open("{");
    if (context.knowledge.isMasked(loop)) {
      masked(loop);
    } else {
      together(loop);
    }
    context.lines.close();
  }

  /** A loop whose condition is the same in all lanes. */
  private void together(Statement.Loop loop) {
    if (loop.start() != null) {
      statements.one(loop.start());
    }
    Value[] condition = {Value.uniform("", Type.BOOL)};
    List<String> steps = new ArrayList<>();
    boolean plain = true;
    if (loop.condition() != null) {
      plain = context.lines.capture(() -> condition[0] = expressions.write(loop.condition())).isEmpty();
    }
    for (Statement step : loop.steps()) {
      String text = context.lines.capture(() -> statements.one(step)).strip();
      plain &= text.indexOf('\n') < 0;
      steps.add(text.substring(0, Math.max(0, text.length() - 1)));
    }
    if (!plain || !condition[0].isUniform()) {
      context.knowledge.mask(loop);
    }
    String test = condition[0].text();
    context.lines.open(!loop.testFirst() ? "do {" : "for (; " + test + "; " + String.join(", ", steps) + ") {");
    jumps.enter(loop);
    int before = context.masks.takeCleared();
    statements.write(loop.body());
    int cleared = context.masks.takeCleared();
    if (cleared <= context.masks.depth()) {
      context.lines.add("if (!j_any(" + context.masks.top() + ")) break;");
    }
    context.masks.restore(Math.min(before, cleared));
    jumps.leave();
    context.lines.close(loop.testFirst() ? "" : " while (" + test + ");");
  }

  private void masked(Statement.Loop loop) {
    context.needsMask = true;
    String inside = context.lines.fresh("a");
    context.lines.add("j_longs " + inside + " = " + context.mask() + ";");
    JumpWriter.Target target = jumps.enter(loop);
    context.masks.push(inside);
    target.inside = context.masks.depth();
    if (loop.start() != null) {
      statements.one(loop.start());
    }
    context.lines.open("for (;;) {");
    if (loop.testFirst()) {
      test(loop, inside);
    }
    if (context.knowledge.isSkipping(loop)) {
      String round = context.lines.fresh("b");
      context.lines.add("j_longs " + round + " = " + inside + ";");
      context.masks.push(round);
      target.round = context.masks.depth();
    }
    int before = context.masks.takeCleared();
    context.lines.open("{");
    statements.write(loop.body());
    context.lines.close();
    if (target.round >= 0) {
      context.masks.pop();
    }
    jumps.leave();
    int cleared = context.masks.takeCleared();
    if (cleared <= target.inside && !isHarmlessBetween(loop)) {
      context.lines.add("if (!j_any(" + inside + ")) break;");
    }
    context.masks.restore(Math.min(before, cleared));
    loop.steps().forEach(statements::one);
    if (!loop.testFirst()) {
      test(loop, inside);
    }
    context.lines.close();
    context.masks.pop();
  }

  /** True if what runs between two rounds may run without a lane. */
  private boolean isHarmlessBetween(Statement.Loop loop) {
    Weights weights = context.program.weights();
    return weights.areHarmless(loop.steps()) && (loop.condition() == null || weights.isHarmless(loop.condition()));
  }

  private void test(Statement.Loop loop, String inside) {
    if (loop.condition() != null) {
      Value condition = expressions.write(loop.condition());
      context.lines.add(condition.isUniform()
          ? "if (!" + condition.text() + ") break;"
          : inside + " &= " + context.vector(condition, Type.BOOL) + ";");
    }
    context.lines.add("if (!j_any(" + inside + ")) break;");
  }

  void write(Statement.Switch choice) {
    Value selector = expressions.write(choice.selector());
    if (!selector.isUniform()) {
      context.knowledge.mask(choice);
    }
    context.lines.open("{");
    if (context.knowledge.isMasked(choice)) {
      masked(choice, selector);
    } else {
      together(choice, selector);
    }
    context.lines.close();
  }

  private void together(Statement.Switch choice, Value selector) {
    jumps.enter(choice);
    context.lines.open("switch (" + selector.text() + ") {");
    for (Statement.Case branch : choice.cases()) {
      branch.labels().forEach(label -> context.lines.add("case " + expressions.write(label).text() + ":"));
      if (branch.isDefault()) {
        context.lines.add("default:");
      }
      context.lines.add(";");
      int before = context.masks.takeCleared();
      statements.write(branch.body());
      int cleared = context.masks.takeCleared();
      if (cleared <= context.masks.depth()) {
        // the case's own break is skipped where no lane is left: the next case must not run
        context.lines.add("if (!j_any(" + context.masks.top() + ")) break;");
      }
      context.masks.restore(Math.min(before, cleared));
    }
    context.lines.close();
    jumps.leave();
  }

  /** Lanes enter at their case, fall through, and leave at a break. */
  private void masked(Statement.Switch choice, Value selector) {
    String inside = context.lines.fresh("s");
    String entered = context.lines.fresh("f");
    String at = context.lines.fresh("x");
    context.lines.add("j_longs " + inside + " = " + context.mask() + ";");
    context.lines.add("j_longs " + entered + " = " + Vectors.splat("0", Type.LONG) + ";");
    context.lines.add("const j_ints " + at + " = " + context.vector(selector, Type.INT) + ";");
    JumpWriter.Target target = jumps.enter(choice);
    context.masks.push(inside);
    target.inside = context.masks.depth();
    statements.hoist(choice.cases().stream().flatMap(branch -> branch.body().stream()));
    List<Expression> all = choice.cases().stream().flatMap(branch -> branch.labels().stream()).toList();
    for (Statement.Case branch : choice.cases()) {
      String matches = branch.isDefault() ? "~(" + matches(at, all) + ")" : "";
      if (!branch.labels().isEmpty()) {
        matches += (matches.isEmpty() ? "" : " | ") + matches(at, branch.labels());
      }
      context.lines.add(entered + " |= " + matches + ";");
      String mask = context.lines.fresh("m");
      context.lines.add("j_longs " + mask + " = " + inside + " & " + entered + ";");
      context.lines.open("if (j_any(" + mask + ")) {");
      context.masks.push(mask);
      statements.write(branch.body().stream().map(LoopWriter::hoisted).toList());
      context.masks.pop();
      context.lines.close();
    }
    context.masks.pop();
    jumps.leave();
  }

  private String matches(String at, List<Expression> labels) {
    if (labels.isEmpty()) {
      return Vectors.splat("0", Type.LONG);
    }
    List<String> tests = labels.stream()
        .map(label -> "(" + at + " == " + expressions.write(label).text() + ")").toList();
    return "j_to_longs(" + String.join(" | ", tests) + ")";
  }

  /** A declaration whose variable exists already. */
  private static Statement hoisted(Statement statement) {
    return statement instanceof Statement.Declare declare && declare.start() != null
        ? new Statement.Assign(new Expression.Name(declare.variable()), declare.start())
        : statement instanceof Statement.Declare ? new Statement.Block(List.of()) : statement;
  }
}

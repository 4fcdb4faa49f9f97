package org.fiducia.wide;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes {@code break}, {@code continue} and {@code return}. A jump that all lanes make together stays one; otherwise
 * its lanes are taken out of every mask from here to the target's.
 */
final class JumpWriter {

  /** A loop or switch around the place that is being written. */
  static final class Target {

    final Statement statement;

    /** Level of masks at its beginning. */
    final int base;

    /** Level of the lanes that have not left it, -1 if all leave together. */
    int inside = -1;

    /** Level of the lanes that have not skipped the rest of this round, -1 if none skips. */
    int round = -1;

    Target(Statement statement, int base) {
      this.statement = statement;
      this.base = base;
    }

    boolean isLoop() {
      return statement instanceof Statement.Loop;
    }
  }

  private final Context context;
  private final ExpressionWriter expressions;
  private final Deque<Target> targets = new ArrayDeque<>();

  JumpWriter(Context context, ExpressionWriter expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Target enter(Statement statement) {
    Target target = new Target(statement, context.masks.depth());
    targets.push(target);
    return target;
  }

  void leave() {
    targets.pop();
  }

  void write(Statement.Jump jump) {
    Target target = targets.stream().filter(t -> jump.leaves() || t.isLoop()).findFirst()
        .orElseThrow(() -> new WideFormException("a jump outside of any loop"));
    int depth = context.masks.depth();
    if (target.inside < 0) {
      if (depth == target.base) {
        context.lines.add(jump.leaves() ? "break;" : "continue;");
      } else {
        context.knowledge.mask(target.statement);
      }
      return;
    }
    if (jump.leaves() && target.isLoop() && target.round < 0 && depth == target.inside) {
      context.lines.add("break;");
      return;
    }
    if (!jump.leaves() && target.round < 0) {
      context.knowledge.skip(target.statement);
      return;
    }
    drop(jump.leaves() ? target.inside : target.round);
  }

  /** Takes the lanes that are alive here out of all levels from one on. */
  private void drop(int level) {
    String leaving = context.lines.fresh("l");
    context.lines.add("const j_longs " + leaving + " = " + context.masks.top() + ";");
    for (int k = context.masks.depth(); k >= level; k--) {
      context.lines.add(context.masks.at(k) + " &= ~" + leaving + ";");
    }
    context.masks.clear(level);
  }

  void write(Statement.Return back) {
    Knowledge knowledge = context.knowledge;
    Type type = context.function.result();
    Value value = back.value() == null ? null : expressions.write(back.value());
    if (context.masks.depth() > 0) {
      knowledge.leaveEarly();
    }
    if (!knowledge.leavesEarly()) {
      if (value != null) {
        boolean same = value.isUniform() || value.type() == type;
        knowledge.returns(same ? value.binding() : Binding.VARYING);
      }
      context.lines.add(value == null ? "return;" : "return " + context.as(value, type, knowledge.result()) + ";");
      return;
    }
    if (value != null) {
      knowledge.returns(Binding.VARYING);
      context.lines.add(Context.RESULT + " = " + Vectors.choose(
          type, Context.RESULT, context.vector(value, type), context.mask()) + ";");
    }
    if (context.masks.depth() == 0) {
      context.lines.add(value == null ? "return;" : "return " + Context.RESULT + ";");
    } else if (context.masks.at(0) != null) {
      drop(0);
    }
  }
}

package org.fiducia.wide;

import java.util.List;
import java.util.stream.Collectors;

/** The beginning of an entry point: a work item finds its first item and how many there are. */
final class KernelHead {

  private KernelHead() {}

  static String head(Program.Function kernel) {
    return "__kernel void " + kernel.name() + kernel.parameters().stream()
        .map(p -> p.kind() == Variable.Kind.BLOCK
            ? "__global " + p.type().scalar + "* " + p.name()
            : "const " + p.type().scalar + " " + p.name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Writes what takes the place of the scalar beginning, and returns the statements behind that. */
  static List<Statement> write(Context context, List<Statement> body) {
    if (body.size() < 2 || !(body.get(0) instanceof Statement.Declare item) || !isItem(item.start())
        || !(body.get(1) instanceof Statement.If end) || !isEnd(end, item.variable())) {
      throw new WideFormException("the beginning of kernel " + context.function.name() + " has no wide form");
    }
    Variable variable = item.variable();
    context.declare(variable, 0);
    Binding binding = context.knowledge.bind(variable, Binding.AFFINE);
    Value first = Value.affine("j_item", Type.LONG);
    context.lines.add(Context.declared(Type.LONG, binding) + " " + variable.name() + " = "
        + context.as(first, Type.LONG, binding) + ";");
    return body.subList(2, body.size());
  }

  static void count(Context context) {
    context.lines.add("const long j_item = (long)get_global_id(0) * J_W;");
    context.lines.open("if (j_item >= j_items) {");
    context.lines.add("return;");
    context.lines.close();
    context.lines.add("const int " + Context.COUNT + " = (int)min(j_items - j_item, (long)J_W);");
  }

  private static boolean isItem(Expression start) {
    return start instanceof Expression.Cast cast && cast.type() == Type.LONG
        && cast.operand() instanceof Expression.Call call && call.function().equals("get_global_id");
  }

  private static boolean isEnd(Statement.If end, Variable item) {
    return end.condition() instanceof Expression.Binary test && test.operator().equals(">=")
        && test.left() instanceof Expression.Name left && left.variable().equals(item)
        && test.right() instanceof Expression.Name right && right.variable().name().equals("j_items")
        && end.then().equals(List.of(new Statement.Return(null))) && end.otherwise().isEmpty();
  }
}

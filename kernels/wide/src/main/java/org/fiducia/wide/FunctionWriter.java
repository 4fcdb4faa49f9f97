package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;

/** Makes one function wide for one kind of call. */
final class FunctionWriter {

  private final WideProgram program;
  private final Program.Function function;
  private final Specialisation.Signature signature;
  private final Knowledge knowledge = new Knowledge();

  FunctionWriter(WideProgram program, Program.Function function, Specialisation.Signature signature) {
    this.program = program;
    this.function = function;
    this.signature = signature;
    for (int k = 0; k < signature.arguments().size(); k++) {
      knowledge.bind(function.parameters().get(k), signature.arguments().get(k));
    }
  }

  Specialisation write() {
    Specialisation written;
    do {
      knowledge.hasGrown();
      written = once();
    } while (knowledge.hasGrown());
    return written;
  }

  private Specialisation once() {
    String own = knowledge.leavesEarly() ? Context.LIVE : signature.masked() ? Context.OWN_MASK : null;
    Context context = new Context(program, function, knowledge, own);
    Lines lines = context.lines;
    for (Variable parameter : function.parameters()) {
      context.declare(parameter, parameter.kind() == Variable.Kind.SCALAR ? 0 : -1);
    }
    List<Statement> body = function.body();
    StatementWriter statements = new StatementWriter(context);
    String inner = lines.capture(() -> {
      if (function.kernel()) {
        statements.write(KernelHead.write(context, body));
      } else {
        statements.write(body);
      }
    });
    String changed = lines.capture(() -> parameters(context));
    if (function.kernel()) {
      KernelHead.count(context);
    }
    if (context.needsLane) {
      lines.add("const j_longs " + Context.LANE + " = j_lanes(" + Context.COUNT + ");");
    }
    lines.append(changed);
    boolean hasResult = function.result() != Type.VOID;
    if (knowledge.leavesEarly()) {
      lines.add("j_longs " + Context.LIVE + " = " + (signature.masked() ? Context.OWN_MASK : "j_all_lanes") + ";");
      if (hasResult) {
        lines.add(function.result().vector + " " + Context.RESULT + " = "
            + Vectors.splat("0", function.result()) + ";");
      }
    }
    lines.append(inner);
    if (knowledge.leavesEarly() && hasResult) {
      lines.add("return " + Context.RESULT + ";");
    }
    String head = head(context);
    List<Binding> bindings = new ArrayList<>();
    for (Variable parameter : function.parameters()) {
      bindings.add(parameter.kind() == Variable.Kind.ARRAY ? knowledge.of(parameter) : Binding.NONE);
    }
    return new Specialisation(signature, head, head + " {\n" + lines + "}\n", bindings, knowledge.result(),
        context.needsMask, context.needsCount, context.operations, context.scattered, context.written, context.calls);
  }

  /** Parameters that were passed as scalars but differ by lane later. */
  private void parameters(Context context) {
    for (Variable parameter : function.parameters()) {
      if (differs(parameter)) {
        Binding given = given(parameter);
        Value value = new Value("j_in_" + parameter.name(), parameter.type(), given);
        context.lines.add(parameter.type().vector + " " + parameter.name() + " = "
            + context.vector(value, parameter.type()) + ";");
      }
    }
  }

  private Binding given(Variable parameter) {
    return signature.arguments().get(function.parameters().indexOf(parameter));
  }

  private boolean differs(Variable parameter) {
    return parameter.kind() == Variable.Kind.SCALAR && given(parameter) != knowledge.of(parameter);
  }

  private String head(Context context) {
    if (function.kernel()) {
      return KernelHead.head(function);
    }
    List<String> parameters = new ArrayList<>();
    if (context.needsCount) {
      parameters.add("const int " + Context.COUNT);
    }
    if (signature.masked()) {
      parameters.add("const j_longs " + Context.OWN_MASK);
    }
    for (Variable parameter : function.parameters()) {
      parameters.add(parameter(parameter));
    }
    return Context.declared(function.result(), knowledge.result()) + " " + signature.name() + "("
        + String.join(", ", parameters) + ")";
  }

  private String parameter(Variable parameter) {
    return switch (parameter.kind()) {
      case BLOCK -> "__global " + parameter.type().scalar + "* " + parameter.name();
      case ARRAY -> Context.declared(parameter.type(), knowledge.of(parameter)) + "* " + parameter.name();
      default -> Context.declared(parameter.type(), given(parameter)) + " "
          + (differs(parameter) ? "j_in_" : "") + parameter.name();
    };
  }
}

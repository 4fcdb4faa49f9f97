package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;

/** Writes calls: of the prelude's functions, and of the program's in the form that the arguments ask for. */
final class CallWriter {

  private final Context context;
  private final ExpressionWriter expressions;
  private final ElementWriter elements;

  CallWriter(Context context, ExpressionWriter expressions, ElementWriter elements) {
    this.context = context;
    this.expressions = expressions;
    this.elements = elements;
  }

  void statement(Expression.Call call) {
    if (call.function().equals("j_add")) {
      Expression.Address address = (Expression.Address) call.arguments().get(0);
      elements.add(address.element(), expressions.write(call.arguments().get(1)));
    } else {
      context.lines.add(value(call).text() + ";");
    }
  }

  Value value(Expression.Call call) {
    Program.Function function = context.program.function(call.function());
    return function == null ? intrinsic(call) : function(call, function);
  }

  private Value intrinsic(Expression.Call call) {
    List<Type> types = call.arguments().stream().map(Expression::type).toList();
    Intrinsics.Intrinsic intrinsic = Intrinsics.of(call.function(), types);
    if (intrinsic == null) {
      throw new WideFormException("a call of '" + call.function() + "' has no wide form here");
    }
    List<Value> values = call.arguments().stream().map(expressions::write).toList();
    boolean uniform = values.stream().allMatch(Value::isUniform);
    List<String> arguments = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      arguments.add(uniform ? values.get(k).text() : context.vector(values.get(k), intrinsic.parameters().get(k)));
    }
    context.operations += !uniform && intrinsic.result() == Type.DOUBLE ? 1 : 0;
    String list = "(" + String.join(", ", arguments) + ")";
    return uniform
        ? Value.uniform(call.function() + list, call.type())
        : Value.varying(intrinsic.wide() + list, call.type());
  }

  private Value function(Expression.Call call, Program.Function function) {
    List<Variable> parameters = function.parameters();
    List<Value> values = new ArrayList<>();
    List<Binding> bindings = new ArrayList<>();
    for (int k = 0; k < parameters.size(); k++) {
      Value value = argument(call.arguments().get(k), parameters.get(k));
      values.add(value);
      bindings.add(switch (parameters.get(k).kind()) {
        case BLOCK -> Binding.NONE;
        default -> value.isUniform() ? Binding.UNIFORM : value.binding();
      });
    }
    Specialisation callee = specialisation(call, bindings);
    for (int k = 0; k < parameters.size(); k++) {
      if (parameters.get(k).kind() == Variable.Kind.ARRAY) {
        Variable array = ((Expression.Whole) call.arguments().get(k)).variable();
        context.knowledge.bind(array, callee.parameters().get(k));
        int own = context.parameter(array);
        if (own >= 0 && callee.written().contains(k)) {
          context.written.add(own);
        }
      }
    }
    context.needsMask |= callee.needsMask();
    context.needsCount |= callee.needsCount();
    context.calls.add(callee.signature());
    List<String> arguments = new ArrayList<>();
    if (callee.needsCount()) {
      arguments.add(Context.COUNT);
    }
    if (callee.signature().masked()) {
      arguments.add(context.masks.top());
    }
    for (int k = 0; k < parameters.size(); k++) {
      Variable parameter = parameters.get(k);
      arguments.add(parameter.kind() == Variable.Kind.SCALAR
          ? context.as(values.get(k), parameter.type(), bindings.get(k))
          : values.get(k).text());
    }
    String text = callee.signature().name() + "(" + String.join(", ", arguments) + ")";
    return new Value(text, call.type(), callee.result());
  }

  private Value argument(Expression argument, Variable parameter) {
    if (argument instanceof Expression.Whole whole) {
      Variable variable = whole.variable();
      if (variable.kind() != parameter.kind() || variable.type() != parameter.type()) {
        throw new WideFormException("'" + variable.name() + "' passed as '" + parameter.name() + "' has no wide form");
      }
      return new Value(variable.name(), variable.type(), context.knowledge.of(variable));
    }
    if (parameter.kind() != Variable.Kind.SCALAR) {
      throw new WideFormException("a value passed as the array '" + parameter.name() + "' has no wide form");
    }
    Value value = expressions.write(argument);
    return value.isAffine() && parameter.type() != value.type()
        ? Value.varying(context.vector(value, parameter.type()), parameter.type())
        : value;
  }

  /** The callee learns which lanes are alive only if it would act on it. */
  private Specialisation specialisation(Expression.Call call, List<Binding> bindings) {
    Specialisation callee =
        context.program.of(new Specialisation.Signature(call.function(), bindings, false));
    if (context.masks.top() == null) {
      return callee;
    }
    boolean masked = callee.needsMask();
    for (int k : callee.written()) {
      masked |= context.outlives(((Expression.Whole) call.arguments().get(k)).variable());
    }
    return masked ? context.program.of(new Specialisation.Signature(call.function(), bindings, true)) : callee;
  }
}

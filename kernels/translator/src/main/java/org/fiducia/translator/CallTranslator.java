package org.fiducia.translator;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.fiducia.language.Functions;
import org.fiducia.language.Kernel;

/** Calls: access to blocks, the methods of java.lang that have a C form, and functions of the kernel language. */
final class CallTranslator {

  private final Source source;
  private final FunctionFacts facts;
  private final ExpressionTranslator expressions;

  CallTranslator(Source source, FunctionFacts facts, ExpressionTranslator expressions) {
    this.source = source;
    this.facts = facts;
    this.expressions = expressions;
  }

  /** A call whose result is used. */
  Code value(MethodInvocationTree call) {
    return translate(call, false);
  }

  /** A call that is a statement. */
  Code statement(MethodInvocationTree call) {
    return translate(call, true);
  }

  private Code translate(MethodInvocationTree call, boolean statement) {
    if (!(source.element(call.getMethodSelect()) instanceof ExecutableElement method)) {
      throw new Refusal(call, "'" + call + "' is no call of a method");
    }
    expressions.unordered(call.getArguments(), call);
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && !(source.element(select.getExpression()) instanceof TypeElement)
        && Types.isBlock(source.type(select.getExpression()))) {
      return block(call, method, select.getExpression(), statement);
    }
    if (Intrinsics.owns(owner)) {
      return Code.call(Intrinsics.function(method, owner, call), scalars(call, method));
    }
    return function(call, method, owner);
  }

  private Code block(
      MethodInvocationTree call, ExecutableElement method, ExpressionTree receiver, boolean statement) {
    String name = method.getSimpleName().toString();
    if (!name.equals("get") && !name.equals("set") && !name.equals("add")) {
      throw new Refusal(call, "'" + name + "' of a block: a kernel may get, set and add; pass sizes in a parameter block");
    }
    if (statement == name.equals("get")) {
      throw new Refusal(call, statement
          ? "get as a statement: its value is lost"
          : name + " inside an expression: C leaves the order open; make it a statement");
    }
    String block = blockArgument(receiver);
    List<Code> arguments = scalars(call, method);
    Code stride = Code.atom(Names.stride(block));
    boolean first = Integer.valueOf(0).equals(expressions.constants().integer(call.getArguments().get(0)));
    Code index = first
        ? arguments.get(1)
        : Code.binary(Code.binary(arguments.get(0), "*", stride), "+", arguments.get(1));
    String element = block + "[" + index.text() + "]";
    if (name.equals("get")) {
      return Code.atom(element);
    }
    facts.writes(source.element(receiver));
    Code value = arguments.get(2);
    if (name.equals("add")) {
      return Code.call("j_add", Code.compound("&" + element), value);
    }
    boolean doubles = Types.blockValue(source.type(receiver)) == TypeKind.DOUBLE;
    return Code.compound(element + " = " + (doubles ? Code.call("j_store", value) : value).text());
  }

  private List<Code> scalars(MethodInvocationTree call, ExecutableElement method) {
    List<Code> arguments = new ArrayList<>();
    for (int k = 0; k < call.getArguments().size(); k++) {
      TypeMirror type = method.getParameters().get(k).asType();
      if (!type.getKind().isPrimitive()) {
        throw new Refusal(call, "call of " + method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName()
            + ": it takes objects");
      }
      arguments.add(expressions.converted(call.getArguments().get(k), type.getKind()));
    }
    return arguments;
  }

  private Code function(MethodInvocationTree call, ExecutableElement method, TypeElement owner) {
    FunctionName callee = FunctionName.of(method);
    if (owner.getAnnotation(Functions.class) == null && owner.getAnnotation(Kernel.class) == null) {
      throw new Refusal(call, "call of " + callee.inJava() + ": class " + owner.getQualifiedName()
          + " is not in the kernel language; mark it @Functions if all of it can be");
    }
    if (owner.getAnnotation(Kernel.class) != null && callee.method().equals(KernelSignature.ENTRY)) {
      throw new Refusal(call, "call of " + callee.inJava() + ": an entry point is only launched; put the common part "
          + "in a function");
    }
    List<Code> arguments = new ArrayList<>();
    List<Element> elements = new ArrayList<>();
    Set<Element> passed = new HashSet<>();
    for (int k = 0; k < call.getArguments().size(); k++) {
      ExpressionTree argument = call.getArguments().get(k);
      VariableElement parameter = method.getParameters().get(k);
      TypeKind kind = parameter.asType().getKind();
      if (kind.isPrimitive()) {
        arguments.add(expressions.converted(argument, kind));
        elements.add(null);
        continue;
      }
      boolean array = Types.isArray(parameter.asType());
      String name = array ? arrayArgument(argument) : blockArgument(argument);
      Element element = source.element(argument);
      if (array && !passed.add(element)) {
        throw new Refusal(argument, "array '" + argument + "' is passed twice: inside, it would have two names");
      }
      arguments.add(Code.atom(array ? name : name + ", " + Names.stride(name)));
      elements.add(element);
    }
    facts.calls(callee, elements, call);
    return Code.call(Names.member(owner.getSimpleName(), callee.method(), call), arguments);
  }

  /** C name of a local array or array parameter. */
  String arrayArgument(ExpressionTree tree) {
    return named(tree, "an array", "a local array or an array parameter");
  }

  private String blockArgument(ExpressionTree tree) {
    return named(tree, "a block", "a parameter");
  }

  private String named(ExpressionTree tree, String what, String allowed) {
    if (tree instanceof ParenthesizedTree inner) {
      return named(inner.getExpression(), what, allowed);
    }
    Element element = tree instanceof IdentifierTree || tree instanceof MemberSelectTree ? source.element(tree) : null;
    if (element != null && element.getKind() == ElementKind.FIELD) {
      throw new Refusal(tree, "table '" + tree + "' cannot be passed to a function: OpenCL keeps it in constant memory; "
          + "index it where it is needed");
    }
    if (!(tree instanceof IdentifierTree)
        || element.getKind() != ElementKind.LOCAL_VARIABLE && element.getKind() != ElementKind.PARAMETER) {
      throw new Refusal((Tree) tree, "'" + tree + "' as " + what + ": name " + allowed + " itself");
    }
    return Names.variable(element.getSimpleName(), tree);
  }
}

package org.fiducia.translator;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.fiducia.language.Fragment;
import org.fiducia.language.Functions;
import org.fiducia.language.Kernel;

/** One class of the kernel language as OpenCL C: its tables, prototypes and functions. */
final class ClassTranslator {

  private final Source source;
  private final TypeElement type;
  private final boolean kernel;
  private final StringBuilder declarations = new StringBuilder();
  private final StringBuilder bodies = new StringBuilder();
  private final List<FunctionFacts> functions = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private ClassTranslator(Source source, TypeElement type) {
    this.source = source;
    this.type = type;
    this.kernel = type.getAnnotation(Kernel.class) != null;
  }

  /** Translates a class, or returns null if javac found errors in it or what is outside the language was reported. */
  static ClassTranslator translate(Source source, ClassTree tree, TypeElement type) {
    if (!source.typed(tree)) {
      return null;
    }
    ClassTranslator translator = new ClassTranslator(source, type);
    for (Tree member : tree.getMembers()) {
      try {
        translator.member(member);
      } catch (Refusal refusal) {
        source.report(refusal);
      }
    }
    return source.failed() ? null : translator;
  }

  List<FunctionFacts> functions() {
    return functions;
  }

  /** The finished fragment: call it when all effects are known. */
  Fragment fragment() {
    Set<String> classes = new TreeSet<>();
    functions.forEach(function -> classes.addAll(function.classes()));
    return new Fragment(type.getQualifiedName().toString(), List.copyOf(classes),
        functions.stream().map(FunctionFacts::header).toList(), declarations.toString(), bodies.toString());
  }

  private void member(Tree member) {
    switch (member) {
      case VariableTree field -> field(field);
      case MethodTree method when method.getName().contentEquals("<init>") -> constructor(method);
      case MethodTree method -> method(method);
      case BlockTree block -> throw new Refusal(block, "an initialiser: kernels have no state");
      default -> throw new Refusal(member,
          "a class inside a class of the kernel language: give it a file of its own");
    }
  }

  private void constructor(MethodTree tree) {
    if (!tree.getParameters().isEmpty()) {
      throw new Refusal(tree, "a constructor with parameters: a class of the kernel language has no objects");
    }
  }

  private void field(VariableTree tree) {
    VariableElement field = (VariableElement) source.element(tree);
    if (!field.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
      throw new Refusal(tree, "field '" + tree.getName() + "' must be static final: kernels have no state");
    }
    if (field.getConstantValue() != null || Types.isLayout(field.asType())) {
      return;
    }
    if (!Types.isArray(field.asType())) {
      throw new Refusal(tree, "field '" + tree.getName() + "' is no compile-time constant: write its value as a "
          + "literal, or move it to a class that is not of the kernel language");
    }
    if (!(tree.getInitializer() instanceof NewArrayTree array) || array.getInitializers() == null
        || array.getInitializers().isEmpty()) {
      throw new Refusal(tree, "table '" + tree.getName() + "' must list its constants: {1.0, 2.0}");
    }
    TypeMirror type = field.asType();
    String component = Types.component(type, tree);
    TypeKind kind = ((ArrayType) type).getComponentType().getKind();
    String values = array.getInitializers().stream().map(value -> constant(value, kind))
        .collect(Collectors.joining(", "));
    declarations.append("__constant ").append(component).append(' ').append(memberName(tree.getName(), tree))
        .append('[').append(array.getInitializers().size()).append("] = {").append(values).append("};\n");
  }

  private String constant(ExpressionTree tree, TypeKind kind) {
    Object value = new Constants(source).value(tree, kind);
    if (value == null) {
      throw new Refusal(tree, "an element of a table must be a constant");
    }
    return Literals.element(value).text();
  }

  /** C name of a table that a function reads. */
  static String table(Element field, FunctionFacts facts, Tree at) {
    TypeElement owner = (TypeElement) field.getEnclosingElement();
    if (owner.getAnnotation(Functions.class) == null && owner.getAnnotation(Kernel.class) == null) {
      throw new Refusal(at, "table '" + at + "' is outside the kernel language: put it in a class marked @Functions");
    }
    facts.uses(owner.getQualifiedName().toString());
    return Names.member(owner.getSimpleName(), field.getSimpleName(), at);
  }

  private String memberName(CharSequence name, Tree at) {
    if (!names.add(name.toString())) {
      throw new Refusal(at, "a second '" + name + "': C has no overloads and one name space; rename it");
    }
    return Names.member(type.getSimpleName(), name, at);
  }

  private void method(MethodTree tree) {
    ExecutableElement method = (ExecutableElement) source.element(tree);
    String name = memberName(tree.getName(), tree);
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      throw new Refusal(tree, "method '" + tree.getName() + "' must be static: kernels have no objects");
    }
    if (tree.getBody() == null) {
      throw new Refusal(tree, "method '" + tree.getName() + "' has no body in Java");
    }
    if (!method.getThrownTypes().isEmpty() || !method.getTypeParameters().isEmpty() || method.isVarArgs()) {
      throw new Refusal(tree, "method '" + tree.getName() + "': no throws, type parameters or variable arguments");
    }
    boolean entry = kernel && tree.getName().contentEquals(KernelSignature.ENTRY);
    String head = entry ? entry(tree, name) : function(tree, method, name);
    FunctionFacts facts =
        new FunctionFacts(FunctionName.of(method), entry, method.getParameters(), source, tree);
    String body = new StatementTranslator(source, facts, method.getReturnType()).body(tree.getBody());
    functions.add(facts);
    bodies.append("\n// ").append(source.position(tree)).append('\n').append(head).append(body).append("}\n");
  }

  private String function(MethodTree tree, ExecutableElement method, String name) {
    String result = method.getReturnType().getKind() == TypeKind.VOID
        ? "void"
        : Types.scalar(method.getReturnType(), tree.getReturnType());
    String signature = result + " " + name + tree.getParameters().stream().map(this::parameter)
        .collect(Collectors.joining(", ", "(", ")"));
    declarations.append(signature).append(";\n");
    return signature + " {\n";
  }

  private String parameter(VariableTree tree) {
    TypeMirror parameter = source.type(tree);
    String name = Names.variable(tree.getName(), tree);
    if (Types.isBlock(parameter)) {
      return block(parameter, name);
    }
    return Types.isArray(parameter)
        ? Types.component(parameter, tree) + "* " + name
        : Types.scalar(parameter, tree) + " " + name;
  }

  private static String block(TypeMirror block, String name) {
    return "__global " + Types.name(Types.blockValue(block)) + "* " + name + ", const long " + Names.stride(name);
  }

  /** Head of the entry point: spare work items return, the others know their item and event. */
  private String entry(MethodTree tree, String name) {
    KernelSignature signature;
    try {
      signature = KernelSignature.of(type);
    } catch (IllegalArgumentException e) {
      throw new Refusal(tree, e.getMessage());
    }
    List<? extends VariableTree> parameters = tree.getParameters();
    String item = Names.variable(parameters.get(0).getName(), tree);
    StringBuilder head = new StringBuilder("__kernel void " + name + "(const long j_items, const long j_first");
    for (VariableTree block : parameters.subList(signature.event() ? 2 : 1, parameters.size())) {
      head.append(", ").append(parameter(block));
    }
    head.append(") {\n  long ").append(item).append(" = (long)get_global_id(0);\n");
    head.append("  if (").append(item).append(" >= j_items) {\n    return;\n  }\n");
    if (signature.event()) {
      head.append("  long ").append(Names.variable(parameters.get(1).getName(), tree))
          .append(" = (long)((ulong)j_first + (ulong)").append(item).append(");\n");
    }
    return head.toString();
  }
}

package org.fiducia.translator;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.fiducia.language.Fragment;
import org.fiducia.language.Fragment.Use;

/** What the body of one function does by itself: the arrays and blocks it touches and the functions it calls. */
final class FunctionFacts {

  /**
   * A call of another function of the kernel language.
   *
   * @param parameters for each argument the caller's parameter that it is, or -1
   */
  record Call(FunctionName callee, List<Integer> parameters, Tree at) {}

  /** Operands whose order C leaves open: if one of the calls writes, the others might read before or after it. */
  record Unordered(List<FunctionName> calls, Tree at) {}

  private final FunctionName name;
  private final Source source;
  private final Tree at;
  private final boolean kernel;
  private final List<? extends VariableElement> parameters;
  private final Use[] uses;
  private final List<Call> calls = new ArrayList<>();
  private final List<Unordered> unordered = new ArrayList<>();
  private final SortedSet<String> classes = new TreeSet<>();

  FunctionFacts(
      FunctionName name, boolean kernel, List<? extends VariableElement> parameters, Source source, Tree at) {
    this.name = name;
    this.kernel = kernel;
    this.parameters = parameters;
    this.source = source;
    this.at = at;
    this.uses = new Use[parameters.size()];
    Arrays.setAll(uses, k -> parameters.get(k).asType().getKind().isPrimitive() ? Use.VALUE : Use.READ);
  }

  FunctionName name() {
    return name;
  }

  Source source() {
    return source;
  }

  Tree at() {
    return at;
  }

  List<Call> calls() {
    return calls;
  }

  List<Unordered> unordered() {
    return unordered;
  }

  /** Other classes whose functions or tables appear. */
  SortedSet<String> classes() {
    return classes;
  }

  void uses(String className) {
    if (!className.equals(name.className())) {
      classes.add(className);
    }
  }

  void writes(Element variable) {
    int k = parameters.indexOf(variable);
    if (k >= 0) {
      uses[k] = Use.WRITE;
    }
  }

  /** Takes over what a callee does to an argument; true if that was news. */
  boolean writes(Call call, int argument) {
    int k = call.parameters().get(argument);
    if (k < 0 || uses[k] == Use.WRITE) {
      return false;
    }
    uses[k] = Use.WRITE;
    return true;
  }

  void calls(FunctionName callee, List<? extends Element> arguments, Tree tree) {
    uses(callee.className());
    calls.add(new Call(callee, arguments.stream().map(parameters::indexOf).toList(), tree));
  }

  void unordered(List<FunctionName> callees, Tree tree) {
    unordered.add(new Unordered(callees, tree));
  }

  Use use(int parameter) {
    return uses[parameter];
  }

  /** The line of the fragment's header. */
  Fragment.Function header() {
    List<Fragment.Parameter> all = new ArrayList<>();
    for (int k = 0; k < uses.length; k++) {
      if (!kernel || uses[k] != Use.VALUE) {
        all.add(new Fragment.Parameter(parameters.get(k).getSimpleName().toString(), uses[k]));
      }
    }
    return new Fragment.Function(name.inC(), kernel, all);
  }
}

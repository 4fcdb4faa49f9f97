package org.fiducia.translator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fiducia.language.Fragment;
import org.fiducia.language.Fragment.Use;

/** What all functions of a compilation do once their calls are followed, and the errors that only this shows. */
final class Effects {

  private final Map<FunctionName, FunctionFacts> functions = new LinkedHashMap<>();
  private final Function<String, Optional<Fragment>> compiled;
  private final Map<FunctionName, Optional<Fragment.Function>> found = new LinkedHashMap<>();

  /**
   * @param compiled finds the fragment of a class that was compiled before, by its qualified name
   */
  Effects(Collection<FunctionFacts> facts, Function<String, Optional<Fragment>> compiled) {
    facts.forEach(function -> functions.put(function.name(), function));
    this.compiled = compiled;
  }

  /** Follows all calls; returns false after reporting errors. */
  boolean resolve() {
    List<Boolean> clean = new ArrayList<>();
    for (FunctionFacts function : functions.values()) {
      for (FunctionFacts.Call call : function.calls()) {
        clean.add(check(function, call));
      }
    }
    if (clean.contains(false)) {
      return false;
    }
    spread();
    for (FunctionFacts function : functions.values()) {
      for (FunctionFacts.Unordered operands : function.unordered()) {
        clean.add(check(function, operands));
      }
    }
    return !clean.contains(false);
  }

  private boolean check(FunctionFacts caller, FunctionFacts.Call call) {
    if (!functions.containsKey(call.callee()) && compiled(call.callee()).isEmpty()) {
      caller.source().report(new Refusal(call.at(), "call of " + call.callee().inJava() + ": no OpenCL C of "
          + call.callee().className() + " on the class path; compile it with the fiducia-translator"));
      return false;
    }
    if (reaches(call.callee(), caller.name(), new HashSet<>())) {
      caller.source().report(new Refusal(call.at(), "recursion: " + call.callee().inJava() + " leads back to "
          + caller.name().inJava() + "; OpenCL has no call stack, use a loop"));
      return false;
    }
    return true;
  }

  private boolean reaches(FunctionName from, FunctionName to, Set<FunctionName> seen) {
    if (from.equals(to)) {
      return true;
    }
    return seen.add(from) && functions.containsKey(from)
        && functions.get(from).calls().stream().anyMatch(call -> reaches(call.callee(), to, seen));
  }

  private boolean check(FunctionFacts function, FunctionFacts.Unordered operands) {
    for (FunctionName callee : operands.calls()) {
      if (writes(callee)) {
        function.source().report(new Refusal(operands.at(), callee.inJava()
            + " writes an array or block while another operand reads: C leaves the order open; "
            + "assign its result to a variable first"));
        return false;
      }
    }
    return true;
  }

  /** Hands writes on from callees to callers until nothing changes. */
  private void spread() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FunctionFacts function : functions.values()) {
        for (FunctionFacts.Call call : function.calls()) {
          for (int k = 0; k < call.parameters().size(); k++) {
            changed |= use(call.callee(), k) == Use.WRITE && function.writes(call, k);
          }
        }
      }
    }
  }

  private Use use(FunctionName callee, int parameter) {
    FunctionFacts own = functions.get(callee);
    return own != null ? own.use(parameter) : compiled(callee).orElseThrow().parameters().get(parameter).use();
  }

  private boolean writes(FunctionName callee) {
    FunctionFacts own = functions.get(callee);
    return own != null ? own.header().writes() : compiled(callee).orElseThrow().writes();
  }

  private Optional<Fragment.Function> compiled(FunctionName callee) {
    return found.computeIfAbsent(callee, name -> compiled.apply(name.className())
        .flatMap(fragment -> fragment.functions().stream().filter(f -> f.name().equals(name.inC())).findFirst()));
  }
}

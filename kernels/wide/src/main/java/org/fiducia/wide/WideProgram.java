package org.fiducia.wide;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of a wide program, each written once for every kind of call. */
final class WideProgram {

  private final Program program;
  private final Weights weights;
  private final Map<Specialisation.Signature, Specialisation> written = new HashMap<>();

  WideProgram(Program program) {
    this.program = program;
    this.weights = new Weights(program);
  }

  Weights weights() {
    return weights;
  }

  /** A function of the program, or null if it is of the prelude. */
  Program.Function function(String name) {
    return program.functions().get(name);
  }

  Specialisation of(Specialisation.Signature signature) {
    Specialisation known = written.get(signature);
    if (known == null) {
      known = new FunctionWriter(this, function(signature.function()), signature).write();
      written.put(signature, known);
    }
    return known;
  }

  /** The specialisations that an entry point needs, itself first. */
  Set<Specialisation> reach(String kernel) {
    Program.Function function = function(kernel);
    if (function == null || !function.kernel() || function.body() == null) {
      throw new WideFormException("the program has no kernel " + kernel);
    }
    List<Binding> arguments = function.parameters().stream()
        .map(p -> p.kind() == Variable.Kind.BLOCK ? Binding.NONE : Binding.UNIFORM).toList();
    Specialisation entry = of(new Specialisation.Signature(kernel, arguments, false));
    Set<Specialisation> needed = new LinkedHashSet<>();
    collect(entry, needed);
    return needed;
  }

  /** Tables, prototypes and functions. */
  String text(Set<Specialisation> functions) {
    StringBuilder text = new StringBuilder();
    program.tables().forEach(table -> text.append(table).append('\n'));
    Expansion expansion = new Expansion(functions);
    functions.stream().skip(1).forEach(
        s -> text.append(expansion.isCopied(s) ? "J_INLINE " : "").append(s.head()).append(";\n"));
    functions.forEach(s -> text.append('\n').append(s.text()));
    return text.toString();
  }

  private void collect(Specialisation from, Set<Specialisation> to) {
    if (to.add(from)) {
      from.calls().forEach(signature -> collect(written.get(signature), to));
    }
  }
}

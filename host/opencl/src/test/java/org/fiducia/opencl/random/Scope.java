package org.fiducia.opencl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What can be named at one place of a function. */
final class Scope {

  private final Names names;
  private final List<Variable> variables;
  private final List<Array> arrays;
  private final List<BlockUse> blocks;

  /** Numbers the names of one function: Java has no shadowing among locals. */
  private static final class Names {
    private int next;
  }

  private Scope(Names names, List<Variable> variables, List<Array> arrays, List<BlockUse> blocks) {
    this.names = names;
    this.variables = new ArrayList<>(variables);
    this.arrays = new ArrayList<>(arrays);
    this.blocks = new ArrayList<>(blocks);
  }

  /** The scope of a function: tables and nothing else. */
  static Scope of(List<Array> tables) {
    return new Scope(new Names(), List.of(), tables, List.of());
  }

  /** A block inside this one: what it declares ends with it. */
  Scope inner() {
    return new Scope(names, variables, arrays, blocks);
  }

  /** This scope, of which one variable may not be assigned: something relies on its value. */
  Scope guarding(Variable variable, int bound) {
    Scope guarded = inner();
    guarded.variables.replaceAll(v -> v.name().equals(variable.name())
        ? new Variable(v.name(), v.type(), v.uniform(), false, bound)
        : v);
    return guarded;
  }

  String fresh(Dice dice) {
    // words of OpenCL C among them: the translator must rename those
    return dice.of("a", "b", "x", "half", "local", "t", "w", "uint", "value") + names.next++;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void add(Array array) {
    arrays.add(array);
  }

  void add(BlockUse block) {
    blocks.add(block);
  }

  List<Variable> variables(Predicate<Variable> which) {
    return variables.stream().filter(which).toList();
  }

  List<Array> arrays(Predicate<Array> which) {
    return arrays.stream().filter(which).toList();
  }

  List<BlockUse> blocks(Predicate<BlockUse> which) {
    return blocks.stream().filter(which).toList();
  }
}

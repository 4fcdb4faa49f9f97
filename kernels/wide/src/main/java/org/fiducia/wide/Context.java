package org.fiducia.wide;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One writing of a function: what its writers share. */
final class Context {

  /** Names of the wide program; the translator writes none that begin so. */
  static final String COUNT = "j_n";
  static final String LANE = "j_lane";
  static final String OWN_MASK = "j_on";
  static final String LIVE = "j_live";
  static final String RESULT = "j_result";

  final WideProgram program;
  final Program.Function function;
  final Knowledge knowledge;
  final Lines lines = new Lines();
  final Masks masks;
  final Set<Integer> written = new TreeSet<>();
  final Set<Specialisation.Signature> calls = new LinkedHashSet<>();
  private final Map<Variable, Integer> depths = new HashMap<>();
  boolean needsMask;
  boolean needsCount;
  /** Operations on vectors of doubles, and accesses to memory lane by lane, as the text has them. */
  int operations;
  int scattered;
  boolean needsLane;

  Context(WideProgram program, Program.Function function, Knowledge knowledge, String ownMask) {
    this.program = program;
    this.function = function;
    this.knowledge = knowledge;
    this.masks = new Masks(ownMask);
  }

  /** Notes the level at which a variable is declared: jumps and branches above it cannot make it differ. */
  void declare(Variable variable, int depth) {
    depths.put(variable, depth);
  }

  /** True if lanes that are not alive here may need the old value of a variable. */
  boolean outlives(Variable variable) {
    return masks.top() != null && depths.get(variable) < masks.depth();
  }

  /** Position of an array among the parameters, or -1. */
  int parameter(Variable variable) {
    return function.parameters().indexOf(variable);
  }

  /** The mask here as text, all lanes if there is none. */
  String mask() {
    return masks.top() == null ? "j_all_lanes" : masks.top();
  }

  /** A value as a vector of a type. */
  String vector(Value value, Type type) {
    if (value.isUniform()) {
      return Vectors.splat(value.text(), type);
    }
    if (value.isVarying()) {
      return Vectors.convert(value.text(), value.type(), type);
    }
    needsLane = true;
    needsCount = true;
    String lane = value.type() == Type.ULONG ? "j_as_ulongs(" + LANE + ")" : LANE;
    String vector = "(" + Vectors.splat(value.text(), value.type()) + " + " + lane + ")";
    return Vectors.convert(vector, value.type(), type);
  }

  /** A value in the form that a variable or result of this binding has. */
  String as(Value value, Type type, Binding binding) {
    return binding == Binding.VARYING ? vector(value, type) : value.text();
  }

  /** C type of a variable that holds values of a binding. */
  static String declared(Type type, Binding binding) {
    return binding == Binding.VARYING ? type.vector : type.scalar;
  }
}

package org.fiducia.opencl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Random expressions. Each has exactly the type that is asked for (an int may be a byte, short or char), never divides
 * integers by zero, never indexes out of bounds, and never lets the sign or payload of a NaN show.
 */
final class Expressions {

  private final Dice dice;
  private final Effort effort;
  private final List<Function> functions;
  /** How many indices are open: an element may be the index of another, but not for ever. */
  private int indices;

  /**
   * @param functions those that may be called
   */
  Expressions(Dice dice, Effort effort, List<Function> functions) {
    this.dice = dice;
    this.effort = effort;
    this.functions = functions;
  }

  /**
   * An expression.
   *
   * @param depth how deep it may be; 0 gives a leaf
   * @param uniform true if all items must have the same value of it
   */
  String of(Type type, Scope scope, int depth, boolean uniform) {
    if (depth <= 0 || dice.percent(15)) {
      return leaf(type, scope, uniform);
    }
    if (dice.percent(12)) {
      String call = call(type, scope, depth - 1, uniform, false);
      if (call != null) {
        return call;
      }
    }
    Operands operands = new Operands(scope, depth - 1, uniform);
    return switch (dice.below(type == Type.BOOLEAN ? 20 : 12)) {
      case 0 -> "(" + operands.bool() + " ? " + operands.of(type) + " : " + operands.of(type) + ")";
      case 1 -> choice(type, operands);
      default -> switch (type) {
        case INT -> whole(operands);
        case LONG -> longs(operands);
        case DOUBLE -> reals(operands);
        case BOOLEAN -> truth(operands);
      };
    };
  }

  /** What the parts of one expression have in common. */
  private final class Operands {

    private final Scope scope;
    private final int depth;
    private final boolean uniform;

    Operands(Scope scope, int depth, boolean uniform) {
      this.scope = scope;
      this.depth = depth;
      this.uniform = uniform;
    }

    String of(Type type) {
      return Expressions.this.of(type, scope, depth, uniform);
    }

    String bool() {
      return of(Type.BOOLEAN);
    }

    String integer() {
      return of(Type.INT);
    }

    String whole() {
      return of(Type.LONG);
    }

    String real() {
      return of(Type.DOUBLE);
    }

    /** A variable, or null. */
    String variable(Type type) {
      List<Variable> known = scope.variables(v -> v.type() == type && (v.uniform() || !uniform));
      return known.isEmpty() ? null : dice.of(known).name();
    }
  }

  private String leaf(Type type, Scope scope, boolean uniform) {
    if (type == Type.BOOLEAN) {
      return truth(scope, uniform);
    }
    for (int attempt = 0; attempt < 4; attempt++) {
      String leaf = switch (dice.below(10)) {
        case 0, 1, 2, 3 -> new Operands(scope, 0, uniform).variable(type);
        case 4, 5 -> element(type, scope, uniform);
        case 6, 7, 8 -> row(type, scope, uniform);
        default -> Numbers.literal(type, dice);
      };
      if (leaf != null) {
        return leaf;
      }
    }
    return Numbers.literal(type, dice);
  }

  /** A variable or a comparison of two leaves; seldom a constant, behind which much would be dead. */
  private String truth(Scope scope, boolean uniform) {
    String variable = new Operands(scope, 0, uniform).variable(Type.BOOLEAN);
    if (variable != null && dice.percent(50)) {
      return variable;
    }
    if (dice.percent(4)) {
      return Numbers.literal(Type.BOOLEAN, dice);
    }
    Type type = Type.number(dice);
    return type != Type.DOUBLE && dice.percent(50)
        ? "((" + leaf(type, scope, uniform) + " & " + dice.of(1, 2, 3, 4) + ") " + dice.of("==", "!=") + " 0)"
        : "(" + leaf(type, scope, uniform) + dice.of(" < ", " <= ", " > ", " >= ") + leaf(type, scope, uniform) + ")";
  }

  private String element(Type type, Scope scope, boolean uniform) {
    List<Array> known = scope.arrays(a -> a.type() == type && (a.table() || !uniform));
    if (known.isEmpty()) {
      return null;
    }
    Array array = dice.of(known);
    return array.name() + "[" + index(array.length(), scope, uniform) + "]";
  }

  private String row(Type type, Scope scope, boolean uniform) {
    List<BlockUse> known = scope.blocks(b -> b.type() == type && b.readable()
        && (!uniform || b.rows() == BlockUse.Rows.INPUT || b.rows() == BlockUse.Rows.SETTINGS));
    if (known.isEmpty()) {
      return null;
    }
    BlockUse block = dice.of(known);
    return block.name() + ".get(" + column(block, scope, uniform) + ", " + rowOf(block, scope, uniform) + ")";
  }

  /** A column of a block. */
  String column(BlockUse block, Scope scope, boolean uniform) {
    return dice.percent(80)
        ? Integer.toString(dice.below(block.columns()))
        : index(block.columns(), scope, uniform || dice.percent(80));
  }

  /** A row that an item may read, or, of blocks that can be written, also write. */
  String rowOf(BlockUse block, Scope scope, boolean uniform) {
    return switch (block.rows()) {
      case OUTPUT -> "i";
      case OWN_SLOTS -> "i * " + BlockUse.SLOTS + " + " + index(BlockUse.SLOTS, scope, dice.percent(60));
      case SETTINGS -> index(BlockUse.SMALL, scope, uniform || dice.percent(60));
      case SUMS -> index(BlockUse.SMALL, scope, dice.percent(20));
      case INPUT -> !uniform && dice.percent(75) ? "i" : gathered(scope, uniform);
    };
  }

  /** The row of any item. */
  private String gathered(Scope scope, boolean uniform) {
    if (indices > 1) {
      return "0";
    }
    indices++;
    String any = dice.percent(50)
        ? "(" + leaf(Type.LONG, scope, uniform) + " & Long.MAX_VALUE)"
        : "Integer.toUnsignedLong(" + leaf(Type.INT, scope, uniform) + ")";
    indices--;
    return dice.percent(70) ? any + " % Math.max(rows, 1L)" : "Math.min(" + dice.between(1, 9) + "L, rows - 1)";
  }

  /** An int from 0 to length - 1. */
  String index(int length, Scope scope, boolean uniform) {
    if (length == 1) {
      return "0";
    }
    List<Variable> bounded = scope.variables(
        v -> v.type() == Type.INT && v.bound() > 0 && v.bound() <= length && (v.uniform() || !uniform));
    if (!bounded.isEmpty() && dice.percent(60)) {
      return dice.of(bounded).name();
    }
    if (indices > 1 || uniform && dice.percent(50)) {
      return Integer.toString(dice.below(length));
    }
    List<Variable> counted = scope.variables(
        v -> v.type() == Type.INT && v.bound() > 0 && v.bound() <= 1000 && (v.uniform() || !uniform));
    if (!counted.isEmpty() && dice.percent(40)) {
      return "(" + dice.of(counted).name() + " + " + dice.below(5) + ") % " + length;
    }
    indices++;
    String any = of(Type.INT, scope, 1, uniform);
    indices--;
    return switch (dice.below(4)) {
      case 0 -> "Math.min(Math.max(" + any + ", 0), " + (length - 1) + ")";
      case 1 -> "(" + any + " >>> 1) % " + length;
      default -> "(" + any + " & " + (Integer.highestOneBit(length) - 1) + ")";
    };
  }

  /** A switch expression; its selector writes nothing. */
  private String choice(Type type, Operands operands) {
    int last = dice.between(1, 3);
    StringJoiner cases = new StringJoiner(" ");
    for (int k = 0; k <= last; k++) {
      if (dice.percent(40)) {
        cases.add("case " + k + ", " + (k + 10) + " -> " + operands.of(type) + ";");
      } else {
        cases.add("case " + (k == 0 ? -1 : k) + " -> " + operands.of(type) + ";");
      }
    }
    String other = "default -> " + operands.of(type) + ";";
    boolean first = dice.percent(20);
    return "(switch (" + selector(operands.integer()) + ") { " + (first ? other + " " : "") + cases
        + (first ? "" : " " + other) + " })";
  }

  /** An int that often meets small labels. */
  String selector(String any) {
    return dice.of("(" + any + ") & 3", "(" + any + ") % 5", "(" + any + ") >>> 29");
  }

  private String whole(Operands o) {
    String a = o.integer();
    return switch (dice.below(16)) {
      case 0 -> "(" + a + " " + dice.of("+", "-", "*") + " " + o.integer() + ")";
      case 1 -> "(" + a + " " + dice.of("&", "|", "^") + " " + o.integer() + ")";
      case 2 -> "(" + a + " " + dice.of("<<", ">>", ">>>") + " " + o.of(dice.of(Type.INT, Type.LONG)) + ")";
      case 3 -> "(" + dice.of("-", "~", "+") + a + ")";
      case 4, 5 -> divided(a, Type.INT, o);
      case 6 -> "(int) " + o.whole();
      case 7 -> "(int) " + o.real();
      case 8 -> "(" + dice.of("byte", "short", "char") + ") " + o.of(Type.number(dice));
      case 9 -> "(int) (float) " + o.of(Type.number(dice));
      case 10 -> "Math." + dice.of("min", "max") + "(" + a + ", " + o.integer() + ")";
      case 11 -> "Math.abs(" + a + ")";
      case 12 -> "Integer." + dice.of("numberOfLeadingZeros", "numberOfTrailingZeros", "bitCount") + "(" + a + ")";
      case 13 -> "Long." + dice.of("numberOfLeadingZeros", "numberOfTrailingZeros", "bitCount") + "(" + o.whole() + ")";
      case 14 -> "Integer." + dice.of("rotateLeft", "rotateRight", "compareUnsigned") + "(" + a + ", " + o.integer()
          + ")";
      default -> "Long.compareUnsigned(" + o.whole() + ", " + o.whole() + ")";
    };
  }

  private String longs(Operands o) {
    String a = o.whole();
    Type other = dice.of(Type.INT, Type.LONG);
    return switch (dice.below(14)) {
      case 0 -> "(" + a + " " + dice.of("+", "-", "*") + " " + o.of(other) + ")";
      case 1 -> "(" + o.of(other) + " " + dice.of("+", "-", "*") + " " + a + ")";
      case 2 -> "(" + a + " " + dice.of("&", "|", "^") + " " + o.of(other) + ")";
      case 3 -> "(" + a + " " + dice.of("<<", ">>", ">>>") + " " + o.of(other) + ")";
      case 4 -> "(" + dice.of("-", "~", "+") + a + ")";
      case 5, 6 -> divided(a, Type.LONG, o);
      case 7 -> "(long) " + o.of(dice.of(Type.INT, Type.DOUBLE));
      case 8 -> "Math." + dice.of("min", "max", "multiplyHigh", "unsignedMultiplyHigh") + "(" + a + ", " + o.of(other)
          + ")";
      case 9 -> "Math.abs(" + a + ")";
      case 10 -> "Math.round(" + o.real() + ")";
      case 11 -> "Long." + dice.of("rotateLeft", "rotateRight") + "(" + a + ", " + o.integer() + ")";
      case 12 -> "Double.doubleToLongBits(" + o.real() + ")";
      default -> "Integer.toUnsignedLong(" + o.integer() + ")";
    };
  }

  /** Integer division and remainder, in the ways in which a divisor is seen not to be zero. */
  private String divided(String a, Type type, Operands o) {
    String operator = dice.of("/", "%");
    String variable = o.variable(type);
    if (variable != null && dice.percent(50)) {
      String quotient = "(" + a + ") " + operator + " " + variable;
      String other = o.of(type);
      return dice.of(
          "(" + variable + " == 0 ? " + other + " : " + quotient + ")",
          "(" + variable + " != 0 ? " + quotient + " : " + other + ")",
          "(" + variable + " > 0 ? " + quotient + " : " + other + ")",
          "(" + variable + " >= 0 ? " + other + " : " + quotient + ")");
    }
    String divisor = dice.percent(50)
        ? dice.of("(-1)", "1", "2", "3", "10", "(-7)", "64", "1000003")
        : "Math.max(" + o.of(type) + ", " + dice.between(1, 9) + ")";
    return "(" + a + " " + operator + " " + divisor + ")";
  }

  private String reals(Operands o) {
    String a = o.real();
    Type other = dice.percent(80) ? Type.DOUBLE : dice.of(Type.INT, Type.LONG);
    return switch (dice.below(18)) {
      case 0, 1, 2, 3 -> "(" + a + " " + dice.of("+", "-", "*", "/") + " " + o.of(other) + ")";
      case 4 -> "(" + o.of(other) + " " + dice.of("+", "-", "*", "/") + " " + a + ")";
      case 5 -> "(" + a + " % " + o.of(other) + ")";
      case 6 -> "(" + dice.of("-", "+") + a + ")";
      case 7 -> "Math.fma(" + a + ", " + o.of(other) + ", " + o.real() + ")";
      case 8 -> "Math.sqrt(" + a + ")";
      case 9 -> "Math.sqrt(Math.abs(" + a + "))";
      case 10 -> "Math.abs(" + a + ")";
      case 11 -> "Math." + dice.of("min", "max") + "(" + a + ", " + o.of(other) + ")";
      case 12 -> "Math." + dice.of("floor", "ceil", "rint", "signum") + "(" + a + ")";
      case 13 -> "Math.copySign(" + a + ", " + sign(o) + ")";
      case 14 -> "(double) (float) " + o.of(Type.number(dice));
      case 15 -> "(double) " + o.of(dice.of(Type.INT, Type.LONG));
      case 16 -> "Double.longBitsToDouble(" + o.whole() + ")";
      default -> "(double) Math.round(" + a + ")";
    };
  }

  /** A double that is no NaN, or a constant. */
  private String sign(Operands o) {
    String variable = o.variable(Type.DOUBLE);
    return variable == null
        ? dice.of("-1.0", "-0.0", "0.0", "2.0")
        : "(" + variable + " == " + variable + " ? " + variable + " : 1.0)";
  }

  private String truth(Operands o) {
    Type one = Type.number(dice);
    Type two = dice.percent(70) ? one : Type.number(dice);
    return switch (dice.below(12)) {
      case 0 -> "(" + o.bool() + " && " + o.bool() + ")";
      case 1 -> "(" + o.bool() + " || " + o.bool() + ")";
      case 2 -> "(!" + o.bool() + ")";
      case 3 -> "(" + o.bool() + " " + dice.of("&", "|", "^", "==", "!=") + " " + o.bool() + ")";
      case 4 -> "Double." + dice.of("isNaN", "isInfinite", "isFinite") + "(" + o.real() + ")";
      default -> "(" + o.of(one) + " " + dice.of("<", "<=", ">", ">=", "==", "!=") + " " + o.of(two) + ")";
    };
  }

  /**
   * A call, or null if nothing can be called here.
   *
   * @param result what it must return, null for whatever
   * @param writing whether the callee may write: such a call must stand alone
   */
  String call(Type result, Scope scope, int depth, boolean uniform, boolean writing) {
    if (uniform) {
      return null;
    }
    List<Function> fitting = functions.stream().filter(f -> f.writes() == writing
        && (result == null || f.result() == result) && effort.affords(f) && arguments(f, scope) != null).toList();
    if (fitting.isEmpty()) {
      return null;
    }
    Function callee = dice.of(fitting);
    effort.call(callee);
    StringJoiner text = new StringJoiner(", ", callee.owner() + "." + callee.name() + "(", ")");
    List<String> given = arguments(callee, scope);
    for (int k = 0; k < given.size(); k++) {
      Variable scalar = callee.parameters().get(k).scalar();
      text.add(given.get(k) != null
          ? given.get(k)
          : of(scalar.type(), scope, Math.min(depth, 2), dice.percent(15)));
    }
    return text.toString();
  }

  /** What a function could be given: names, null for a scalar that is yet to be chosen. No list if it does not fit. */
  private List<String> arguments(Function function, Scope scope) {
    List<String> given = new ArrayList<>();
    for (Function.Parameter parameter : function.parameters()) {
      if (parameter.scalar() != null) {
        boolean position = parameter.scalar().name().equals("i") || parameter.scalar().name().equals("rows");
        if (position && scope.variables(v -> v.name().equals(parameter.scalar().name())).isEmpty()) {
          return null;
        }
        given.add(position ? parameter.scalar().name() : null);
        continue;
      }
      List<String> fitting = parameter.array() == null
          ? scope.blocks(b -> fits(b, parameter.block())).stream().map(BlockUse::name).toList()
          : scope.arrays(a -> fits(a, parameter.array()) && !given.contains(a.name()))
              .stream().map(Array::name).toList();
      if (fitting.isEmpty()) {
        return null;
      }
      given.add(dice.of(fitting));
    }
    return given;
  }

  private static boolean fits(Array array, Array parameter) {
    return array.type() == parameter.type() && array.length() >= parameter.length() && !array.table()
        && (array.writable() || !parameter.writable());
  }

  private static boolean fits(BlockUse block, BlockUse parameter) {
    return block.type() == parameter.type() && block.rows() == parameter.rows()
        && block.columns() >= parameter.columns();
  }
}

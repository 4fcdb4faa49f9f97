package org.fiducia.opencl.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * A random kernel: the same text for the same seed. It lies in two classes, the kernel and its functions and tables.
 *
 * @param kernel qualified name of the kernel's class
 * @param pieces qualified name of the class of functions
 * @param blocks the arguments of the kernel, in order
 * @param kernelSource body of the kernel's class, to stand behind its package and imports
 * @param piecesSource the same of the functions
 */
record RandomKernel(
    String kernel, String pieces, List<BlockUse> blocks, String kernelSource, String piecesSource) {

  /** The block whose first value is the number of items. */
  static final String WHOLES = "wholes";

  private static final String PACKAGE = "random.";

  static RandomKernel of(long seed) {
    return new Writer(seed).kernel();
  }

  /** Puts the parts together, callees first. */
  private static final class Writer {

    private final Dice dice;
    private final String name;
    private final List<Array> tables = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final StringBuilder tablesText = new StringBuilder();
    private final List<BlockUse> blocks;

    Writer(long seed) {
      this.dice = new Dice(seed);
      this.name = "Seed" + Long.toString(seed).replace('-', 'M');
      this.blocks = new ArrayList<>(List.of(
          new BlockUse("x", Type.DOUBLE, 4, BlockUse.Rows.INPUT),
          new BlockUse("p", Type.INT, 4, BlockUse.Rows.INPUT),
          new BlockUse("m", Type.LONG, 3, BlockUse.Rows.INPUT),
          new BlockUse("realOut", Type.DOUBLE, 4, BlockUse.Rows.OUTPUT),
          new BlockUse("intOut", Type.INT, 3, BlockUse.Rows.OUTPUT),
          new BlockUse("longOut", Type.LONG, 4, BlockUse.Rows.OUTPUT),
          new BlockUse("reals", Type.DOUBLE, 3, BlockUse.Rows.SETTINGS),
          new BlockUse(WHOLES, Type.LONG, 3, BlockUse.Rows.SETTINGS)));
      optional(new BlockUse("ints", Type.INT, 3, BlockUse.Rows.SETTINGS));
      optional(new BlockUse("slots", Type.DOUBLE, 2, BlockUse.Rows.OWN_SLOTS));
      optional(new BlockUse("places", Type.INT, 2, BlockUse.Rows.OWN_SLOTS));
      optional(new BlockUse("sums", Type.LONG, 2, BlockUse.Rows.SUMS));
      for (int k = blocks.size() - 1; k > 0; k--) {
        Collections.swap(blocks, k, dice.below(k + 1));
      }
    }

    private void optional(BlockUse block) {
      if (dice.percent(50)) {
        blocks.add(block);
      }
    }

    RandomKernel kernel() {
      tables();
      int count = dice.between(1, 3);
      for (int k = 0; k < count; k++) {
        functions.add(function("f" + k));
      }
      String run = run();
      String pieces = name + "Pieces";
      return new RandomKernel(PACKAGE + name, PACKAGE + pieces, List.copyOf(blocks),
          "@Kernel\npublic final class " + name + " {\n\n  private " + name + "() {}\n" + run + textOf(name) + "}\n",
          "@Functions\npublic final class " + pieces + " {\n\n" + tablesText + "\n  private " + pieces + "() {}\n"
              + textOf(pieces) + "}\n");
    }

    private String textOf(String owner) {
      StringBuilder text = new StringBuilder();
      functions.stream().filter(f -> f.owner().equals(owner)).forEach(f -> text.append('\n').append(f.text()));
      return text.toString();
    }

    private void tables() {
      int count = dice.between(1, 3);
      for (int k = 0; k < count; k++) {
        Type type = Type.number(dice);
        int length = dice.of(3, 4, 8, 33, 150);
        String owner = name + "Pieces";
        StringJoiner values = new StringJoiner(", ", "{", "}");
        for (int n = 0; n < length; n++) {
          values.add(Numbers.literal(type, dice));
        }
        tablesText.append("  static final ").append(type.java()).append("[] TABLE").append(k).append(" = ")
            .append(values).append(";\n");
        tables.add(new Array(owner + ".TABLE" + k, type, length, false, true));
      }
    }

    private Function function(String method) {
      boolean writes = dice.percent(60);
      Type result = writes && dice.percent(30) ? null : Type.any(dice);
      Scope scope = Scope.of(tables);
      List<Function.Parameter> parameters = new ArrayList<>();
      if (dice.percent(60)) {
        parameters.add(position("i", false));
        parameters.add(position("rows", true));
        for (BlockUse block : blocks) {
          if (dice.percent(35)) {
            parameters.add(new Function.Parameter(null, null, block));
          }
        }
      }
      for (int k = dice.between(1, 3); k > 0; k--) {
        Variable scalar = Variable.plain(scope.fresh(dice), Type.any(dice));
        parameters.add(new Function.Parameter(scalar, null, null));
      }
      for (int k = dice.below(3); k > 0; k--) {
        Array array = new Array(scope.fresh(dice), Type.number(dice), dice.between(1, 5), writes, false);
        parameters.add(new Function.Parameter(null, array, null));
      }
      StringJoiner head = new StringJoiner(", ", "(", ") {\n");
      for (Function.Parameter parameter : parameters) {
        head.add(parameter.declaration());
        if (parameter.scalar() != null) {
          scope.add(parameter.scalar());
        } else if (parameter.array() != null) {
          scope.add(parameter.array());
        } else {
          scope.add(parameter.block());
        }
      }
      Effort effort = new Effort();
      Expressions expressions = new Expressions(dice, effort, functions);
      Statements statements = new Statements(dice, expressions, effort, result, writes);
      statements.declarations(scope);
      statements.body(scope, dice.between(2, 4));
      if (result != null) {
        statements.line("return " + expressions.of(result, scope, 2, false) + ";");
      }
      String text = "  static " + (result == null ? "void" : result.java()) + " " + method + head + statements.text()
          + "  }\n";
      String owner = dice.percent(50) ? name : name + "Pieces";
      return new Function(owner, method, result, parameters, writes, effort.steps(), effort.lines(), text);
    }

    /** Rows of the item and of all: calls hand them on. */
    private static Function.Parameter position(String name, boolean uniform) {
      return new Function.Parameter(Variable.fixed(name, Type.LONG, uniform), null, null);
    }

    private String run() {
      Scope scope = Scope.of(tables);
      boolean event = dice.percent(50);
      StringJoiner head = new StringJoiner(", ", "\n  public static void run(long i, ", ") {\n");
      if (event) {
        head.add("long event");
        scope.add(Variable.fixed("event", Type.LONG, false));
      }
      blocks.forEach(block -> head.add(block.type().block() + " " + block.name()));
      scope.add(Variable.fixed("i", Type.LONG, false));
      blocks.forEach(scope::add);
      Effort effort = new Effort();
      Expressions expressions = new Expressions(dice, effort, functions);
      Statements statements = new Statements(dice, expressions, effort, null, true);
      statements.line("final long rows = " + WHOLES + ".get(0, 0);");
      scope.add(Variable.fixed("rows", Type.LONG, true));
      statements.declarations(scope);
      statements.body(scope, dice.between(4, 8));
      outcome(scope, statements);
      return head + statements.text() + "  }\n";
    }

    /** Writes all that is left in variables and arrays, so that nothing wrong in them stays unseen. */
    private static void outcome(Scope scope, Statements statements) {
      statements.line("long outcome = longOut.get(3, i);");
      for (Variable variable : scope.variables(v -> true)) {
        statements.line("outcome = outcome * 31 + " + bits(variable.type(), variable.name()) + ";");
      }
      for (Array array : scope.arrays(a -> !a.table())) {
        statements.line("for (int k = 0; k < " + array.name() + ".length; k++) {");
        statements.line("  outcome = outcome * 31 + " + bits(array.type(), array.name() + "[k]") + ";");
        statements.line("}");
      }
      statements.line("longOut.set(3, i, outcome);");
    }

    private static String bits(Type type, String value) {
      return switch (type) {
        case INT, LONG -> value;
        case DOUBLE -> "Double.doubleToLongBits(" + value + ")";
        case BOOLEAN -> "(" + value + " ? 1 : 0)";
      };
    }
  }
}

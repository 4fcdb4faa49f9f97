package org.fiducia.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Statements of one body. A refused statement is reported and the next one looked at. */
final class StatementTranslator {

  private final Source source;
  private final ExpressionTranslator expressions;
  private final TypeMirror result;
  private final StringBuilder out = new StringBuilder();
  private int depth = 1;

  StatementTranslator(Source source, FunctionFacts facts, TypeMirror result) {
    this.source = source;
    this.expressions = new ExpressionTranslator(source, facts);
    this.result = result;
  }

  /** The C of a body, without its braces. */
  String body(BlockTree body) {
    statements(body.getStatements());
    return out.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void statements(List<? extends StatementTree> statements) {
    statements.forEach(this::statement);
  }

  private void statement(StatementTree statement) {
    try {
      translate(statement);
    } catch (Refusal refusal) {
      source.report(refusal);
    }
  }

  private void translate(StatementTree statement) {
    switch (statement) {
      case BlockTree block -> braced("{", block, "}");
      case VariableTree variable -> line(declaration(variable) + ";");
      case ExpressionStatementTree effect -> line(effect(effect.getExpression()) + ";");
      case IfTree choice -> choice(choice, "");
      case ForLoopTree loop -> loop(loop);
      case WhileLoopTree loop -> braced("while (" + condition(loop.getCondition()) + ") {", loop.getStatement(), "}");
      case DoWhileLoopTree loop ->
          braced("do {", loop.getStatement(), "} while (" + condition(loop.getCondition()) + ");");
      case SwitchTree choice -> choice(choice);
      case ReturnTree back -> line(back.getExpression() == null
          ? "return;"
          : "return " + expressions.converted(back.getExpression(), result.getKind()).text() + ";");
      case BreakTree jump -> jump("break", jump.getLabel(), jump);
      case ContinueTree jump -> jump("continue", jump.getLabel(), jump);
      case EmptyStatementTree empty -> line(";");
      case EnhancedForLoopTree loop -> throw new Refusal(loop, "for over an array: count with for (int k = 0; ...)");
      case LabeledStatementTree label -> throw new Refusal(label, "a label: put the inner loop in a function");
      case ThrowTree jump -> throw new Refusal(jump, "an exception: report trouble in a status column");
      case TryTree block -> throw new Refusal(block, "try: kernels have no exceptions; use a status column");
      default -> throw new Refusal(statement, "this statement is not in the kernel language");
    }
  }

  private void braced(String head, StatementTree body, String tail) {
    line(head);
    indented(body);
    line(tail);
  }

  private void indented(StatementTree body) {
    depth++;
    if (body instanceof BlockTree block) {
      statements(block.getStatements());
    } else {
      statement(body);
    }
    depth--;
  }

  private String condition(ExpressionTree tree) {
    return expressions.expression(tree).text();
  }

  private void choice(IfTree tree, String before) {
    line(before + "if (" + condition(tree.getCondition()) + ") {");
    indented(tree.getThenStatement());
    StatementTree otherwise = tree.getElseStatement();
    if (otherwise instanceof IfTree next) {
      choice(next, "} else ");
    } else if (otherwise != null) {
      braced("} else {", otherwise, "}");
    } else {
      line("}");
    }
  }

  private void loop(ForLoopTree loop) {
    List<? extends StatementTree> first = loop.getInitializer();
    boolean several = first.size() > 1;
    if (several) {
      line("{");
      depth++;
      statements(first);
    }
    String start = several || first.isEmpty() ? "" : switch (first.get(0)) {
      case VariableTree variable -> declaration(variable);
      case ExpressionStatementTree effect -> effect(effect.getExpression());
      default -> throw new Refusal(first.get(0), "this start of a loop is not in the kernel language");
    };
    String test = loop.getCondition() == null ? "" : " " + condition(loop.getCondition());
    String step = loop.getUpdate().stream().map(update -> effect(update.getExpression()))
        .collect(Collectors.joining(", "));
    braced("for (" + start + ";" + test + ";" + (step.isEmpty() ? "" : " " + step) + ") {", loop.getStatement(), "}");
    if (several) {
      depth--;
      line("}");
    }
  }

  private void choice(SwitchTree tree) {
    line("switch (" + Switches.selector(unwrapped(tree.getExpression()), expressions, source).text() + ") {");
    depth++;
    for (CaseTree branch : tree.getCases()) {
      branch(branch, branch == tree.getCases().getLast());
    }
    depth--;
    line("}");
  }

  private static ExpressionTree unwrapped(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree inner ? inner.getExpression() : tree;
  }

  private void branch(CaseTree branch, boolean last) {
    for (Code label : Switches.labels(branch, expressions.constants())) {
      line("case " + label.text() + ":");
    }
    if (Switches.isDefault(branch)) {
      line("default:");
    }
    depth++;
    if (branch.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      List<? extends StatementTree> statements = branch.getStatements();
      if (statements.isEmpty() ? last : statements.get(0) instanceof VariableTree) {
        // a C label stands before a statement, not before a declaration or the end
        line(";");
      }
      statements(statements);
    } else {
      line("{");
      depth++;
      switch (branch.getBody()) {
        case BlockTree block -> statements(block.getStatements());
        case StatementTree statement -> statement(statement);
        case ExpressionTree effect -> line(effect(effect) + ";");
        default -> throw new Refusal(branch, "this case is not in the kernel language");
      }
      line("break;");
      depth--;
      line("}");
    }
    depth--;
  }

  private void jump(String word, CharSequence label, Tree at) {
    if (label != null) {
      throw new Refusal(at, word + " with a label: put the inner loop in a function and return from it");
    }
    line(word + ";");
  }

  private String declaration(VariableTree tree) {
    TypeMirror type = source.type(tree);
    String name = Names.variable(tree.getName(), tree);
    ExpressionTree start = tree.getInitializer();
    if (Types.isArray(type)) {
      return Types.component(type, tree) + " " + name + array(tree, start);
    }
    if (Types.isBlock(type)) {
      throw new Refusal(tree, "a variable for a block: use the parameter itself");
    }
    String declared = Types.scalar(type, tree) + " " + name;
    return start == null ? declared : declared + " = " + expressions.converted(start, type.getKind()).text();
  }

  private String array(VariableTree tree, ExpressionTree start) {
    if (!(start instanceof NewArrayTree created)) {
      throw new Refusal(tree, "array '" + tree.getName() + "' must be created where it is declared, "
          + "e.g. double[] a = new double[3]: an array has one name");
    }
    if (created.getInitializers() != null) {
      List<? extends ExpressionTree> values = created.getInitializers();
      TypeKind kind = ((ArrayType) source.type(tree)).getComponentType().getKind();
      expressions.unordered(values, tree);
      if (values.isEmpty()) {
        throw new Refusal(tree, "an array of no elements: C has none");
      }
      return "[" + values.size() + "] = " + values.stream()
          .map(value -> expressions.converted(value, kind).text()).collect(Collectors.joining(", ", "{", "}"));
    }
    ExpressionTree dimension = created.getDimensions().get(0);
    Integer size = expressions.constants().integer(dimension);
    if (size == null || size < 1) {
      throw new Refusal(dimension, "the size of a local array must be a constant of at least 1: "
          + "a static final int, a literal or an expression of them");
    }
    return "[" + size + "] = {0}";
  }

  /** An expression for its effect alone. */
  private String effect(ExpressionTree tree) {
    return switch (tree) {
      case ParenthesizedTree inner -> effect(inner.getExpression());
      case AssignmentTree assignment -> assignment(assignment);
      case CompoundAssignmentTree assignment -> compound(assignment);
      case UnaryTree step -> step(step);
      case MethodInvocationTree call -> expressions.calls().statement(call).text();
      default -> throw new Refusal(tree, "'" + tree + "' is not a statement of the kernel language");
    };
  }

  private String assignment(AssignmentTree tree) {
    ExpressionTree variable = tree.getVariable();
    Code target = expressions.target(variable);
    if (variable instanceof ArrayAccessTree access) {
      expressions.unordered(List.of(access.getIndex(), tree.getExpression()), tree);
    }
    return target.text() + " = " + expressions.converted(tree.getExpression(), source.kind(variable)).text();
  }

  private String compound(CompoundAssignmentTree tree) {
    ExpressionTree variable = tree.getVariable();
    Code target = expressions.target(variable);
    expressions.unordered(List.of(variable, tree.getExpression()), tree);
    TypeKind kind = source.kind(variable);
    Tree.Kind operator = Tree.Kind.valueOf(tree.getKind().name().replace("_ASSIGNMENT", ""));
    Code value = expressions.arithmetic(
        operator, needed -> Types.convert(target, kind, needed), kind, tree.getExpression(), tree);
    TypeKind result = ExpressionTranslator.result(operator, kind, source.kind(tree.getExpression()));
    return target.text() + " = " + Types.convert(value, result, kind).text();
  }

  private String step(UnaryTree tree) {
    boolean up = tree.getKind() == Tree.Kind.PREFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_INCREMENT;
    boolean down = tree.getKind() == Tree.Kind.PREFIX_DECREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    if (!up && !down) {
      throw new Refusal(tree, "'" + tree + "' is not a statement of the kernel language");
    }
    Code target = expressions.target(tree.getExpression());
    return target.text() + " = " + ExpressionTranslator.step(target, source.kind(tree.getExpression()), up).text();
  }
}

package org.fiducia.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;

/** Expressions: free of side effects, so that C may evaluate operands in any order. */
final class ExpressionTranslator {

  private final Source source;
  private final FunctionFacts facts;
  private final Constants constants;
  private final Divisors divisors;
  private final CallTranslator calls;

  ExpressionTranslator(Source source, FunctionFacts facts) {
    this.source = source;
    this.facts = facts;
    this.constants = new Constants(source);
    this.divisors = new Divisors(source, constants);
    this.calls = new CallTranslator(source, facts, this);
  }

  Constants constants() {
    return constants;
  }

  CallTranslator calls() {
    return calls;
  }

  /** An expression, converted as an assignment to a variable of this kind does. */
  Code converted(ExpressionTree tree, TypeKind to) {
    Object constant = constants.value(tree);
    if (constant instanceof Number number) {
      // Number's conversions are Java's
      switch (to) {
        case LONG:
          return Literals.of(number.longValue());
        case DOUBLE:
          return Literals.of(number.doubleValue());
        default:
      }
    }
    return Types.convert(expression(tree), source.kind(tree), to);
  }

  Code expression(ExpressionTree tree) {
    Object constant = constants.value(tree);
    if (constant != null) {
      return Literals.of(constant);
    }
    return switch (tree) {
      case ParenthesizedTree inner -> expression(inner.getExpression());
      case IdentifierTree name -> variable(name);
      case MemberSelectTree member when isLength(member) -> length(member);
      case MemberSelectTree member -> variable(member);
      case ArrayAccessTree access -> element(access);
      case ConditionalExpressionTree conditional -> conditional(conditional);
      case SwitchExpressionTree choice -> choice(choice);
      case TypeCastTree cast -> cast(cast);
      case BinaryTree binary -> binary(binary);
      case UnaryTree unary -> unary(unary);
      case MethodInvocationTree call -> calls.value(call);
      case AssignmentTree assignment -> throw sideEffect(assignment);
      case CompoundAssignmentTree assignment -> throw sideEffect(assignment);
      case NewArrayTree array -> throw new Refusal(array,
          "a new array here: declare it as a local variable of its own, e.g. double[] a = new double[3]");
      case NewClassTree object -> throw new Refusal(object,
          "an object: kernels have none; use local variables, local arrays and blocks");
      case LambdaExpressionTree lambda -> throw new Refusal(lambda, "a lambda: call a static method by its name");
      case MemberReferenceTree reference -> throw new Refusal(reference,
          "a method reference: call a static method by its name");
      default -> throw new Refusal(tree, "'" + tree + "' is not in the kernel language");
    };
  }

  private static Refusal sideEffect(Tree at) {
    return new Refusal(at, "a side effect inside an expression: C leaves the order open; make it a statement");
  }

  /** Notes calls among operands that C may evaluate in any order. */
  void unordered(List<? extends ExpressionTree> operands, Tree at) {
    List<Memory> touched = operands.stream().map(operand -> Memory.of(operand, source)).toList();
    for (int k = 0; k < touched.size(); k++) {
      boolean othersRead = false;
      for (int j = 0; j < touched.size(); j++) {
        othersRead |= j != k && touched.get(j).reads();
      }
      if (othersRead && !touched.get(k).calls().isEmpty()) {
        facts.unordered(touched.get(k).calls(), at);
      }
    }
  }

  private Code variable(ExpressionTree tree) {
    Element element = source.element(tree);
    if (element.getKind() == ElementKind.FIELD) {
      throw Types.isArray(element.asType())
          ? new Refusal(tree, "table '" + tree + "' can only be indexed: OpenCL keeps it in constant memory")
          : new Refusal(tree, "field '" + tree + "' is not a compile-time constant: write its value as a literal, "
              + "or pass it in a parameter block");
    }
    if (element.getKind() != ElementKind.LOCAL_VARIABLE && element.getKind() != ElementKind.PARAMETER) {
      throw new Refusal(tree, "'" + tree + "' is not a variable of the kernel language");
    }
    if (Types.isArray(element.asType())) {
      throw new Refusal(tree, "array '" + tree + "' can only be indexed or passed to a function: it has one name");
    }
    if (Types.isBlock(element.asType())) {
      throw new Refusal(tree, "block '" + tree + "' can only be read, written or passed to a function");
    }
    return Code.atom(Names.variable(element.getSimpleName(), tree));
  }

  private boolean isLength(MemberSelectTree member) {
    return member.getIdentifier().contentEquals("length") && Types.isArray(source.type(member.getExpression()));
  }

  private Code length(MemberSelectTree member) {
    Element array = source.element(member.getExpression());
    if (array.getKind() == ElementKind.PARAMETER) {
      throw new Refusal(member, "the length of a parameter: C does not know it; use a constant or pass it too");
    }
    String name = array(member.getExpression());
    return Code.compound("(int)(sizeof(" + name + ") / sizeof(" + name + "[0]))");
  }

  private Code element(ArrayAccessTree access) {
    unordered(List.of(access.getExpression(), access.getIndex()), access);
    return Code.atom(array(access.getExpression()) + "[" + expression(access.getIndex()).text() + "]");
  }

  /** C name of an array that is indexed: a local variable, a parameter or a table. */
  private String array(ExpressionTree tree) {
    Element array = source.element(tree);
    if (array.getKind() == ElementKind.FIELD) {
      return ClassTranslator.table(array, facts, tree);
    }
    return calls.arrayArgument(tree);
  }

  /** The left side of an assignment. */
  Code target(ExpressionTree tree) {
    return switch (tree) {
      case ParenthesizedTree inner -> target(inner.getExpression());
      case IdentifierTree name when Types.isArray(source.type(name)) -> throw new Refusal(tree,
          "array '" + name + "' cannot be assigned: it has one name; copy its elements in a loop");
      case IdentifierTree name -> variable(name);
      case ArrayAccessTree access -> {
        Element array = source.element(access.getExpression());
        if (array.getKind() == ElementKind.FIELD) {
          throw new Refusal(tree, "table '" + access.getExpression() + "' is constant: copy it to a local array");
        }
        facts.writes(array);
        yield element(access);
      }
      default -> throw new Refusal(tree, "'" + tree + "' cannot be assigned: only local variables and array elements");
    };
  }

  private Code conditional(ConditionalExpressionTree tree) {
    TypeKind kind = source.kind(tree);
    ExpressionTree condition = tree.getCondition();
    Code test = expression(condition);
    Code yes = divisors.under(condition, true, () -> converted(tree.getTrueExpression(), kind));
    Code no = divisors.under(condition, false, () -> converted(tree.getFalseExpression(), kind));
    return Code.compound(test.operand() + " ? " + yes.operand() + " : " + no.operand());
  }

  /** A switch expression as a chain of conditionals; its selector is pure, so it may be evaluated again. */
  private Code choice(SwitchExpressionTree tree) {
    TypeKind kind = source.kind(tree);
    Code selector = Switches.selector(tree.getExpression(), this, source);
    Memory memory = Memory.of(tree.getExpression(), source);
    if (!memory.calls().isEmpty()) {
      facts.unordered(memory.calls(), tree);
    }
    Code chain = null;
    for (CaseTree branch : Switches.defaultLast(tree.getCases())) {
      if (!(branch.getBody() instanceof ExpressionTree value)) {
        throw new Refusal(branch, "a case of a switch expression that is no single expression: use a switch statement");
      }
      chain = chain == null
          ? converted(value, kind)
          : Code.compound(Switches.matches(selector, branch, constants) + " ? " + converted(value, kind).operand()
              + " : " + chain.operand());
    }
    return chain;
  }

  private Code cast(TypeCastTree tree) {
    TypeKind to = source.kind(tree);
    if (!to.isPrimitive()) {
      throw new Refusal(tree, "a cast to " + source.type(tree) + ": kernels know primitive numbers only");
    }
    return converted(tree.getExpression(), to);
  }

  private Code unary(UnaryTree tree) {
    TypeKind kind = source.kind(tree);
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> Code.compound("!" + expression(tree.getExpression()).operand());
      case UNARY_PLUS -> converted(tree.getExpression(), notFloat(kind, tree));
      case BITWISE_COMPLEMENT -> Code.compound("~" + converted(tree.getExpression(), kind).operand());
      case UNARY_MINUS -> {
        Code value = converted(tree.getExpression(), notFloat(kind, tree));
        yield kind == TypeKind.DOUBLE
            ? Code.compound("-" + value.operand())
            : wrapping(Code.atom(kind == TypeKind.INT ? "0" : "0L"), "-", value, kind);
      }
      default -> throw sideEffect(tree);
    };
  }

  private Code binary(BinaryTree tree) {
    ExpressionTree left = tree.getLeftOperand();
    ExpressionTree right = tree.getRightOperand();
    switch (tree.getKind()) {
      case CONDITIONAL_AND:
        return Code.binary(expression(left), "&&", expression(right));
      case CONDITIONAL_OR:
        return Code.binary(expression(left), "||", expression(right));
      default:
        unordered(List.of(left, right), tree);
        return arithmetic(tree.getKind(), expression(left), source.kind(left), right, tree);
    }
  }

  /** The kind of a binary operation's result before a compound assignment narrows it. */
  static TypeKind result(Tree.Kind operator, TypeKind left, TypeKind right) {
    return switch (operator) {
      case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> Types.promoted(left, TypeKind.INT);
      default -> left == TypeKind.BOOLEAN ? left : Types.promoted(left, right);
    };
  }

  /** A binary operation that evaluates both operands. */
  Code arithmetic(Tree.Kind operator, Code left, TypeKind leftKind, ExpressionTree rightTree, Tree at) {
    Code right = expression(rightTree);
    TypeKind rightKind = source.kind(rightTree);
    if (leftKind == TypeKind.BOOLEAN && rightKind == TypeKind.BOOLEAN) {
      return Code.binary(left, symbol(operator, at), right);
    }
    if (!Types.isNumeric(leftKind) || !Types.isNumeric(rightKind)) {
      throw new Refusal(at, "'" + at + "': operators work on numbers and booleans only");
    }
    TypeKind kind = notFloat(result(operator, leftKind, rightKind), at);
    Code a = Types.convert(left, leftKind, kind);
    Code b = Types.convert(right, rightKind, kind);
    if (kind == TypeKind.DOUBLE) {
      return operator == Tree.Kind.REMAINDER ? Code.call("fmod", a, b) : Code.binary(a, symbol(operator, at), b);
    }
    return switch (operator) {
      case PLUS, MINUS, MULTIPLY -> wrapping(a, symbol(operator, at), b, kind);
      case LEFT_SHIFT -> wrapping(a, "<<", count(rightTree, right, kind), kind);
      case UNSIGNED_RIGHT_SHIFT -> wrapping(a, ">>", count(rightTree, right, kind), kind);
      case RIGHT_SHIFT -> Code.binary(a, ">>", count(rightTree, right, kind));
      case DIVIDE, REMAINDER -> {
        divisors.require(rightTree, at);
        yield constants.value(rightTree) instanceof Number n && n.longValue() != -1
            ? Code.binary(a, symbol(operator, at), b)
            : Code.call((operator == Tree.Kind.DIVIDE ? "j_div_" : "j_rem_") + Types.name(kind), a, b);
      }
      default -> Code.binary(a, symbol(operator, at), b);
    };
  }

  /** {@code value + 1} or {@code value - 1}: what ++ and -- assign. */
  static Code step(Code value, TypeKind kind, boolean up) {
    String operator = up ? "+" : "-";
    return switch (kind) {
      case INT -> wrapping(value, operator, Code.atom("1"), kind);
      case LONG -> wrapping(value, operator, Code.atom("1L"), kind);
      default -> Code.binary(value, operator, Code.atom("1.0"));
    };
  }

  /** Signed overflow has no meaning in C, unsigned arithmetic wraps. */
  private static Code wrapping(Code a, String operator, Code b, TypeKind kind) {
    String signed = Types.name(kind);
    boolean shift = operator.length() == 2;
    Code right = shift ? b : Code.cast("u" + signed, b);
    return Code.cast(signed, Code.compound("(u" + signed + ")" + a.operand() + " " + operator + " "
        + (shift ? right.operand() : right.text())));
  }

  /** Java shifts by the low 5 or 6 bits of the count. */
  private Code count(ExpressionTree tree, Code count, TypeKind kind) {
    int mask = kind == TypeKind.INT ? 31 : 63;
    return constants.value(tree) instanceof Number n
        ? Code.atom(Long.toString(n.longValue() & mask))
        : Code.compound("(int)" + Code.binary(count, "&", Code.atom(Integer.toString(mask))).operand());
  }

  private static TypeKind notFloat(TypeKind kind, Tree at) {
    if (kind == TypeKind.FLOAT) {
      throw new Refusal(at, "float arithmetic: devices round it differently; cast the operands to double");
    }
    return kind;
  }

  private static String symbol(Tree.Kind operator, Tree at) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "%";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case LESS_THAN -> "<";
      case LESS_THAN_EQUAL -> "<=";
      case GREATER_THAN -> ">";
      case GREATER_THAN_EQUAL -> ">=";
      case EQUAL_TO -> "==";
      case NOT_EQUAL_TO -> "!=";
      default -> throw new Refusal(at, "operator " + operator + " is not in the kernel language");
    };
  }
}

package org.fiducia.wide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the OpenCL C that the translator writes, and nothing else: tables, prototypes, functions; the statements of the
 * kernel language. What it does not know is an error that names the text.
 */
final class Parser {

  private static final Set<String> QUALIFIERS = Set.of("__global", "const");

  private final Tokens tokens;
  private final Map<String, Variable> tables = new HashMap<>();
  private final List<String> tableTexts = new ArrayList<>();
  private final Map<String, Program.Function> functions = new LinkedHashMap<>();
  private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();
  private final ExpressionParser expressions;
  private int variables;

  private Parser(String text) {
    tokens = new Tokens(text);
    expressions = new ExpressionParser(tokens, this::variable, functions);
  }

  /** Reads a program without its prelude. */
  static Program parse(String text) {
    Parser parser = new Parser(text);
    while (!parser.tokens.atEnd()) {
      parser.declaration();
    }
    return new Program(List.copyOf(parser.tableTexts), parser.functions);
  }

  private Variable variable(String name) {
    for (Map<String, Variable> scope : scopes) {
      Variable variable = scope.get(name);
      if (variable != null) {
        return variable;
      }
    }
    return tables.get(name);
  }

  private Variable declare(String name, Type type, Variable.Kind kind, int size) {
    Variable variable = new Variable(variables++, name, type, kind, size);
    scopes.peek().put(name, variable);
    return variable;
  }

  private Type type() {
    String word = tokens.peek();
    Type type = Type.named(word);
    if (type == null) {
      throw tokens.failure("'" + word + "' is no type");
    }
    tokens.take();
    return type;
  }

  private int size() {
    tokens.expect("[");
    String text = tokens.take();
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw tokens.failure("'" + text + "' is no size of an array");
    }
    tokens.expect("]");
    return Integer.parseInt(text);
  }

  private void declaration() {
    int mark = tokens.mark();
    if (tokens.takeIf("__constant")) {
      Type type = type();
      String name = tokens.take();
      int size = size();
      tables.put(name, new Variable(variables++, name, type, Variable.Kind.TABLE, size));
      tokens.expect("=");
      while (!tokens.takeIf(";")) {
        tokens.take();
      }
      tableTexts.add(tokens.since(mark));
      return;
    }
    boolean kernel = tokens.takeIf("__kernel");
    Type result = type();
    String name = tokens.take();
    scopes.clear();
    scopes.push(new HashMap<>());
    List<Variable> parameters = parameters();
    if (tokens.takeIf(";")) {
      functions.putIfAbsent(name, new Program.Function(name, result, parameters, kernel, null));
      return;
    }
    List<Statement> body = block();
    functions.put(name, new Program.Function(name, result, parameters, kernel, body));
  }

  private List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.takeIf(")")) {
      if (!parameters.isEmpty()) {
        tokens.expect(",");
      }
      boolean global = false;
      while (QUALIFIERS.contains(tokens.peek())) {
        global |= tokens.take().equals("__global");
      }
      Type type = type();
      boolean pointer = tokens.takeIf("*");
      if (global && !pointer) {
        throw tokens.failure("a parameter in global memory that is no pointer");
      }
      Variable.Kind kind =
          global ? Variable.Kind.BLOCK : pointer ? Variable.Kind.ARRAY : Variable.Kind.SCALAR;
      parameters.add(declare(tokens.take(), type, kind, 0));
    }
    return parameters;
  }

  /** Statements in braces. */
  private List<Statement> block() {
    tokens.expect("{");
    scopes.push(new HashMap<>());
    List<Statement> statements = new ArrayList<>();
    while (!tokens.takeIf("}")) {
      statement(statements);
    }
    scopes.pop();
    return statements;
  }

  private void statement(List<Statement> to) {
    switch (tokens.peek()) {
      case ";" -> tokens.take();
      case "{" -> to.add(new Statement.Block(block()));
      case "if" -> to.add(choice());
      case "for" -> to.add(counted());
      case "while" -> {
        tokens.take();
        Expression condition = condition();
        to.add(new Statement.Loop(null, condition, List.of(), block(), true));
      }
      case "do" -> {
        tokens.take();
        List<Statement> body = block();
        tokens.expect("while");
        to.add(new Statement.Loop(null, condition(), List.of(), body, false));
        tokens.expect(";");
      }
      case "switch" -> to.add(cases());
      case "return" -> {
        tokens.take();
        to.add(new Statement.Return(tokens.peek().equals(";") ? null : expressions.expression()));
        tokens.expect(";");
      }
      case "break", "continue" -> {
        to.add(new Statement.Jump(tokens.take().equals("break")));
        tokens.expect(";");
      }
      default -> {
        to.add(simple());
        tokens.expect(";");
      }
    }
  }

  private Expression condition() {
    tokens.expect("(");
    Expression condition = expressions.expression();
    tokens.expect(")");
    return condition;
  }

  private Statement choice() {
    tokens.expect("if");
    Expression condition = condition();
    List<Statement> then = block();
    List<Statement> otherwise = List.of();
    if (tokens.takeIf("else")) {
      otherwise = tokens.peek().equals("if") ? List.of(choice()) : block();
    }
    return new Statement.If(condition, then, otherwise);
  }

  private Statement counted() {
    tokens.expect("for");
    tokens.expect("(");
    scopes.push(new HashMap<>());
    Statement start = tokens.peek().equals(";") ? null : simple();
    tokens.expect(";");
    Expression condition = tokens.peek().equals(";") ? null : expressions.expression();
    tokens.expect(";");
    List<Statement> steps = new ArrayList<>();
    while (!tokens.takeIf(")")) {
      if (!steps.isEmpty()) {
        tokens.expect(",");
      }
      steps.add(simple());
    }
    List<Statement> body = block();
    scopes.pop();
    return new Statement.Loop(start, condition, steps, body, true);
  }

  private Statement cases() {
    tokens.expect("switch");
    Expression selector = condition();
    tokens.expect("{");
    scopes.push(new HashMap<>());
    List<Statement.Case> cases = new ArrayList<>();
    while (!tokens.takeIf("}")) {
      List<Expression> labels = new ArrayList<>();
      boolean isDefault = false;
      while (tokens.peek().equals("case") || tokens.peek().equals("default")) {
        if (tokens.take().equals("case")) {
          labels.add(expressions.expression());
        } else {
          isDefault = true;
        }
        tokens.expect(":");
      }
      List<Statement> body = new ArrayList<>();
      while (!Set.of("case", "default", "}").contains(tokens.peek())) {
        statement(body);
      }
      cases.add(new Statement.Case(labels, isDefault, body));
    }
    scopes.pop();
    return new Statement.Switch(selector, cases);
  }

  /** A declaration, assignment or call, without its semicolon. */
  private Statement simple() {
    if (Type.named(tokens.peek()) != null) {
      return local();
    }
    String name = tokens.peek();
    if (tokens.peek(1).equals("(")) {
      if (expressions.expression() instanceof Expression.Call call) {
        return new Statement.Invoke(call);
      }
      throw tokens.failure("'" + name + "' begins no statement");
    }
    Expression target = expressions.target();
    tokens.expect("=");
    return new Statement.Assign(target, expressions.expression());
  }

  private Statement local() {
    Type type = type();
    String name = tokens.take();
    if (tokens.peek().equals("[")) {
      int size = size();
      tokens.expect("=");
      tokens.expect("{");
      List<Expression> elements = new ArrayList<>();
      while (!tokens.takeIf("}")) {
        if (!elements.isEmpty()) {
          tokens.expect(",");
        }
        elements.add(expressions.expression());
      }
      return new Statement.DeclareArray(declare(name, type, Variable.Kind.ARRAY, size), elements);
    }
    // the name is not known in its own first value
    Expression start = tokens.takeIf("=") ? expressions.expression() : null;
    return new Statement.Declare(declare(name, type, Variable.Kind.SCALAR, 0), start);
  }
}

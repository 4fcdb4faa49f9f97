package org.fiducia.wide;

/**
 * Writes accesses to arrays, tables and blocks. An index that is the same in all lanes stays one; consecutive elements
 * of a block are read and written as vectors; the rest goes lane by lane. Lanes that are not alive touch no memory.
 */
final class ElementWriter {

  /** A varying element of a table up to this size is chosen by comparisons. */
  private static final int SMALL = 8;

  private final Context context;
  private final ExpressionWriter expressions;

  ElementWriter(Context context, ExpressionWriter expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Value read(Expression.Element element) {
    Variable variable = element.variable();
    Value index = expressions.write(element.index());
    if (index.isUniform()) {
      Binding binding =
          variable.kind() == Variable.Kind.ARRAY ? context.knowledge.of(variable) : Binding.UNIFORM;
      return new Value(variable.name() + "[" + index.text() + "]", variable.type(), binding);
    }
    return Value.varying(switch (variable.kind()) {
      case BLOCK -> block(variable, index);
      case TABLE -> table(variable, index);
      default -> array(variable, index);
    }, variable.type());
  }

  private String block(Variable variable, Value index) {
    context.needsMask = true;
    String plural = Vectors.plural(variable.type());
    if (index.isAffine()) {
      context.needsCount = true;
      return "j_load_" + plural + where() + variable.name() + ", " + index.text() + ", " + Context.COUNT + ")";
    }
    context.scattered++;
    return "j_gather_" + plural + where() + variable.name() + ", " + context.vector(index, Type.LONG) + ")";
  }

  private String table(Variable table, Value index) {
    Type type = table.type();
    if (table.size() > SMALL) {
      return "j_pick_table_" + Vectors.plural(type) + "(" + table.name() + ", " + inside(index) + ")";
    }
    String at = context.lines.fresh("x");
    context.lines.add("const j_ints " + at + " = " + context.vector(index, Type.INT) + ";");
    String chain = Vectors.splat(table.name() + "[0]", type);
    for (int k = 1; k < table.size(); k++) {
      String value = Vectors.splat(table.name() + "[" + k + "]", type);
      chain = Vectors.choose(type, chain, value, "j_to_longs(" + at + " == " + k + ")");
    }
    return chain;
  }

  private String array(Variable array, Value index) {
    String pick = context.knowledge.of(array) == Binding.VARYING ? "j_pick_" : "j_pick_same_";
    return pick + Vectors.plural(array.type()) + "(" + array.name() + ", " + inside(index) + ")";
  }

  /** How a function of the wide prelude is called: it learns which lanes are alive unless all are. */
  private String where() {
    return context.masks.top() == null ? "(" : "_where(" + context.masks.top() + ", ";
  }

  /** An index that is 0, which every array has, in lanes that are not alive. */
  private String inside(Value index) {
    context.needsMask = true;
    String at = context.vector(index, Type.INT);
    return context.masks.top() == null ? at : "(" + at + " & j_to_ints(" + context.masks.top() + "))";
  }

  void write(Expression.Element target, Value value) {
    Value index = expressions.write(target.index());
    if (target.variable().kind() == Variable.Kind.BLOCK) {
      store(target.variable(), index, value);
    } else {
      assign(target.variable(), index, value);
    }
  }

  private void assign(Variable array, Value index, Value value) {
    boolean keeps = context.outlives(array);
    int parameter = context.parameter(array);
    if (parameter >= 0) {
      context.written.add(parameter);
    }
    boolean uniform = value.isUniform() && index.isUniform() && !keeps;
    Binding binding = context.knowledge.bind(array, uniform ? Binding.UNIFORM : Binding.VARYING);
    if (!index.isUniform()) {
      context.lines.add("j_put_" + Vectors.plural(array.type()) + where() + array.name() + ", " + inside(index) + ", "
          + context.vector(value, array.type()) + ");");
      return;
    }
    String element = array.name() + "[" + index.text() + "]";
    String text = context.as(value, array.type(), binding);
    context.lines.add(
        element + " = " + (keeps ? Vectors.choose(array.type(), element, text, context.masks.top()) : text) + ";");
  }

  private void store(Variable block, Value index, Value value) {
    Type type = block.type();
    if (index.isUniform() && value.isUniform()) {
      context.lines.add(block.name() + "[" + index.text() + "] = " + value.text() + ";");
      return;
    }
    context.needsMask = true;
    String vector = context.vector(value, type);
    String plural = Vectors.plural(type);
    if (!index.isAffine()) {
      context.scattered++;
      context.lines.add("j_scatter_" + plural + where() + block.name() + ", " + context.vector(index, Type.LONG) + ", "
          + vector + ");");
      return;
    }
    context.needsCount = true;
    context.lines.add("j_save_" + plural + where() + block.name() + ", " + index.text() + ", " + Context.COUNT + ", "
        + vector + ");");
  }

  /** A sum into an element of a block: each lane adds, or all their sum where the element is one. */
  void add(Expression.Element target, Value value) {
    Value index = expressions.write(target.index());
    context.needsMask = true;
    context.needsCount = true;
    context.scattered++;
    String name = target.variable().name();
    String vector = context.vector(value, Type.LONG);
    String place = index.isUniform()
        ? "j_add_sum(" + name + ", " + index.text()
        : "j_add_each(" + name + ", " + context.vector(index, Type.LONG);
    context.lines.add(place + ", " + Context.COUNT + ", " + vector + ", " + context.mask() + ");");
  }
}

package org.fiducia.translator;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/** What switch statements and switch expressions share: selectors and labels of type int. */
final class Switches {

  private Switches() {}

  static Code selector(ExpressionTree tree, ExpressionTranslator expressions, Source source) {
    TypeKind kind = source.kind(tree);
    if (!Types.isNumeric(kind)) {
      throw new Refusal(tree, "a switch on " + source.type(tree) + ": switch on an int");
    }
    return expressions.converted(tree, TypeKind.INT);
  }

  static boolean isDefault(CaseTree branch) {
    return branch.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  static List<Code> labels(CaseTree branch, Constants constants) {
    List<Code> labels = new ArrayList<>();
    for (CaseLabelTree label : branch.getLabels()) {
      if (label instanceof ConstantCaseLabelTree constant) {
        Object value = constants.value(constant.getConstantExpression());
        if (value == null) {
          throw new Refusal(label, "a case that is no int constant");
        }
        labels.add(Literals.of(value));
      } else if (!(label instanceof DefaultCaseLabelTree)) {
        throw new Refusal(label, "a pattern: a case is an int constant");
      }
    }
    return labels;
  }

  /** The condition under which a case is taken. */
  static String matches(Code selector, CaseTree branch, Constants constants) {
    return labels(branch, constants).stream()
        .map(label -> Code.binary(selector, "==", label).operand())
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  /** The cases from last to first, the default before all: the order in which a chain of conditionals is built. */
  static List<CaseTree> defaultLast(List<? extends CaseTree> cases) {
    List<CaseTree> order = new ArrayList<>();
    for (CaseTree branch : cases.reversed()) {
      order.add(isDefault(branch) ? 0 : order.size(), branch);
    }
    return order;
  }
}

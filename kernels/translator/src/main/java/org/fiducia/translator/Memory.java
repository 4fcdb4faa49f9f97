package org.fiducia.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * How the value of an expression depends on arrays and blocks.
 *
 * @param reads true if it reads one, itself or through a call
 * @param calls the functions that are handed one
 */
record Memory(boolean reads, List<FunctionName> calls) {

  static Memory of(ExpressionTree tree, Source source) {
    List<FunctionName> calls = new ArrayList<>();
    boolean[] reads = new boolean[1];
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitArrayAccess(ArrayAccessTree access, Void unused) {
        reads[0] = true;
        return super.visitArrayAccess(access, unused);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (source.element(call.getMethodSelect()) instanceof ExecutableElement method) {
          TypeElement owner = (TypeElement) method.getEnclosingElement();
          if (Types.isBlock(owner.asType())) {
            reads[0] = true;
          } else if (method.getParameters().stream().anyMatch(p -> !p.asType().getKind().isPrimitive())) {
            reads[0] = true;
            calls.add(FunctionName.of(method));
          }
        }
        return super.visitMethodInvocation(call, unused);
      }
    }.scan(tree, null);
    return new Memory(reads[0], calls);
  }
}

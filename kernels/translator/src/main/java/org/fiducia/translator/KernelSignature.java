package org.fiducia.translator;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * The entry point of a kernel: {@code public static void run(long i, [long event,] blocks...)}.
 *
 * @param event true if it takes the global event number
 * @param blocks its blocks, at least one
 */
record KernelSignature(boolean event, List<? extends VariableElement> blocks) {

  static final String ENTRY = "run";

  private static final String FORM = "public static void run(long i, [long event,] blocks...)";

  /** Reads the signature off a kernel class; an {@link IllegalArgumentException} says what is wrong with it. */
  static KernelSignature of(TypeElement kernel) {
    List<ExecutableElement> runs = ElementFilter.methodsIn(kernel.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals(ENTRY)).toList();
    if (runs.size() != 1) {
      throw new IllegalArgumentException(
          "kernel " + kernel.getSimpleName() + " must have one entry point " + FORM + ", not " + runs.size());
    }
    ExecutableElement run = runs.get(0);
    List<? extends VariableElement> parameters = run.getParameters();
    boolean event = parameters.size() > 1 && isLong(parameters.get(1))
        && parameters.get(1).getSimpleName().contentEquals("event");
    List<? extends VariableElement> blocks =
        parameters.subList(Math.min(event ? 2 : 1, parameters.size()), parameters.size());
    boolean fits = run.getModifiers().contains(Modifier.PUBLIC) && run.getModifiers().contains(Modifier.STATIC)
        && run.getReturnType().getKind() == TypeKind.VOID && !run.isVarArgs() && !blocks.isEmpty()
        && isLong(parameters.get(0)) && blocks.stream().allMatch(block -> Types.isBlock(block.asType()));
    if (!fits) {
      throw new IllegalArgumentException("the entry point of kernel " + kernel.getSimpleName() + " must be " + FORM
          + ", each block a Doubles, Longs or Ints");
    }
    return new KernelSignature(event, blocks);
  }

  private static boolean isLong(VariableElement parameter) {
    return parameter.asType().getKind() == TypeKind.LONG;
  }
}

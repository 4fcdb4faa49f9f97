package org.fiducia.translator;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** A function of the kernel language: there are no overloads, so class and name say which. */
record FunctionName(String className, String method) {

  static FunctionName of(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return new FunctionName(owner.getQualifiedName().toString(), method.getSimpleName().toString());
  }

  /** Name in OpenCL C. */
  String inC() {
    return inJava().replace('.', '_');
  }

  /** Class and method, as an author says it. */
  String inJava() {
    return className.substring(className.lastIndexOf('.') + 1) + "." + method;
  }
}

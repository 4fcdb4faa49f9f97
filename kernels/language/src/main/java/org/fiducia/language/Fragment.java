package org.fiducia.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The OpenCL C of one class of the kernel language: a resource beside the class file. A header of comment lines tells
 * what a linker needs; then come declarations (tables and prototypes) and bodies.
 *
 * @param className fully qualified name of the Java class
 * @param uses the classes whose functions or tables it uses, sorted
 * @param functions what each function does to its parameters
 * @param declarations tables and prototypes: all of a program's come before the first body, so order does not matter
 * @param bodies the functions themselves
 */
public record Fragment(
    String className, List<String> uses, List<Function> functions, String declarations, String bodies) {

  /** What a function does to a parameter. */
  public enum Use {
    /** A scalar: passed by value. */
    VALUE,
    /** An array or block that is only read. */
    READ,
    /** An array or block that is written or added to. */
    WRITE
  }

  public record Parameter(String name, Use use) {}

  /**
   * One function.
   *
   * @param name its name in OpenCL C
   * @param kernel true for an entry point, whose parameters here are its blocks alone
   * @param parameters in the order of the source
   */
  public record Function(String name, boolean kernel, List<Parameter> parameters) {

    public Function {
      parameters = List.copyOf(parameters);
    }

    /** True if a call changes an array or a block. */
    public boolean writes() {
      return parameters.stream().anyMatch(p -> p.use() == Use.WRITE);
    }
  }

  private static final String CLASS = "//@class ";
  private static final String USES = "//@uses ";
  private static final String FUNCTION = "//@function ";
  private static final String KERNEL = "//@kernel ";
  private static final String DECLARATIONS = "//@declarations\n";
  private static final String BODIES = "//@bodies\n";

  public Fragment {
    uses = List.copyOf(uses);
    functions = List.copyOf(functions);
  }

  /** Name of the resource that holds the fragment of a class. */
  public static String path(String className) {
    return className.replace('.', '/') + ".cl";
  }

  /** The class name without its package: the prefix of its functions in OpenCL C. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The whole resource; {@link #parse} reads it back. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("// OpenCL C of ").append(className).append(", made by the Fiducia translator: edit the Java source.\n");
    text.append("// Policy: a * b + c is never contracted (FP_CONTRACT OFF in the prelude); KernelSource links it.\n");
    text.append(CLASS).append(className).append('\n');
    uses.forEach(use -> text.append(USES).append(use).append('\n'));
    for (Function function : functions) {
      text.append(function.kernel() ? KERNEL : FUNCTION).append(function.name());
      function.parameters().forEach(p -> text.append(' ').append(p.name()).append(':').append(p.use()));
      text.append('\n');
    }
    return text.append(DECLARATIONS).append(declarations).append(BODIES).append(bodies).toString();
  }

  /** Reads a fragment's resource; {@code where} names it in the error if it is none. */
  public static Fragment parse(String text, String where) {
    int declarations = text.indexOf(DECLARATIONS);
    int bodies = text.indexOf(BODIES);
    if (declarations < 0 || bodies < declarations) {
      throw new IllegalStateException(where + " is not a kernel fragment of this version: compile its class again");
    }
    String className = "";
    List<String> uses = new ArrayList<>();
    List<Function> functions = new ArrayList<>();
    for (String line : text.substring(0, declarations).split("\n")) {
      if (line.startsWith(CLASS)) {
        className = line.substring(CLASS.length());
      } else if (line.startsWith(USES)) {
        uses.add(line.substring(USES.length()));
      } else if (line.startsWith(FUNCTION)) {
        functions.add(function(line.substring(FUNCTION.length()), false));
      } else if (line.startsWith(KERNEL)) {
        functions.add(function(line.substring(KERNEL.length()), true));
      }
    }
    return new Fragment(className, uses, functions,
        text.substring(declarations + DECLARATIONS.length(), bodies), text.substring(bodies + BODIES.length()));
  }

  private static Function function(String line, boolean kernel) {
    String[] words = line.split(" ");
    List<Parameter> parameters = new ArrayList<>();
    for (int k = 1; k < words.length; k++) {
      int colon = words[k].indexOf(':');
      parameters.add(new Parameter(words[k].substring(0, colon), Use.valueOf(words[k].substring(colon + 1))));
    }
    return new Function(words[0], kernel, parameters);
  }
}

package org.fiducia.tornado;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The options without which TornadoVM may change a result. It reads them once, when it starts, so that they must be on
 * java's command line; the file {@code host/tornado/java-options} has them.
 */
final class StrictOptions {

  /** Those that must be switched off; each is on where it is not given. */
  private static final List<String> OFF = List.of(
      "tornado.recover.bailout",
      "tornado.enable.fma",
      "tornado.enable.nativeFunctions",
      "tornado.enable.mathOptimizations",
      "tornado.enable.fastMathOptimizations");

  /** Where a task names no flags of its own, TornadoVM compiles it with fast mathematics. */
  private static final String COMPILER_FLAGS = "tornado.opencl.compiler.flags";

  /** Flags for OpenCL's compiler: no warnings, and nothing that touches arithmetic. */
  static final String FLAGS = "-w";

  private StrictOptions() {}

  /** What is missing from the command line, as it should stand there; empty if nothing. */
  static String missing() {
    String missing = OFF.stream()
        .filter(name -> Boolean.parseBoolean(System.getProperty(name, "True")))
        .map(name -> "-D" + name + "=False")
        .collect(Collectors.joining(" "));
    String flags = "-D" + COMPILER_FLAGS + "=" + FLAGS;
    return FLAGS.equals(System.getProperty(COMPILER_FLAGS)) ? missing : (missing + " " + flags).strip();
  }
}

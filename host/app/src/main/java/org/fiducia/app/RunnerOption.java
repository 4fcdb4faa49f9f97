package org.fiducia.app;

import org.fiducia.host.spi.RunnerOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how a device is opened. */
final class RunnerOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the JVM device (default: the processors it may use). No result depends on it.")
  private Integer threads;

  RunnerOptions options() {
    if (threads == null) {
      return RunnerOptions.defaults();
    }
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
    }
    return new RunnerOptions(threads, 0, 0);
  }
}

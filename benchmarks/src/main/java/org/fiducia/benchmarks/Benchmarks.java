package org.fiducia.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * All benchmarks. Arguments are those of JMH, e.g. {@code KernelBenchmark -p device=cpu,opencl:0 -p lanes=1,8}; a first
 * argument {@code --short} takes one second of warm-up and two of measurement. Without {@code -p trial=...} every
 * kernel is measured. For the acceptance scan it also gives the time a point at equal error.
 */
public final class Benchmarks {

  private static final String SHORT = "--short";

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> rest = new ArrayList<>(List.of(args));
    boolean brief = !rest.isEmpty() && rest.getFirst().equals(SHORT);
    if (brief) {
      rest.removeFirst();
    }
    CommandLineOptions given = new CommandLineOptions(rest.toArray(String[]::new));
    if (given.shouldHelp()) {
      given.showHelp();
      return;
    }
    ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
    if (brief) {
      options.warmupIterations(1).warmupTime(TimeValue.seconds(1)).measurementIterations(2)
          .measurementTime(TimeValue.seconds(1));
    }
    if (!given.getParameter("trial").hasValue()) {
      options.param("trial", Trials.all().stream().map(Trial::name).toArray(String[]::new));
    }
    Runner runner = new Runner(options.build());
    if (given.shouldList()) {
      runner.list();
      return;
    }
    for (RunResult result : runner.run()) {
      if (result.getParams().getBenchmark().startsWith(AcceptanceBenchmark.class.getName() + ".")) {
        printAtEqualError(result);
      }
    }
  }

  private static void printAtEqualError(RunResult result) throws Exception {
    String device = result.getParams().getParam("device");
    int lanes = Integer.parseInt(result.getParams().getParam("lanes"));
    AcceptanceProblem problem = new AcceptanceProblem(Long.parseLong(result.getParams().getParam("events")));
    try (Engine engine = Engine.open(device, new RunnerOptions(1, 0, lanes))) {
      double perPoint = 1e3 * result.getPrimaryResult().getScore() / problem.points();
      System.out.printf(Locale.ROOT, "%s, %d lanes: %.4f ms a point, %.4f ms at %.1f %% peak error%n", device, lanes,
          perPoint, perPoint * AcceptanceProblem.equalErrorFactor(problem.scan(engine)),
          100 * AcceptanceProblem.EQUAL_ERROR);
    }
  }
}

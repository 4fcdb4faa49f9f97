package org.fiducia.benchmarks;

import java.util.concurrent.TimeUnit;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The time of {@link AcceptanceProblem}, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m"})
public class AcceptanceBenchmark {

  @Param({"cpu"})
  String device;

  @Param({"1"})
  int lanes;

  @Param({"262144"})
  long events;

  private Engine engine;
  private AcceptanceProblem problem;

  @Setup
  public void open() throws Exception {
    engine = Engine.open(device, new RunnerOptions(1, 0, lanes));
    problem = new AcceptanceProblem(events);
  }

  @TearDown
  public void close() {
    engine.close();
  }

  @Benchmark
  public YieldMap scan() throws InterruptedException {
    return problem.scan(engine);
  }
}

package org.fiducia.benchmarks;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.fiducia.benchmarks.probes.CopyProbeKernel;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;
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

/** The time of a launch that does next to nothing: at 1 item what a launch costs, at a million what a copy costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m"})
public class LaunchBenchmark {

  @Param({"cpu"})
  String device;

  @Param({"1"})
  int lanes;

  @Param({"1", "1000", "1000000"})
  long items;

  private final Arena arena = Arena.ofShared();
  private Engine engine;
  private Launch launch;

  @Setup
  public void open() throws Exception {
    engine = Engine.open(device, new RunnerOptions(1, 0, lanes));
    launch = CopyProbeKernel.with(Doubles.allocate(arena, 1, items), Doubles.allocate(arena, 1, items));
  }

  @TearDown
  public void close() {
    engine.close();
    arena.close();
  }

  @Benchmark
  public void launch() throws InterruptedException {
    engine.run(launch, items, 0);
  }
}

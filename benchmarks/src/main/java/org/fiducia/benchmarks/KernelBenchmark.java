package org.fiducia.benchmarks;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Launch;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** Any kernel on the inputs of its trial, one thread, transfers included: launches and items a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m"})
public class KernelBenchmark {

  static final String ALL = "all";
  private static final long SEED = 1;

  /** Name of a trial; {@link Benchmarks} puts all of them here. */
  @Param({ALL})
  String trial;

  @Param({"cpu"})
  String device;

  @Param({"1"})
  int lanes;

  @Param({"16384"})
  long items;

  private Engine engine;
  private Arena arena;
  private Launch launch;

  /** Counts items beside launches. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Items {
    public long items;
  }

  @Setup
  public void open() throws Exception {
    Trial chosen = Trials.all().stream().filter(t -> t.name().equals(trial)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no trial '" + trial + "'"));
    engine = Engine.open(device, new RunnerOptions(1, 0, lanes));
    arena = Arena.ofShared();
    launch = chosen.problem().launch(arena, items, SEED);
  }

  @TearDown
  public void close() {
    engine.close();
    arena.close();
  }

  @Benchmark
  public void run(Items count) throws InterruptedException {
    engine.run(launch, items, 0);
    count.items += items;
  }
}

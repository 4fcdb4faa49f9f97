package org.fiducia.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fiducia.host.Batches;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Block;
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

/**
 * Sixteen batches of a kernel whose blocks the host fills before and adds up after, with several in flight: the time of
 * all. With {@code POCL_MAX_PTHREAD_COUNT=1} PoCL leaves a second processor to the host.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m"})
public class BatchesBenchmark {

  private static final int BATCHES = 16;
  private static final long SEED = 1;

  @Param({"SpacePointFit"})
  String kernel;

  @Param({"cpu"})
  String device;

  @Param({"1", "2", "3"})
  int inFlight;

  @Param({"16384"})
  long items;

  private final Arena arena = Arena.ofShared();
  private final List<Launch> memory = new ArrayList<>();
  private Launch events;
  private Engine engine;

  @Setup
  public void open() throws Exception {
    Trial trial = Trials.all().stream().filter(t -> t.name().equals(kernel)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no trial '" + kernel + "'"));
    engine = Engine.open(device, new RunnerOptions(1, 0, 0));
    events = trial.problem().launch(arena, items, SEED);
    for (int k = 0; k < inFlight; k++) {
      memory.add(trial.problem().launch(arena, items, SEED).overwriting());
    }
  }

  @TearDown
  public void close() {
    engine.close();
    arena.close();
  }

  @Benchmark
  public long batches() throws InterruptedException {
    long[] sum = new long[1];
    Batches.run(memory, BATCHES, (launch, k) -> fill(launch), (launch, k) -> compute(launch),
        (launch, k) -> launch.written().forEach(block -> sum[0] += sum(block)));
    return sum[0];
  }

  private void fill(Launch launch) {
    for (int b = 0; b < launch.blocks().size(); b++) {
      launch.blocks().get(b).data().copyFrom(events.blocks().get(b).data());
    }
  }

  private void compute(Launch launch) throws InterruptedException {
    try (Chain chain = engine.chain()) {
      chain.run(launch, items, 0);
      chain.fetch(launch.written());
    }
  }

  /** Something that reads all that a kernel has written. */
  private static long sum(Block block) {
    long sum = 0;
    for (long at = 0; at + Long.BYTES <= block.data().byteSize(); at += Long.BYTES) {
      sum += block.data().get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    }
    return sum;
  }
}

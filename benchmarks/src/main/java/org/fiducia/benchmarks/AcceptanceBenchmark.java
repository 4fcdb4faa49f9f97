package org.fiducia.benchmarks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.fiducia.analysis.acceptance.AcceptanceScan;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.LogGrid;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The acceptance scan of the simplified set-up: {@value #ROWS} masses above the two-muon threshold times 101 widths, one
 * thread. Besides the time of a scan, {@code main} gives the time a point at {@value #EQUAL_ERROR} relative error of each
 * row's peak: a row's time goes with one over the square of its error.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m"})
public class AcceptanceBenchmark {

  static final double EQUAL_ERROR = 0.006;
  private static final int ROWS = 52;

  @Param({"cpu"})
  String device;

  @Param({"262144"})
  long events;

  private Engine engine;
  private AcceptanceCard card;

  @Setup
  public void open() throws Exception {
    engine = Engine.open(device, new RunnerOptions(1, 0, 0));
    card = card(events);
  }

  @TearDown
  public void close() {
    engine.close();
  }

  @Benchmark
  public YieldMap scan() throws InterruptedException {
    return AcceptanceScan.run(engine, card, Progress.NONE);
  }

  /** Mean over the rows of (relative error of the peak / EQUAL_ERROR)^2: the factor from measured to equal-error time. */
  private static double equalErrorFactor(String device, long events) throws Exception {
    try (Engine engine = Engine.open(device, new RunnerOptions(1, 0, 0))) {
      YieldMap map = AcceptanceScan.run(engine, card(events), Progress.NONE);
      double sum = 0;
      for (int row = 0; row < ROWS; row++) {
        int peak = 0;
        for (int k = 1; k < map.values().length; k++) {
          peak = map.yields()[row][k] > map.yields()[row][peak] ? k : peak;
        }
        double error = map.errors()[row][peak] / map.yields()[row][peak];
        sum += error * error / (EQUAL_ERROR * EQUAL_ERROR);
      }
      return sum / ROWS;
    }
  }

  private static AcceptanceCard card(long events) {
    AcceptanceCard all = AcceptanceCard.load(Path.of("examples/dark-photon-mumu-alpinist.toml"));
    int first = all.masses().points() - ROWS;
    return new AcceptanceCard(all.name(), all.seed(), events, all.geometry(), all.spectrum(), all.origin(),
        all.protonsOnTarget(), all.signal(), all.hbarC(), new LogGrid(all.masses().at(first), all.masses().max(), ROWS),
        all.couplings(), all.selection(), all.contourLevel(), all.source());
  }

  /** Arguments are those of JMH, e.g. {@code -p device=cpu,opencl:0 -p events=65536}. */
  public static void main(String[] args) throws Exception {
    CommandLineOptions given = new CommandLineOptions(args);
    for (RunResult result : new Runner(
        new OptionsBuilder().parent(given).include(AcceptanceBenchmark.class.getName()).build()).run()) {
      String device = result.getParams().getParam("device");
      long events = Long.parseLong(result.getParams().getParam("events"));
      double perPoint = result.getPrimaryResult().getScore() / (ROWS * 101);
      System.out.printf(Locale.ROOT, "%s, %d events a mass: %.4f ms a point, %.4f ms at %.1f %% peak error%n", device,
          events, 1e3 * perPoint, 1e3 * perPoint * equalErrorFactor(device, events), 100 * EQUAL_ERROR);
    }
  }
}

package org.fiducia.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.fiducia.analysis.bench.ResidentMemory;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.analysis.result.YieldMap;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.RunnerOptions;

/**
 * Processor time of {@link AcceptanceProblem}, all threads of the process, median of {@value #TRIALS} scans; of a
 * device that is no processor elapsed time. Arguments: device and lanes. Prints JSON.
 */
public final class AcceptanceTime {

  private static final int WARM_UPS = 2;
  private static final int TRIALS = 5;
  private static final long EVENTS = 262_144;

  private final Engine engine;
  private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private AcceptanceTime(Engine engine) {
    this.engine = engine;
  }

  public static void main(String[] args) throws Exception {
    try (Engine engine = Engine.open(args[0], new RunnerOptions(1, 0, Integer.parseInt(args[1])))) {
      System.out.print(new AcceptanceTime(engine).measure());
      engine.warnings().forEach(System.err::println);
    }
  }

  private String measure() throws InterruptedException {
    AcceptanceProblem problem = new AcceptanceProblem(EVENTS);
    YieldMap map = problem.scan(engine);
    for (int k = 1; k < WARM_UPS; k++) {
      problem.scan(engine);
    }
    double[] times = new double[TRIALS];
    for (int k = 0; k < TRIALS; k++) {
      long begin = nanoseconds();
      problem.scan(engine);
      times[k] = 1e-6 * (nanoseconds() - begin) / problem.points();
    }
    Arrays.sort(times);
    double median = times[TRIALS / 2];
    return JsonText.of(json -> {
      json.writeStringField("device", engine.deviceId());
      json.writeNumberField("millisecondsPerPoint", median);
      json.writeNumberField("millisecondsAtEqualError", median * AcceptanceProblem.equalErrorFactor(map));
      json.writeNumberField("peakBytes", ResidentMemory.peak().orElse(0));
    });
  }

  private long nanoseconds() {
    return engine.computesOnProcessor() ? system.getProcessCpuTime() : System.nanoTime();
  }
}

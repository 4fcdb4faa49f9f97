package org.fiducia.analysis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.fiducia.host.Engine;
import org.fiducia.host.Launcher;

/**
 * Measures items per second of processor time: that of the whole process, all its threads, also those of the compiler
 * and the garbage collector. The time of a device that is no processor is elapsed time.
 */
final class Stopwatch {

  private static final int LEAST_WARM_UPS = 3;
  private static final int MOST_WARM_UPS = 10;
  /** A warm-up that gains less than this share of the rate is the last. */
  private static final double STABLE = 0.02;
  private static final int TRIALS = 5;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Engine engine;
  private final double seconds;

  /**
   * @param engine what runs the fits
   * @param seconds least time of a trial
   */
  Stopwatch(Engine engine, double seconds) {
    this.engine = engine;
    this.seconds = seconds;
  }

  /**
   * Repeats a task until its rate does not grow any more, then gives the median rate of 5 trials.
   *
   * @param launcher the engine, so that data travel with every launch, or a chain of it, so that they stay
   */
  double itemsPerSecond(FitTask task, Launcher launcher) throws InterruptedException {
    double best = 0;
    double gain = Double.POSITIVE_INFINITY;
    for (int k = 0; k < LEAST_WARM_UPS || k < MOST_WARM_UPS && gain > STABLE; k++) {
      double rate = trial(task, launcher);
      gain = rate / best - 1;
      best = Math.max(best, rate);
    }
    double[] rates = new double[TRIALS];
    for (int k = 0; k < TRIALS; k++) {
      rates[k] = trial(task, launcher);
    }
    Arrays.sort(rates);
    return rates[TRIALS / 2];
  }

  private double trial(FitTask task, Launcher launcher) throws InterruptedException {
    long least = (long) (seconds * 1e9);
    long begin = nanoseconds();
    long items = 0;
    long time;
    do {
      task.run(launcher);
      items += task.items();
      time = nanoseconds() - begin;
    } while (time < least || time <= 0);
    return items * 1e9 / time;
  }

  private long nanoseconds() {
    return engine.computesOnProcessor() ? system.getProcessCpuTime() : System.nanoTime();
  }
}

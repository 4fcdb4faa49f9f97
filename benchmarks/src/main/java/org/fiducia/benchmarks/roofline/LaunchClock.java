package org.fiducia.benchmarks.roofline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.Engine;
import org.fiducia.language.Launch;

/**
 * Times launches. On the JVM it takes processor time of this thread, which runs the kernel; of an OpenCL device the
 * time between the start of the kernel and its end, as the runner reports it to a flight recording: the data are on the
 * device then.
 */
final class LaunchClock {

  private static final String EVENT = "org.fiducia.OpenClLaunch";
  private static final int LEAST_LAUNCHES = 5;

  private static final int LEAST_WARM_UPS = 3;
  /** The warm-up lasts at most this many times as long as the measurement. */
  private static final int LONGEST_WARM_UP = 40;
  /** A warm-up that gains less than this share of the rate may be the last. */
  private static final double STABLE = 0.02;
  /** What the rest of the process may take, by the time of the launches, once the JVM has compiled the kernel. */
  private static final double IDLE = 0.1;

  private final Engine engine;
  private final double seconds;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * @param engine with one thread
   * @param seconds least time of a measurement
   */
  LaunchClock(Engine engine, double seconds) {
    this.engine = engine;
    this.seconds = seconds;
  }

  /**
   * Median times of a launch.
   *
   * @param kernel seconds with the data on the device
   * @param total seconds with the transfers
   */
  record Times(double kernel, double total) {}

  Times time(Launch launch, long items) throws InterruptedException, IOException {
    warmUp(launch, items);
    if (onJvm()) {
      double time = median(repeat(launch, items));
      return new Times(time, time);
    }
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      double total = median(repeat(launch, items));
      recording.stop();
      return new Times(median(kernelTimes(recording)), total);
    }
  }

  /**
   * Repeats a launch until it does not become faster. On the JVM the compiler must have come to rest as well: before it
   * is done, the rate of slower code is as steady.
   */
  private void warmUp(Launch launch, long items) throws InterruptedException {
    double best = Double.POSITIVE_INFINITY;
    double gain = Double.POSITIVE_INFINITY;
    double spent = 0;
    boolean resting = false;
    for (int k = 0; k < LEAST_WARM_UPS || spent < LONGEST_WARM_UP * seconds && !(gain < STABLE && resting); k++) {
      long others = timeOfOthers();
      double[] times = repeat(launch, items);
      double round = Arrays.stream(times).sum();
      double time = median(times);
      resting = !onJvm() || (timeOfOthers() - others) * 1e-9 < IDLE * round;
      gain = best / time - 1;
      best = Math.min(best, time);
      spent += round;
    }
  }

  /** Processor time of all threads but this one, ns: those of the compilers and of the garbage collector. */
  private long timeOfOthers() {
    return system.getProcessCpuTime() - threads.getCurrentThreadCpuTime();
  }

  private double[] repeat(Launch launch, long items) throws InterruptedException {
    double[] times = new double[LEAST_LAUNCHES];
    int launches = 0;
    for (double sum = 0; sum < seconds || launches < LEAST_LAUNCHES; launches++) {
      long begin = now();
      engine.run(launch, items, 0);
      double time = (now() - begin) * 1e-9;
      if (launches == times.length) {
        times = Arrays.copyOf(times, 2 * launches);
      }
      times[launches] = time;
      sum += time;
    }
    return Arrays.copyOf(times, launches);
  }

  private boolean onJvm() {
    return engine.deviceId().equals(CpuBackend.ID);
  }

  private long now() {
    return onJvm() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
  }

  private double[] kernelTimes(Recording recording) throws IOException {
    Path file = Files.createTempFile("fiducia-", ".jfr");
    try {
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(EVENT)).toList();
      if (events.isEmpty()) {
        throw new IllegalStateException(engine.deviceId() + " reported no launch: " + engine.warnings());
      }
      return events.stream().mapToDouble(event -> event.getDuration("kernelNanos").toNanos() * 1e-9).toArray();
    } finally {
      Files.delete(file);
    }
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

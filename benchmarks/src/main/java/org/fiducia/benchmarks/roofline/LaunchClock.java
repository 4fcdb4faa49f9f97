package org.fiducia.benchmarks.roofline;

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

  private final Engine engine;
  private final double seconds;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /**
   * @param engine with one thread
   * @param seconds least time of a measurement; as long goes into the warm-up
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
    repeat(launch, items);
    if (engine.deviceId().equals(CpuBackend.ID)) {
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

  private long now() {
    return engine.deviceId().equals(CpuBackend.ID) ? threads.getCurrentThreadCpuTime() : System.nanoTime();
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

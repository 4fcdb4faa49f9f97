package org.fiducia.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.fiducia.host.Engine;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Launch;

/**
 * What a launch takes on two devices that differ only in the backend, such as {@code opencl:0} and {@code tornado:0}:
 * elapsed time, and processor time of the whole process, which other work of the machine disturbs less. The devices
 * take turns; the middle of all rounds counts. Arguments: the two devices, then names of trials.
 */
public final class LaunchComparison {

  private static final long[] ITEMS = {1, 1_000_000};
  private static final int ROUNDS = 7;

  /** Launches a round where each has one item. */
  private static final long LAUNCHES_OF_ONE = 300;

  private static final long WARM_UP = 5000;

  private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private LaunchComparison() {}

  /** Time a launch, in microseconds. */
  private record Time(double elapsed, double processor) {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("benchmarks/tornado: give two devices and at least one trial, such as opencl:0 tornado:0"
          + " TotalMomentum; trials: " + String.join(", ", Trials.all().stream().map(Trial::name).toList()));
      System.exit(2);
    }
    List<String> names = List.of(arguments).subList(2, arguments.length);
    try (Engine a = Engine.open(arguments[0]); Engine b = Engine.open(arguments[1])) {
      System.out.printf("microseconds a launch: elapsed, and of the processor%n%-20s %9s %23s %23s %15s%n",
          "kernel", "items", a.deviceId(), b.deviceId(), "ratio");
      for (String name : names) {
        for (long items : ITEMS) {
          compare(trial(name), items, a, b);
        }
      }
      if (!a.warnings().isEmpty() || !b.warnings().isEmpty()) {
        throw new IllegalStateException("a device failed: " + a.warnings() + b.warnings());
      }
    }
  }

  private static Trial trial(String name) {
    return Trials.all().stream().filter(t -> t.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trial " + name));
  }

  private static void compare(Trial trial, long items, Engine a, Engine b) throws InterruptedException {
    try (Arena arena = Arena.ofShared()) {
      Launch launch = trial.problem().launch(arena, items, 1);
      long launches = items == 1 ? LAUNCHES_OF_ONE : 1;
      List<Time> ofA = new ArrayList<>();
      List<Time> ofB = new ArrayList<>();
      // the JVM compiles what runs often, and a launch runs a lot of code once
      measure(a, launch, items, items == 1 ? WARM_UP : 1);
      measure(b, launch, items, items == 1 ? WARM_UP : 1);
      for (int round = 0; round < ROUNDS; round++) {
        ofA.add(measure(a, launch, items, launches));
        ofB.add(measure(b, launch, items, launches));
      }
      double[] t = {middle(ofA, Time::elapsed), middle(ofA, Time::processor),
        middle(ofB, Time::elapsed), middle(ofB, Time::processor)};
      System.out.printf(Locale.ROOT, "%-20s %9d %11.1f %11.1f %11.1f %11.1f %7.2f %7.2f%n",
          trial.name(), items, t[0], t[1], t[2], t[3], t[2] / t[0], t[3] / t[1]);
    }
  }

  private static Time measure(Engine engine, Launch launch, long items, long launches) throws InterruptedException {
    long start = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    for (long k = 0; k < launches; k++) {
      engine.run(launch, items, 0);
    }
    double scale = 1e-3 / launches;
    return new Time((System.nanoTime() - start) * scale, (SYSTEM.getProcessCpuTime() - processor) * scale);
  }

  private static double middle(List<Time> times, ToDoubleFunction<Time> value) {
    return times.stream().mapToDouble(value).sorted().toArray()[times.size() / 2];
  }
}

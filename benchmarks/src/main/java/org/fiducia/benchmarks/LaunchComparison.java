package org.fiducia.benchmarks;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fiducia.host.Engine;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Launch;

/**
 * What a launch takes on two devices that differ only in the backend, such as {@code opencl:0} and {@code tornado:0}.
 * The devices take turns, so that what else the machine does meets both; the middle of all rounds counts. Arguments:
 * the two devices, then names of trials.
 */
public final class LaunchComparison {

  private static final long[] ITEMS = {1, 1_000_000};
  private static final int ROUNDS = 9;

  /** Shorter than a slice of the scheduler, and a hundred launches of one item. */
  private static final long NANOS_A_ROUND = 20_000_000;

  private LaunchComparison() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("benchmarks/tornado: give two devices and at least one trial, such as opencl:0 tornado:0"
          + " TotalMomentum; trials: " + String.join(", ", Trials.all().stream().map(Trial::name).toList()));
      System.exit(2);
    }
    List<String> names = List.of(arguments).subList(2, arguments.length);
    try (Engine a = Engine.open(arguments[0]); Engine b = Engine.open(arguments[1])) {
      System.out.printf("%-20s %9s %14s %14s %7s%n", "kernel", "items", a.deviceId(), b.deviceId(), "ratio");
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
      double[] ofA = new double[ROUNDS];
      double[] ofB = new double[ROUNDS];
      nanosALaunch(a, launch, items);
      nanosALaunch(b, launch, items);
      for (int round = 0; round < ROUNDS; round++) {
        ofA[round] = nanosALaunch(a, launch, items);
        ofB[round] = nanosALaunch(b, launch, items);
      }
      double middleA = middle(ofA);
      double middleB = middle(ofB);
      System.out.printf(Locale.ROOT, "%-20s %9d %11.1f us %11.1f us %7.2f%n",
          trial.name(), items, middleA / 1000, middleB / 1000, middleB / middleA);
    }
  }

  private static double nanosALaunch(Engine engine, Launch launch, long items) throws InterruptedException {
    long start = System.nanoTime();
    long launches = 0;
    long elapsed;
    do {
      engine.run(launch, items, 0);
      launches++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < NANOS_A_ROUND);
    return (double) elapsed / launches;
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}

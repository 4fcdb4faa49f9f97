package org.fiducia.benchmarks.roofline;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fiducia.benchmarks.counts.OperationCounts;
import org.fiducia.benchmarks.probes.Probe;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.language.Launch;

/** Measures one device in one form, one thread. */
final class Measurement {

  private static final long SEED = 1;
  /** Items of which operations are counted. */
  private static final long COUNTED = 2048;
  /** Items a launch: few enough for a core's patience, enough for all units of a GPU. */
  private static final long ITEMS = 1 << 15;
  private static final long GPU_ITEMS = 1 << 19;
  /** Far more than any cache holds. */
  private static final long TRIAD_ITEMS = 1 << 23;
  private static final long GPU_PROBE_ITEMS = 1 << 20;
  private static final long PROBE_ITEMS = 1 << 11;

  private final double seconds;

  Measurement(double seconds) {
    this.seconds = seconds;
  }

  /** What the kernels of some trials need. */
  static List<Cost> costs(List<Trial> trials) {
    List<Cost> costs = new ArrayList<>();
    for (Trial trial : trials) {
      try (Arena arena = Arena.ofConfined()) {
        costs.add(Cost.of(trial.name(), OperationCounts.of(trial.problem().launch(arena, COUNTED, SEED), COUNTED)));
      }
    }
    return costs;
  }

  FormReport run(String device, int lanes, List<Trial> trials)
      throws DeviceException, InterruptedException, IOException {
    try (Engine engine = Engine.open(device, new RunnerOptions(1, 0, lanes))) {
      LaunchClock clock = new LaunchClock(engine, seconds);
      boolean gpu = !engine.computesOnProcessor();
      Limits limits = limits(clock, gpu);
      List<Rate> rates = new ArrayList<>();
      for (Trial trial : trials) {
        System.err.println(device + ", " + lanes + (lanes == 1 ? " lane: " : " lanes: ") + trial.name());
        rates.add(rate(clock, trial, gpu ? GPU_ITEMS : ITEMS));
      }
      if (!engine.warnings().isEmpty()) {
        throw new DeviceException(String.join("; ", engine.warnings()));
      }
      return new FormReport(engine.deviceId(), engine.deviceName(), lanes, gpu, limits, rates);
    }
  }

  private static Rate rate(LaunchClock clock, Trial trial, long items) throws InterruptedException, IOException {
    try (Arena arena = Arena.ofShared()) {
      Launch launch = trial.problem().launch(arena, items, SEED);
      LaunchClock.Times times = clock.time(launch, items);
      return new Rate(trial.name(), items, items / times.kernel(), items / times.total());
    }
  }

  private static Limits limits(LaunchClock clock, boolean gpu) throws InterruptedException, IOException {
    Map<Probe, Double> rates = new EnumMap<>(Probe.class);
    for (Probe probe : Probe.values()) {
      long items = probe == Probe.TRIAD ? TRIAD_ITEMS : gpu ? GPU_PROBE_ITEMS : PROBE_ITEMS;
      try (Arena arena = Arena.ofShared()) {
        rates.put(probe, items * probe.unitsPerItem() / clock.time(probe.launch(arena, items), items).kernel());
      }
    }
    return new Limits(rates.get(Probe.ADD_MULTIPLY), rates.get(Probe.DIVIDE), rates.get(Probe.SQUARE_ROOT),
        rates.get(Probe.INTEGER), rates.get(Probe.TRIAD));
  }
}

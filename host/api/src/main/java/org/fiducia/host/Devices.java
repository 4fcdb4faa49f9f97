package org.fiducia.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;

/** The devices of this machine, and the choice among them. */
public final class Devices {

  /** The id that lets Fiducia choose. */
  public static final String AUTO = "auto";

  private Devices() {}

  /** An open device with the reason of its choice. */
  record Opened(BackendDevice device, Runner runner, String reason) {}

  /** All devices with their self-tests run, the JVM last, then the backends that have none. */
  public static List<DeviceReport> list() throws InterruptedException {
    List<DeviceReport> reports = new ArrayList<>();
    boolean chosen = false;
    List<Found> found = find();
    for (Candidate candidate : candidates(found)) {
      BackendDevice device = candidate.device();
      String refusal = refusal(device);
      boolean choose = refusal.isEmpty() && !chosen;
      chosen |= choose;
      String selfTest = !device.fp64() ? "absent" : refusal.isEmpty() ? "passed" : "failed";
      String reason = !refusal.isEmpty() ? refusal : choose ? preference(device) : "another device is preferred";
      reports.add(new DeviceReport(
          device.id(), candidate.backend(), device.name(), device.fp64(), selfTest, choose, reason));
    }
    for (Found none : found) {
      if (none.devices().isEmpty()) {
        Backend backend = none.backend();
        reports.add(new DeviceReport(
            backend.name(), backend.name(), "none", false, "absent", false, backend.absence()));
      }
    }
    return reports;
  }

  /**
   * Finds a device.
   *
   * @param wanted an id, or a part of a name that only one device has
   * @throws UnknownDeviceException if none or several fit
   */
  static BackendDevice find(String wanted) {
    List<Found> found = find();
    List<BackendDevice> all = candidates(found).stream().map(Candidate::device).toList();
    String text = wanted.toLowerCase(Locale.ROOT);
    List<BackendDevice> fitting = all.stream().filter(d -> d.id().equals(text)).toList();
    if (fitting.isEmpty() && !text.isBlank()) {
      fitting = all.stream().filter(d -> d.name().toLowerCase(Locale.ROOT).contains(text)).toList();
    }
    if (fitting.size() != 1) {
      throw new UnknownDeviceException("device '" + wanted + "' "
          + (fitting.isEmpty() ? "is unknown" + absence(text, found) : "is ambiguous") + "; choose one of: "
          + all.stream().map(d -> d.id() + " (" + d.name() + ")").collect(Collectors.joining(", ")));
    }
    return fitting.getFirst();
  }

  /** Why the backend that an id names has no device, in parentheses; empty if it has some, or is none. */
  private static String absence(String id, List<Found> found) {
    for (Found none : found) {
      if (id.startsWith(none.backend().name() + ":") && none.devices().isEmpty()) {
        return " (" + none.backend().absence() + ")";
      }
    }
    return "";
  }

  /** Opens a device by id or name, or the best one for {@link #AUTO}; every device but the JVM must pass its self-test. */
  static Opened open(String wanted, RunnerOptions options) throws DeviceException, InterruptedException {
    if (!wanted.equals(AUTO)) {
      BackendDevice device = find(wanted);
      return new Opened(device, tested(device, options), "asked for");
    }
    for (Candidate candidate : candidates(find())) {
      try {
        return new Opened(candidate.device(), tested(candidate.device(), options), preference(candidate.device()));
      } catch (DeviceException e) {
        System.getLogger(Devices.class.getName()).log(System.Logger.Level.INFO, e.getMessage());
      }
    }
    throw new AssertionError("the JVM is always there");
  }

  private static Runner tested(BackendDevice device, RunnerOptions options) throws DeviceException, InterruptedException {
    if (!device.fp64()) {
      throw new DeviceException(device.id() + " does not compute in double precision");
    }
    Runner runner = device.open(options);
    boolean good = false;
    try {
      String failure = device.id().equals(CpuBackend.ID) ? "" : SelfTest.failure(device.id(), runner);
      if (!failure.isEmpty()) {
        throw new DeviceException(device.id() + " failed its self-test: " + failure);
      }
      good = true;
      return runner;
    } finally {
      if (!good) {
        runner.close();
      }
    }
  }

  private static String refusal(BackendDevice device) throws InterruptedException {
    try {
      tested(device, RunnerOptions.defaults()).close();
      return "";
    } catch (DeviceException e) {
      return e.getMessage();
    }
  }

  private static String preference(BackendDevice device) {
    return switch (device.kind()) {
      case GPU -> "a GPU that passes its self-test comes first";
      case ACCELERATOR -> "no GPU passes its self-test; an accelerator does";
      case CPU -> device.id().equals(CpuBackend.ID)
          ? "no other device passes its self-test; the JVM is always there"
          : "no GPU passes its self-test; this OpenCL CPU device does";
    };
  }

  private record Candidate(String backend, BackendDevice device) {}

  private record Found(Backend backend, List<BackendDevice> devices) {}

  /** What each backend finds. Looking can take a driver long, so that callers look once. */
  private static List<Found> find() {
    return ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get)
        .map(backend -> new Found(backend, backend.devices())).toList();
  }

  /** All devices in the order of preference: by kind, the JVM last. */
  private static List<Candidate> candidates(List<Found> found) {
    List<Candidate> all = new ArrayList<>();
    for (Found each : found) {
      each.devices().forEach(d -> all.add(new Candidate(each.backend().name(), d)));
    }
    all.sort(Comparator.<Candidate, Boolean>comparing(c -> c.device().id().equals(CpuBackend.ID))
        .thenComparing(c -> c.device().kind(), Comparator.comparingInt(Kind::ordinal))
        .thenComparing(c -> c.device().id()));
    return all;
  }
}

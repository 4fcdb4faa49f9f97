package org.fiducia.host;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * Runs kernels on a device. If the device fails in mid-run, the launch or chain is repeated on the JVM and the run
 * goes on there with a warning: the results cannot change, because the bits cannot. Safe for use by several threads.
 */
public final class Engine implements Launcher, AutoCloseable {

  private final BackendDevice device;
  private final String reason;
  private final RunnerOptions options;
  private final List<String> warnings = new ArrayList<>();
  private final List<Runner> opened = new ArrayList<>();

  private Engine(Devices.Opened opened, RunnerOptions options) {
    this.device = opened.device();
    this.opened.add(opened.runner());
    this.reason = opened.reason();
    this.options = options;
  }

  /** Opens a device with default options, see {@link #open(String, RunnerOptions)}. */
  public static Engine open(String device) throws DeviceException, InterruptedException {
    return open(device, RunnerOptions.defaults());
  }

  /**
   * Opens a device after its self-test.
   *
   * @param device {@code auto}, an id such as {@code cpu} or {@code opencl:0}, or a unique part of a device's name
   * @throws UnknownDeviceException if there is no such device
   * @throws DeviceException if the device cannot be opened or fails its self-test
   */
  public static Engine open(String device, RunnerOptions options) throws DeviceException, InterruptedException {
    return new Engine(Devices.open(device, options), options);
  }

  /** Id of the device that was opened. */
  public String deviceId() {
    return device.id();
  }

  public String deviceName() {
    return device.name();
  }

  /** Whether the device is the processor, by the JVM or by OpenCL: its time is then processor time of this process. */
  public boolean computesOnProcessor() {
    return device.kind() == BackendDevice.Kind.CPU;
  }

  /** Why this device was chosen. */
  public String reason() {
    return reason;
  }

  /** Device errors that the engine recovered from, in the order of their time. */
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * How many batches {@link Batches} should have memory for. On the JVM one: its threads leave no processor idle that
   * could work on another one. Else two: the host works on one while the device computes the other. A device with
   * memory of its own gets a third one, whose blocks travel meanwhile.
   */
  public int batchesInFlight() {
    return device.id().equals(CpuBackend.ID) ? 1 : computesOnProcessor() ? 2 : 3;
  }

  /** Begins a chain of launches, whose blocks stay on the device until they are fetched. */
  public Chain chain() {
    return new Chain(this);
  }

  /** Runs a launch by itself: the blocks hold the results on return. */
  @Override
  public void run(Launch launch, long items, long first) throws InterruptedException {
    try (Chain chain = chain()) {
      chain.run(launch, items, first);
      chain.fetch(launch.written());
    }
  }

  /**
   * The form in which a kernel runs: {@code jvm}, {@code scalar}, or {@code wide} and the number of lanes. It is the
   * form that the device uses, whatever the options ask for, and the JVM's once the device has failed.
   */
  public String form(KernelDescriptor kernel) {
    try {
      return current().form(kernel);
    } catch (DeviceException e) {
      try {
        return fallback(e).form(kernel);
      } catch (DeviceException impossible) {
        throw new AssertionError("the JVM has no device to fail", impossible);
      }
    }
  }

  synchronized Runner current() {
    return opened.getLast();
  }

  /** Notes an error of the device, and gives the runner that goes on with the work. */
  synchronized Runner fallback(DeviceException error) throws DeviceException {
    warnings.add(device.id() + ": " + error.getMessage() + "; the work goes on on the JVM, with the same bits");
    if (opened.size() == 1) {
      opened.add(new CpuBackend().devices().getFirst().open(options));
    }
    return opened.getLast();
  }

  @Override
  public synchronized void close() {
    opened.forEach(Runner::close);
  }
}

package org.fiducia.host.spi;

/** A device that a backend offers. */
public interface BackendDevice {

  /** What a device is, in the order of preference of {@code auto}. */
  enum Kind {
    GPU,
    ACCELERATOR,
    CPU
  }

  /** Id, unique among all backends, e.g. {@code opencl:0}. */
  String id();

  /** The maker's name of the device. */
  String name();

  Kind kind();

  /** Whether it computes in double precision; a device that does not is never opened. */
  boolean fp64();

  /** Opens the device. */
  Runner open(RunnerOptions options) throws DeviceException;
}

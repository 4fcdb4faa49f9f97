package org.fiducia.host.spi;

import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/** An open device. */
public interface Runner extends AutoCloseable {

  /**
   * Runs items 0 to {@code items - 1} of a launch; item i is event {@code first + i}. When it returns, the blocks hold
   * the results. When it throws {@link DeviceException}, no block has changed, so that the launch can be repeated
   * elsewhere.
   */
  void run(Launch launch, long items, long first) throws DeviceException, InterruptedException;

  /** The form in which a kernel runs here: {@code scalar}, or {@code wide} and the number of lanes. */
  default String form(KernelDescriptor kernel) throws DeviceException {
    return "scalar";
  }

  @Override
  void close();
}

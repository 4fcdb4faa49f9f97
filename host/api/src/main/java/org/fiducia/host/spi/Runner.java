package org.fiducia.host.spi;

import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/** An open device. Threads may share it. */
public interface Runner extends AutoCloseable {

  /** Begins a chain of launches. Several may be under way at the same time, each for one thread. */
  DeviceChain chain() throws DeviceException;

  /**
   * Runs items 0 to {@code items - 1} of a launch; item i is event {@code first + i}. When it returns, the blocks hold
   * the results. When it throws {@link DeviceException}, the launch can be repeated elsewhere: no block that it needs
   * has changed.
   */
  default void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    try (DeviceChain chain = chain()) {
      chain.run(launch, items, first);
      chain.fetch(launch.written());
    }
  }

  /** The form in which a kernel runs here: {@code jvm}, {@code scalar}, or {@code wide} and the number of lanes. */
  default String form(KernelDescriptor kernel) throws DeviceException {
    return "scalar";
  }

  @Override
  void close();
}

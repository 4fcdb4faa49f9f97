package org.fiducia.host.spi;

import org.fiducia.language.Launch;

/** An open device. */
public interface Runner extends AutoCloseable {

  /**
   * Runs items 0 to {@code items - 1} of a launch; item i is event {@code first + i}. When it returns, the blocks hold
   * the results. When it throws {@link DeviceException}, no block has changed, so that the launch can be repeated
   * elsewhere.
   */
  void run(Launch launch, long items, long first) throws DeviceException, InterruptedException;

  @Override
  void close();
}

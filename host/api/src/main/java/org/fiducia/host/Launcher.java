package org.fiducia.host;

import org.fiducia.language.Launch;

/**
 * Where launches run: on an {@link Engine} each for itself, or in a {@link Chain} that leaves the blocks on the
 * device.
 */
public sealed interface Launcher permits Engine, Chain {

  /**
   * Runs items 0 to {@code items - 1}; item i is event {@code first + i}.
   *
   * @throws IllegalStateException if a block is closed
   */
  void run(Launch launch, long items, long first) throws InterruptedException;
}

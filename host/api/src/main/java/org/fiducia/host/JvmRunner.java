package org.fiducia.host;

import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Launch;

/**
 * The JVM as an open device.
 *
 * @param cpu runs the kernels, with its own threads and chunks
 */
public record JvmRunner(CpuRunner cpu) implements Runner {

  @Override
  public void run(Launch launch, long items, long first) throws InterruptedException {
    cpu.run(launch, items, first);
  }

  @Override
  public void close() {
    cpu.close();
  }
}

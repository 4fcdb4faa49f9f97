package org.fiducia.host;

import java.util.List;
import org.fiducia.cpu.CpuRunner;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * The JVM as an open device: it works on the blocks themselves.
 *
 * @param cpu runs the kernels, with its own threads and chunks
 */
public record JvmRunner(CpuRunner cpu) implements Runner {

  @Override
  public DeviceChain chain() {
    return new DeviceChain() {
      @Override
      protected void compute(Launch launch, long items, long first) throws InterruptedException {
        cpu.run(launch, items, first);
      }

      @Override
      protected void download(List<Block> wanted) {
        // they hold the results already
      }

      @Override
      protected void release() {
        // a chain on the JVM holds nothing
      }
    };
  }

  @Override
  public String form(KernelDescriptor kernel) {
    return "jvm";
  }

  @Override
  public void close() {
    cpu.close();
  }
}

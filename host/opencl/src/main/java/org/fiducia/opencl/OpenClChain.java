package org.fiducia.opencl;

import java.util.List;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;

/** A chain on an OpenCL device. */
final class OpenClChain extends DeviceChain {

  private final OpenClRunner runner;
  /** Null before the first launch and after the end. */
  private ResidentBlocks blocks;
  private boolean good = true;

  OpenClChain(OpenClRunner runner) {
    this.runner = runner;
  }

  @Override
  protected void compute(Launch launch, long items, long first) throws DeviceException {
    good = false;
    if (blocks == null) {
      blocks = runner.begin();
    }
    runner.run(launch, items, first, blocks);
    good = true;
  }

  @Override
  protected void download(List<Block> wanted) throws DeviceException {
    if (blocks != null) {
      good = false;
      runner.fetch(wanted, blocks);
      good = true;
    }
  }

  @Override
  protected void release() {
    if (blocks != null) {
      runner.end(blocks, good);
      blocks = null;
    }
  }
}

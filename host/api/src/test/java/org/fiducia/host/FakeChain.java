package org.fiducia.host;

import java.lang.foreign.Arena;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** A chain on a device with a memory of its own, which begins full of nonsense. */
final class FakeChain extends DeviceChain {

  private static final byte NONSENSE = 0x5A;

  private final FakeDevice.Work work;
  private final Arena memory = Arena.ofShared();
  private final Map<Block, Block> copies = new IdentityHashMap<>();

  FakeChain(FakeDevice.Work work) {
    this.work = work;
  }

  @Override
  protected void compute(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    List<Block> there = launch.blocks().stream().map(b -> copies.computeIfAbsent(b, x -> copy(launch, b))).toList();
    work.run(new Launch(launch.kernel(), there), items, first);
  }

  private Block copy(Launch launch, Block block) {
    Block copy = switch (block) {
      case Doubles b -> Doubles.allocate(memory, b.columns(), b.rows());
      case Longs b -> Longs.allocate(memory, b.columns(), b.rows());
      case Ints b -> Ints.allocate(memory, b.columns(), b.rows());
    };
    if (launch.needs(block)) {
      copy.data().copyFrom(block.data());
    } else {
      copy.data().fill(NONSENSE);
    }
    return copy;
  }

  @Override
  protected void download(List<Block> wanted) throws DeviceException, InterruptedException {
    work.fetch();
    for (Block block : wanted) {
      if (copies.containsKey(block)) {
        block.data().copyFrom(copies.get(block).data());
      }
    }
  }

  @Override
  protected void release() {
    if (memory.scope().isAlive()) {
      memory.close();
    }
  }
}

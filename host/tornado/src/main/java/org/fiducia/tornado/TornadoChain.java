package org.fiducia.tornado;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;

/**
 * A chain on a device of TornadoVM. Memory of the device belongs to a plan, so that results go to the next launch by
 * way of the plans' arrays on the host; blocks change when the chain is fetched, not before.
 */
final class TornadoChain extends DeviceChain {

  private final TornadoRunner runner;
  /** The plan that has written a block last; it is not used again as long as it is there. */
  private final Map<Block, Plan> newest = new IdentityHashMap<>();
  /** The blocks of earlier launches: a launch that overwrites may still add to what they hold. */
  private final Set<Block> known = Collections.newSetFromMap(new IdentityHashMap<>());

  TornadoChain(TornadoRunner runner) {
    this.runner = runner;
  }

  @Override
  protected void compute(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    Plan plan = runner.run(
        launch, items, first, block -> known.contains(block) || launch.needs(block) ? content(block) : null);
    known.addAll(launch.blocks());
    List<Plan> before = plans();
    launch.written().forEach(block -> newest.put(block, plan));
    if (launch.written().isEmpty()) {
      before.add(plan);
    }
    before.removeAll(plans());
    before.forEach(runner::giveBack);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private MemorySegment content(Block block) {
    Plan plan = newest.get(block);
    return plan == null ? block.data() : plan.content(block);
  }

  private List<Plan> plans() {
    return new ArrayList<>(newest.values().stream().distinct().toList());
  }

  @Override
  protected void download(List<Block> wanted) {
    for (Block block : wanted) {
      if (newest.containsKey(block)) {
        block.data().copyFrom(content(block));
      }
    }
  }

  @Override
  protected void release() {
    plans().forEach(runner::giveBack);
    newest.clear();
  }
}

package org.fiducia.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;

/**
 * Launches one after the other whose blocks stay on the device until they are fetched, all at once and at the end: a
 * block is sent when the first launch reads it, and nothing comes back but what is asked for.
 *
 * <pre>{@code
 * try (Chain chain = engine.chain()) {
 *   hits.simulate(chain, batch);
 *   tracks.fit(chain, batch);
 *   chain.fetch(batch.blocks(Track.LAYOUT, TrackStatus.LAYOUT));
 * }
 * }</pre>
 *
 * <p>Between the first launch with a block and the end of the chain the block belongs to the chain: leave it alone.
 * What a block that the chain writes holds is not defined until it is fetched, for good if it is not. If the device
 * fails, the whole chain is repeated on the JVM, with the same bits. For one thread; an engine can have many chains.
 */
public final class Chain implements Launcher, AutoCloseable {

  private final Engine engine;
  private final List<Step> done = new ArrayList<>();
  private DeviceChain device;

  private record Step(Launch launch, long items, long first) {}

  /** What is done on a device, and can be done again on another one. */
  private interface Work {
    void on(DeviceChain device) throws DeviceException, InterruptedException;
  }

  Chain(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void run(Launch launch, long items, long first) throws InterruptedException {
    perform(chain -> chain.run(launch, items, first));
    done.add(new Step(launch, items, first));
  }

  /**
   * Brings what the launches have written into blocks, and ends the chain. Blocks that they have not written are left
   * as they are.
   *
   * @throws IllegalStateException if a block of the chain is closed, or a small one was changed by the host
   */
  public void fetch(Collection<? extends Block> blocks) throws InterruptedException {
    perform(chain -> chain.fetch(blocks));
  }

  /** The forms in which the kernels of this chain run, each once, see {@link Engine#form}. */
  public Set<String> forms() {
    return done.stream().map(step -> step.launch().kernel()).distinct().map(engine::form)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void perform(Work work) throws InterruptedException {
    try {
      if (device == null) {
        device = engine.current().chain();
      }
      work.on(device);
    } catch (DeviceException e) {
      repeat(e, work);
    }
  }

  /** The blocks are as they were before the chain, so that the JVM can begin again. */
  private void repeat(DeviceException error, Work work) throws InterruptedException {
    close();
    try {
      device = engine.fallback(error).chain();
      for (Step step : done) {
        device.run(step.launch(), step.items(), step.first());
      }
      work.on(device);
    } catch (DeviceException e) {
      throw new AssertionError("the JVM has no device to fail", e);
    }
  }

  @Override
  public void close() {
    if (device != null) {
      device.close();
    }
  }
}

package org.fiducia.host.spi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;

/**
 * Launches one after the other whose blocks stay on the device until they are fetched, all at once and at the end.
 *
 * <p>Between the first launch with a block and the end of the chain the block belongs to the chain: the host neither
 * changes it nor closes its arena, and what a block that the chain writes holds is not defined until it is fetched, for
 * good if it is not. So a device may keep a copy as well as work on the block itself, and the bytes fetched are the
 * same: those of the launches run one by one. For one thread.
 *
 * <p>This class checks all that callers can get wrong, so that devices see only what they can do.
 */
public abstract class DeviceChain implements AutoCloseable {

  /** Blocks up to this size are compared with what they held: settings are what a host changes by mistake. */
  private static final long WATCHED_BYTES = 4096;

  private final Map<Block, Known> blocks = new IdentityHashMap<>();
  private boolean ended;

  /** What a chain remembers of a block. */
  private static final class Known {
    /** The first launch with it, which has a name for it. */
    final Launch launch;
    /** What it held at first; null if it is large or the chain has written it. */
    byte[] content;

    Known(Launch launch, byte[] content) {
      this.launch = launch;
      this.content = content;
    }
  }

  /**
   * Runs items 0 to {@code items - 1} of a launch; item i is event {@code first + i}.
   *
   * @throws IllegalStateException if a block of the chain is closed or was changed by the host, or the chain is at
   *     its end
   * @throws DeviceException if the device fails; no block has changed
   */
  public final void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    if (items < 0) {
      throw new IllegalArgumentException("negative number of items: " + items);
    }
    launch.requireAlive();
    begin();
    for (Block block : launch.blocks()) {
      blocks.computeIfAbsent(block, b -> new Known(launch, content(b)));
    }
    if (items > 0) {
      compute(launch, items, first);
      launch.written().forEach(block -> blocks.get(block).content = null);
    }
    ended = false;
  }

  /**
   * Brings what the launches have written into blocks, and ends the chain. Blocks that they have not written are left
   * as they are.
   *
   * @throws IllegalStateException as {@link #run} does
   * @throws DeviceException if the device fails; no block has changed, except blocks that the first launch with them
   *     does not need
   */
  public final void fetch(Collection<? extends Block> wanted) throws DeviceException, InterruptedException {
    begin();
    List<Block> known = new ArrayList<>();
    for (Block block : wanted) {
      if (blocks.containsKey(block) && !known.contains(block)) {
        known.add(block);
      }
    }
    download(known);
  }

  /** Until it has succeeded, a step is the chain's last one. */
  private void begin() throws InterruptedException {
    if (ended) {
      throw new IllegalStateException("a chain ends when it is fetched, closed or fails: begin another one");
    }
    blocks.forEach(DeviceChain::requireIntact);
    if (Thread.interrupted()) {
      ended = true;
      throw new InterruptedException();
    }
    ended = true;
  }

  private static void requireIntact(Block block, Known known) {
    if (!block.alive()) {
      throw new IllegalStateException(known.launch.nameOf(block) + " is closed, and a chain is using it: fetch first");
    }
    if (known.content != null && MemorySegment.ofArray(known.content).mismatch(block.data()) >= 0) {
      throw new IllegalStateException(
          known.launch.nameOf(block) + " was changed while a chain is using it: fetch first");
    }
  }

  private static byte[] content(Block block) {
    return block.data().byteSize() > WATCHED_BYTES ? null : block.data().toArray(ValueLayout.JAVA_BYTE);
  }

  /** Does a launch of at least one item; all its blocks are alive. */
  protected abstract void compute(Launch launch, long items, long first) throws DeviceException, InterruptedException;

  /** Brings back those of these blocks that launches have written; all are alive, each is there once. */
  protected abstract void download(List<Block> wanted) throws DeviceException, InterruptedException;

  /** Gives back what the chain holds; may be called more than once. */
  protected abstract void release();

  @Override
  public final void close() {
    ended = true;
    release();
  }
}

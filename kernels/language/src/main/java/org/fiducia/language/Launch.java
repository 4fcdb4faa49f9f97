package org.fiducia.language;

import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.KernelDescriptor.Access;

/**
 * A kernel with its blocks, ready to run over any items.
 *
 * @param kernel what to run
 * @param blocks its arguments, checked against the kernel's parameters
 * @param overwrites see {@link #overwriting()}
 */
public record Launch(KernelDescriptor kernel, List<Block> blocks, boolean overwrites) {

  public Launch {
    blocks = List.copyOf(blocks);
    List<KernelDescriptor.Parameter> expected = kernel.parameters();
    if (blocks.size() != expected.size()) {
      throw new IllegalArgumentException(
          kernel.name() + " takes " + expected.size() + " blocks, not " + blocks.size());
    }
    for (int k = 0; k < blocks.size(); k++) {
      if (!expected.get(k).type().isInstance(blocks.get(k))) {
        throw new IllegalArgumentException(
            "block '" + expected.get(k).name() + "' of " + kernel.name() + " must be "
                + expected.get(k).type().getSimpleName());
      }
    }
  }

  /** A launch that leaves what no item writes as it is. */
  public Launch(KernelDescriptor kernel, List<Block> blocks) {
    this(kernel, blocks, false);
  }

  /**
   * The same launch with the caller's word that what the written blocks hold does not matter: items set values and
   * add to none, and nobody will read a value that no item has set. So such blocks need not be sent to a device, and
   * what they hold where no item has set a value is not defined afterwards.
   */
  public Launch overwriting() {
    return new Launch(kernel, blocks, true);
  }

  /** The blocks that the kernel writes, each once, in the order of the arguments. */
  public List<Block> written() {
    List<Block> written = new ArrayList<>();
    for (int k = 0; k < blocks.size(); k++) {
      if (kernel.access().get(k) == Access.WRITE && !written.contains(blocks.get(k))) {
        written.add(blocks.get(k));
      }
    }
    return written;
  }

  /** Whether what a block holds before the launch can matter for what is defined after it. */
  public boolean needs(Block block) {
    for (int k = 0; k < blocks.size(); k++) {
      if (blocks.get(k) == block && (!overwrites || kernel.access().get(k) == Access.READ)) {
        return true;
      }
    }
    return false;
  }

  /** How messages call a block of this launch. */
  public String nameOf(Block block) {
    return "block '" + kernel.parameters().get(blocks.indexOf(block)).name() + "' of " + kernel.name();
  }

  /** Refuses blocks whose memory is gone: native code would read it all the same. */
  public void requireAlive() {
    for (Block block : blocks) {
      if (!block.alive()) {
        throw new IllegalStateException(nameOf(block) + " is closed");
      }
    }
  }
}

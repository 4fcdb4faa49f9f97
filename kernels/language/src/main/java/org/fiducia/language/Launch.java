package org.fiducia.language;

import java.util.List;

/**
 * A kernel with its blocks, ready to run over any items.
 *
 * @param kernel what to run
 * @param blocks its arguments, checked against the kernel's parameters
 */
public record Launch(KernelDescriptor kernel, List<Block> blocks) {

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

  /** Refuses blocks whose memory is gone: native code would read it all the same. */
  public void requireAlive() {
    for (int k = 0; k < blocks.size(); k++) {
      if (!blocks.get(k).alive()) {
        throw new IllegalStateException(
            "block '" + kernel.parameters().get(k).name() + "' of " + kernel.name() + " is closed");
      }
    }
  }
}

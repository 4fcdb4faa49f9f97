package org.fiducia.language;

import java.util.List;

/**
 * What a host knows of a kernel. The translator writes one implementation a kernel, {@code <Class>Kernel}, with a typed
 * {@code static Launch with(blocks...)}, and lists all of them for {@link java.util.ServiceLoader}.
 */
public interface KernelDescriptor {

  /** How a kernel uses one of its blocks, read off its source. */
  enum Access {
    /** The kernel only reads: the device's copy need not come back. */
    READ,
    /** The kernel writes or adds (and may read). */
    WRITE
  }

  /**
   * One block argument.
   *
   * @param name its name in the source
   * @param type {@link Doubles}, {@link Longs} or {@link Ints}
   */
  record Parameter(String name, Class<? extends Block> type) {}

  /** Fully qualified name of the class that holds the kernel. */
  String name();

  /** Name of the kernel function in OpenCL C. */
  String function();

  List<Parameter> parameters();

  /** Use of each block, in the order of {@link #parameters()}. */
  List<Access> access();

  /** Runs items {@code from} (inclusive) to {@code to} (exclusive) on the JVM; item i is event {@code first + i}. */
  void loop(long from, long to, long first, List<Block> blocks);
}

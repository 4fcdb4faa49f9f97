package org.fiducia.kernels;

import java.lang.foreign.Arena;
import java.util.Objects;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * A kernel with inputs that test it: nasty values, and numbers of the size that the kernel meets in use. The
 * cross-check, the self-test of a device and the hash file all run kernels on these.
 *
 * @param name of the trial: that of the kernel's class, with a word more where a kernel has several
 * @param kernel the kernel
 * @param problem makes its blocks
 */
public record Trial(String name, KernelDescriptor kernel, Problem problem) {

  /** Makes the blocks of a launch over {@code items} items; equal arguments give equal blocks everywhere. */
  @FunctionalInterface
  public interface Problem {
    Launch launch(Arena arena, long items, long seed);
  }

  /** The only trial of a kernel. */
  public Trial(KernelDescriptor kernel, Problem problem) {
    this(kernel.name().substring(kernel.name().lastIndexOf('.') + 1), kernel, problem);
  }

  public Trial {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kernel);
    Objects.requireNonNull(problem);
  }
}

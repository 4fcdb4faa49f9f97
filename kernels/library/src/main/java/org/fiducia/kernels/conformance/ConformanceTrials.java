package org.fiducia.kernels.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.fiducia.kernels.Trial;
import org.fiducia.language.KernelDescriptor;

/** The conformance kernels on awkward numbers. */
public final class ConformanceTrials {

  private static final List<KernelDescriptor> KERNELS = List.of(FloatingPointKernel.INSTANCE, ConversionsKernel.INSTANCE,
      IntArithmeticKernel.INSTANCE, LongArithmeticKernel.INSTANCE, ControlFlowKernel.INSTANCE,
      AccumulationKernel.INSTANCE);

  private ConformanceTrials() {}

  public static List<Trial> all() {
    return IntStream.range(0, KERNELS.size()).mapToObj(k -> new Trial(KERNELS.get(k), (arena, items, seed) ->
        Conformance.launches(arena, Math.max(items, Conformance.MIN_ROWS), seed).get(k))).toList();
  }
}

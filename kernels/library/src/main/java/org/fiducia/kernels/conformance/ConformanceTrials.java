package org.fiducia.kernels.conformance;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** The conformance kernels on awkward numbers: what a device must reproduce before anything else is asked of it. */
public final class ConformanceTrials {

  /** Rows that {@link Accumulation} adds into, whatever the number of items. */
  private static final int MIN_ROWS = 8;

  private final Arena arena;
  private final long rows;
  private long seed;

  private ConformanceTrials(Arena arena, long items, long seed) {
    this.arena = arena;
    this.rows = Math.max(items, MIN_ROWS);
    this.seed = seed;
  }

  /** Expressions in all kernels together: each fills one column. */
  public static int expressions() {
    return FloatingPoint.EXPRESSIONS
        + Conversions.DOUBLE_EXPRESSIONS + Conversions.LONG_EXPRESSIONS + Conversions.INT_EXPRESSIONS
        + IntArithmetic.EXPRESSIONS
        + LongArithmetic.EXPRESSIONS
        + ControlFlow.DOUBLE_EXPRESSIONS + ControlFlow.LONG_EXPRESSIONS + ControlFlow.INT_EXPRESSIONS
        + Accumulation.EXPRESSIONS;
  }

  public static List<Trial> all() {
    return List.of(
        new Trial(FloatingPointKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).floatingPoint()),
        new Trial(ConversionsKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).conversions()),
        new Trial(IntArithmeticKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).intArithmetic()),
        new Trial(LongArithmeticKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).longArithmetic()),
        new Trial(ControlFlowKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).controlFlow()),
        new Trial(AccumulationKernel.INSTANCE, (a, n, s) -> new ConformanceTrials(a, n, s).accumulation()));
  }

  private Launch floatingPoint() {
    return FloatingPointKernel.with(filled(doubles(FloatingPoint.INPUTS)), doubles(FloatingPoint.EXPRESSIONS));
  }

  private Launch conversions() {
    return ConversionsKernel.with(filled(doubles(Conversions.DOUBLE_INPUTS)), filled(longs(Conversions.LONG_INPUTS)),
        filled(ints(Conversions.INT_INPUTS)), doubles(Conversions.DOUBLE_EXPRESSIONS),
        longs(Conversions.LONG_EXPRESSIONS), ints(Conversions.INT_EXPRESSIONS));
  }

  private Launch intArithmetic() {
    return IntArithmeticKernel.with(filled(ints(IntArithmetic.INPUTS)), ints(IntArithmetic.EXPRESSIONS));
  }

  private Launch longArithmetic() {
    return LongArithmeticKernel.with(filled(longs(LongArithmetic.LONG_INPUTS)),
        filled(ints(LongArithmetic.INT_INPUTS)), longs(LongArithmetic.EXPRESSIONS));
  }

  private Launch controlFlow() {
    return ControlFlowKernel.with(filled(doubles(ControlFlow.DOUBLE_INPUTS)), filled(ints(ControlFlow.INT_INPUTS)),
        doubles(ControlFlow.DOUBLE_EXPRESSIONS), longs(ControlFlow.LONG_EXPRESSIONS),
        ints(ControlFlow.INT_EXPRESSIONS));
  }

  private Launch accumulation() {
    return AccumulationKernel.with(filled(longs(Accumulation.INPUTS)), longs(Accumulation.EXPRESSIONS));
  }

  private Doubles doubles(int columns) {
    return Doubles.allocate(arena, columns, rows);
  }

  private Longs longs(int columns) {
    return Longs.allocate(arena, columns, rows);
  }

  private Ints ints(int columns) {
    return Ints.allocate(arena, columns, rows);
  }

  private <B extends Block> B filled(B block) {
    ConformanceInputs.fill(block, seed++);
    return block;
  }
}

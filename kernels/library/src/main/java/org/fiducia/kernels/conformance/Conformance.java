package org.fiducia.kernels.conformance;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** The conformance kernels with filled inputs and empty outputs: what a device must reproduce to the bit. */
public final class Conformance {

  /** Rows that a launch needs at least: the sums go to 8 of them. */
  public static final int MIN_ROWS = 8;

  private final Arena arena;
  private final long rows;
  private long seed;

  private Conformance(Arena arena, long rows, long seed) {
    this.arena = arena;
    this.rows = rows;
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

  /**
   * One launch a kernel, each over {@code rows} items. Run them on two engines from equal seeds and compare the blocks.
   *
   * @param rows items, at least {@value #MIN_ROWS}
   */
  public static List<Launch> launches(Arena arena, long rows, long seed) {
    if (rows < MIN_ROWS) {
      throw new IllegalArgumentException("the conformance kernels need at least " + MIN_ROWS + " rows, not " + rows);
    }
    return new Conformance(arena, rows, seed).launches();
  }

  private List<Launch> launches() {
    return List.of(
        FloatingPointKernel.with(filled(doubles(FloatingPoint.INPUTS)), doubles(FloatingPoint.EXPRESSIONS)),
        ConversionsKernel.with(
            filled(doubles(Conversions.DOUBLE_INPUTS)),
            filled(longs(Conversions.LONG_INPUTS)),
            filled(ints(Conversions.INT_INPUTS)),
            doubles(Conversions.DOUBLE_EXPRESSIONS),
            longs(Conversions.LONG_EXPRESSIONS),
            ints(Conversions.INT_EXPRESSIONS)),
        IntArithmeticKernel.with(filled(ints(IntArithmetic.INPUTS)), ints(IntArithmetic.EXPRESSIONS)),
        LongArithmeticKernel.with(
            filled(longs(LongArithmetic.LONG_INPUTS)),
            filled(ints(LongArithmetic.INT_INPUTS)),
            longs(LongArithmetic.EXPRESSIONS)),
        ControlFlowKernel.with(
            filled(doubles(ControlFlow.DOUBLE_INPUTS)),
            filled(ints(ControlFlow.INT_INPUTS)),
            doubles(ControlFlow.DOUBLE_EXPRESSIONS),
            longs(ControlFlow.LONG_EXPRESSIONS),
            ints(ControlFlow.INT_EXPRESSIONS)),
        AccumulationKernel.with(filled(longs(Accumulation.INPUTS)), longs(Accumulation.EXPRESSIONS)));
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

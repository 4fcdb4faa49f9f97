package org.fiducia.opencl.random;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/** The blocks of a random kernel, full of nasty and of ordinary numbers, outputs included. */
final class RandomBlocks {

  /** Rows behind the last item: nothing may touch them. */
  private static final int SPARE = 5;

  private RandomBlocks() {}

  /** Blocks with the same content each time. */
  static List<Block> of(RandomKernel kernel, Arena arena, long items, long seed) {
    Dice dice = new Dice(seed);
    List<Block> blocks = new ArrayList<>();
    for (BlockUse use : kernel.blocks()) {
      long rows = use.rowsFor(items) + SPARE;
      Block block = switch (use.type()) {
        case INT -> Ints.allocate(arena, use.columns(), rows);
        case LONG -> Longs.allocate(arena, use.columns(), rows);
        case DOUBLE -> Doubles.allocate(arena, use.columns(), rows);
        case BOOLEAN -> throw new IllegalArgumentException("no block holds booleans");
      };
      fill(block, dice);
      if (use.name().equals(RandomKernel.WHOLES)) {
        ((Longs) block).set(0, 0, items);
      }
      blocks.add(block);
    }
    return blocks;
  }

  private static void fill(Block block, Dice dice) {
    for (int column = 0; column < block.columns(); column++) {
      for (long row = 0; row < block.rows(); row++) {
        switch (block) {
          case Doubles doubles -> doubles.set(column, row, Numbers.real(dice));
          case Longs longs -> longs.set(column, row, Numbers.whole(dice));
          case Ints ints -> ints.set(column, row, (int) Numbers.whole(dice));
        }
      }
    }
  }

  /** Where two runs differ first, and in how many values; empty if they are equal. */
  static String difference(RandomKernel kernel, List<Block> expected, List<Block> actual) {
    String first = "";
    int count = 0;
    for (int b = 0; b < expected.size(); b++) {
      for (int column = 0; column < expected.get(b).columns(); column++) {
        if (expected.get(b).column(column).mismatch(actual.get(b).column(column)) < 0) {
          continue;
        }
        for (long row = 0; row < expected.get(b).rows(); row++) {
          String good = value(expected.get(b), column, row);
          String bad = value(actual.get(b), column, row);
          if (!good.equals(bad)) {
            first = count++ == 0
                ? kernel.blocks().get(b).name() + "(" + column + ", " + row + ") is " + bad + ", not " + good
                : first;
          }
        }
      }
    }
    return count == 0 ? "" : first + "; " + count + " values differ";
  }

  private static String value(Block block, int column, long row) {
    return switch (block) {
      case Doubles doubles -> {
        long bits = doubles.column(column).getAtIndex(ValueLayout.JAVA_LONG, row);
        yield Double.longBitsToDouble(bits) + " (0x" + Long.toHexString(bits) + ")";
      }
      case Longs longs -> longs.get(column, row) + "L";
      case Ints ints -> Integer.toString(ints.get(column, row));
    };
  }
}
